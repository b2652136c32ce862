package org.herald.attribute.aggregator;

import java.util.Set;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.AttributeSink;
import org.herald.api.bgp.AttributeTrait;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.ProvideAttribute;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** AGGREGATOR (RFC 4271, 5.1.7; RFC 6793, 3): AS number [2 or 4], IPv4 address [4]. Malformed: discarded (RFC 7606, 7.7). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "AGGREGATOR", code = 7, words = AggregatorWords.WORD)
public final class AggregatorAttribute implements PathAttributeType<Aggregator> {
    private static final Set<AttributeTrait> TRAITS = Set.of(AttributeTrait.ADAPTED);
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            AggregatorWords.WORD,
            "( <asn>:<ipv4> )",
            "autonomous system and router that made the aggregate",
            AggregatorWords.WORD + " ( " + AggregatorWords.EXAMPLE + " )"));

    @Override
    public int code() {
        return 7;
    }

    @Override
    public String name() {
        return "AGGREGATOR";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL_TRANSITIVE;
    }

    @Override
    public Severity onMalformed() {
        return Severity.DISCARD_ATTRIBUTE;
    }

    @Override
    public Severity onWrongFlags() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    @Override
    public Set<AttributeTrait> traits() {
        return TRAITS;
    }

    /**
     * AS number [4, or 2 on a session of two-octet numbers], IPv4 address [4].
     *
     * @throws MalformedException DISCARD_ATTRIBUTE for any other length (RFC 7606, 7.7) and for AS 0 (RFC 7607, 2)
     */
    @Override
    public Aggregator decode(WireReader value, CodecContext context) throws MalformedException {
        int expected = context.isAsn4() ? 8 : 6;
        if (value.remaining() != expected) {
            throw value.malformed("AGGREGATOR has " + expected + " octets here, not " + value.remaining());
        }
        int at = value.position();
        long number = context.isAsn4() ? value.u32() : value.u16();
        if (number == 0) {
            throw new MalformedException("AS 0 in AGGREGATOR (RFC 7607)", at);
        }
        return new Aggregator(number, IpAddress.read(value, 4));
    }

    @Override
    public void encode(Aggregator value, WireWriter out, CodecContext context) {
        if (context.isAsn4()) {
            out.u32(value.autonomousSystem());
        } else {
            out.u16(value.autonomousSystem() > 0xFFFF ? Aggregator.AS_TRANS : (int) value.autonomousSystem());
        }
        value.address().write(out);
    }

    /** The number of four octets, if AS_TRANS stands for it (RFC 6793, 4.2.3). */
    @Override
    public Aggregator complete(Aggregator value, AttributeSet received, CodecContext context) {
        boolean isStandIn = !context.isAsn4() && value.autonomousSystem() == Aggregator.AS_TRANS;
        return isStandIn && received.valueOf(As4AggregatorAttribute.CODE) instanceof Aggregator real ? real : value;
    }

    @Override
    public void exportCompanions(Aggregator value, AttributeSink out, CodecContext session) {
        if (!session.isAsn4() && value.autonomousSystem() > 0xFFFF) {
            WireWriter companion = out.begin(As4AggregatorAttribute.CODE, AttributeFlags.OPTIONAL_TRANSITIVE);
            companion.u32(value.autonomousSystem());
            value.address().write(companion);
            out.end();
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public Aggregator parse(Words words, @Nullable Aggregator previous, CodecView codecs) throws StatementException {
        return AggregatorWords.parse(words);
    }

    @Override
    public void describe(Aggregator value, FieldSink out, CodecView codecs) {
        out.field(AggregatorWords.WORD, value.autonomousSystem() + ":" + value.address());
    }

    @Override
    public void print(Aggregator value, TextWriter out, CodecView codecs) {
        out.word(AggregatorWords.WORD).word("(").number(value.autonomousSystem());
        out.glue().word(":").glue().address(value.address()).word(")");
    }
}
