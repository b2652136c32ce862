package org.herald.attribute.aspath;

import java.util.Set;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.AttributeSink;
import org.herald.api.bgp.AttributeTrait;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.ProvideAttribute;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** AS_PATH (RFC 4271, 5.1.2): numbers of four octets where both sides can (RFC 6793). Malformed: treat as withdraw (RFC 7606, 7.2). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "AS_PATH", code = AsPathAttribute.CODE, words = "as-path")
public final class AsPathAttribute implements PathAttributeType<AsPath> {
    static final int CODE = 2;
    private static final int AGGREGATOR = 7;

    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            "as-path",
            "[ <asn> ... ] ( <asn> ... )",
            "autonomous systems that the route went through: [ ] a sequence, ( ) a set; sent as written",
            "as-path [ 65001 65002 ] ( 65010 65011 )"));

    @Override
    public int code() {
        return CODE;
    }

    @Override
    public String name() {
        return "AS_PATH";
    }

    @Override
    public int flags() {
        return AttributeFlags.WELL_KNOWN;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    @Override
    public Set<AttributeTrait> traits() {
        return Set.of(AttributeTrait.MANDATORY, AttributeTrait.ADAPTED);
    }

    @Override
    public AsPath decode(WireReader value, CodecContext context) throws MalformedException {
        AsPath path = AsPathCodec.decode(value, context.isAsn4());
        if (!context.isInternal()) {
            for (Segment segment : path.segments()) {
                if (segment.isConfederation()) {
                    throw value.malformed("a confederation segment from outside the confederation (RFC 5065, 5)");
                }
            }
        }
        return path;
    }

    @Override
    public void encode(AsPath value, WireWriter out, CodecContext context) {
        AsPathCodec.encode(value, out, context.isAsn4());
    }

    @Override
    public AsPath complete(AsPath value, AttributeSet received, CodecContext context) {
        if (context.isAsn4() || !(received.valueOf(As4PathAttribute.CODE) instanceof AsPath as4Path)) {
            return value;
        }
        return isAggregatorOfOldSpeaker(received) ? value : value.mergedWith(as4Path);
    }

    /** RFC 6793, 4.2.3: an AGGREGATOR with a number other than AS_TRANS was set by a speaker that drops AS4_PATH. */
    static boolean isAggregatorOfOldSpeaker(AttributeSet received) {
        for (int index = 0; index < received.size(); index++) {
            if (received.code(index) == AGGREGATOR) {
                WireReader raw = received.raw(index);
                int at = raw.position();
                byte[] octets = raw.array();
                boolean isTrans = raw.remaining() == 6
                        && ((octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF) == AsPathCodec.AS_TRANS;
                return raw.remaining() == 6 && !isTrans;
            }
        }
        return false;
    }

    /** A path that was written is sent as it is; else externally our own number, internally none (RFC 4271, 5.1.2). */
    @Override
    public AsPath export(@Nullable AsPath value, CodecContext session) {
        if (value != null) {
            return value;
        }
        return session.isInternal() ? AsPath.EMPTY : AsPath.sequence((int) session.localAs());
    }

    @Override
    public void exportCompanions(AsPath value, AttributeSink out, CodecContext session) {
        if (!session.isAsn4() && value.hasLargeNumber()) {
            WireWriter as4Path = out.begin(As4PathAttribute.CODE, AttributeFlags.OPTIONAL_TRANSITIVE);
            AsPathCodec.encode(value.withoutConfederations(), as4Path, true);
            out.end();
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public AsPath parse(Words words, @Nullable AsPath previous, CodecView codecs) throws StatementException {
        return new AsPathWords().parse(words);
    }

    @Override
    public void describe(AsPath value, FieldSink out, CodecView codecs) {
        if (out.dialect().version() <= Dialect.JSON4.version()) {
            describeFlat(value, out);
            return;
        }
        if (value.segments().isEmpty()) {
            return;
        }
        out.name("as-path").dense().openObject();
        for (int index = 0; index < value.segments().size(); index++) {
            Segment segment = value.segments().get(index);
            out.name(Integer.toString(index)).openObject();
            out.field("element", segment.typeName());
            out.name("value");
            list(segment, out);
            out.closeObject();
        }
        out.closeObject();
    }

    /** Compatibility: 4.2 gives one flat list for each kind of segment. */
    private static void describeFlat(AsPath value, FieldSink out) {
        flat("as-path", Segment.SEQUENCE, value, out, true);
        flat("as-set", Segment.SET, value, out, false);
        flat("confederation-path", Segment.CONFEDERATION_SEQUENCE, value, out, true);
        flat("confederation-set", Segment.CONFEDERATION_SET, value, out, false);
    }

    private static void flat(String name, int type, AsPath value, FieldSink out, boolean isAlwaysThere) {
        boolean isThere = isAlwaysThere;
        for (Segment segment : value.segments()) {
            isThere |= segment.type() == type;
        }
        if (!isThere) {
            return;
        }
        out.name(name).openList();
        for (Segment segment : value.segments()) {
            if (segment.type() == type) {
                for (int number : segment.numbers()) {
                    out.number(number & 0xFFFF_FFFFL);
                }
            }
        }
        out.closeList();
    }

    private static void list(Segment segment, FieldSink out) {
        out.openList();
        for (int number : segment.numbers()) {
            out.number(number & 0xFFFF_FFFFL);
        }
        out.closeList();
    }

    @Override
    public void print(AsPath value, TextWriter out, CodecView codecs) {
        if (!value.segments().isEmpty() || out.isConfiguration()) {
            AsPathWords.print(value, out);
        }
    }
}
