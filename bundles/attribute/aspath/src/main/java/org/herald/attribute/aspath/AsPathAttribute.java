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

/**
 * AS_PATH (RFC 4271, 5.1.2): AS numbers have four octets where both sides can (RFC 6793). Malformed: treat as withdraw (RFC 7606, 7.2).
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "AS_PATH", code = AsPathAttribute.CODE, words = AsPathWords.WORD)
public final class AsPathAttribute implements PathAttributeType<AsPath> {
    static final int CODE = 2;
    private static final int AGGREGATOR = 7;
    private static final int AS4_AGGREGATOR = 18;
    private static final Set<AttributeTrait> TRAITS = Set.of(AttributeTrait.MANDATORY, AttributeTrait.ADAPTED);

    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            AsPathWords.WORD,
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
        return TRAITS;
    }

    /**
     * For each segment type [1], count [1], AS numbers [4 each, or 2 on a session of two-octet numbers].
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for an unknown type, an empty or cut segment (RFC 7606, 7.2), AS 0 (RFC 7607, 2), or a
     *     confederation's segment from an external peer (RFC 5065, 5)
     */
    @Override
    public AsPath decode(WireReader value, CodecContext context) throws MalformedException {
        int at = value.position();
        AsPath path = AsPathCodec.decode(value, context.isAsn4());
        if (!context.isInternal() && path.hasConfederation()) {
            throw new MalformedException("a confederation segment from outside the confederation (RFC 5065, 5)", at);
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
        return isAggregatedByOldSpeaker(received) ? value : value.mergedWith(as4Path);
    }

    /**
     * Whether the route was aggregated by a speaker of two octets, behind which AS4_PATH is out of date: AGGREGATOR has a number other than
     * AS_TRANS although there is an AS4_AGGREGATOR (RFC 6793, 4.2.3).
     */
    private static boolean isAggregatedByOldSpeaker(AttributeSet received) {
        int aggregator = 0;
        boolean hasAs4Aggregator = false;
        for (int index = 0; index < received.size(); index++) {
            if (received.code(index) == AGGREGATOR) {
                aggregator = autonomousSystem(received.raw(index));
            }
            hasAs4Aggregator |= received.code(index) == AS4_AGGREGATOR;
        }
        return hasAs4Aggregator && aggregator > 0 && aggregator != AsPathCodec.AS_TRANS;
    }

    /** From the octets: the value is of another bundle's class. 0 if there are too few. */
    private static int autonomousSystem(WireReader aggregator) {
        try {
            return aggregator.u16();
        } catch (MalformedException tooShort) {
            return 0;
        }
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
        if (!session.isAsn4() && value.needsAs4Path()) {
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
        return AsPathWords.parse(words);
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
        out.name(AsPathWords.WORD).dense().openObject();
        for (int index = 0; index < value.segments().size(); index++) {
            Segment segment = value.segments().get(index);
            out.name(Integer.toString(index)).openObject();
            out.field("element", segment.typeName());
            out.name("value").openList();
            describeNumbers(segment, out);
            out.closeList();
            out.closeObject();
        }
        out.closeObject();
    }

    /** Compatibility: 4.2 gives one flat list for each kind of segment; the two of sequences are there also if they are empty. */
    private static void describeFlat(AsPath value, FieldSink out) {
        describeFlat(AsPathWords.WORD, Segment.SEQUENCE, value, out);
        if (value.has(Segment.SET)) {
            describeFlat("as-set", Segment.SET, value, out);
        }
        describeFlat("confederation-path", Segment.CONFEDERATION_SEQUENCE, value, out);
        if (value.has(Segment.CONFEDERATION_SET)) {
            describeFlat("confederation-set", Segment.CONFEDERATION_SET, value, out);
        }
    }

    private static void describeFlat(String name, int type, AsPath value, FieldSink out) {
        out.name(name);
        if (!value.has(type)) {
            out.dense();
        }
        out.openList();
        for (Segment segment : value.segments()) {
            if (segment.type() == type) {
                describeNumbers(segment, out);
            }
        }
        out.closeList();
    }

    private static void describeNumbers(Segment segment, FieldSink out) {
        for (int number : segment.numbers()) {
            out.number(number & 0xFFFF_FFFFL);
        }
    }

    @Override
    public void print(AsPath value, TextWriter out, CodecView codecs) {
        AsPathWords.print(value, out);
    }
}
