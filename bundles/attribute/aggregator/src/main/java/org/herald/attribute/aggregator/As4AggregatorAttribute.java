package org.herald.attribute.aggregator;

import java.util.List;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.AttributeSet;
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

/**
 * AS4_AGGREGATOR (RFC 6793, 3): AS number [4], IPv4 address [4]. It is merged into AGGREGATOR; malformed, or from a speaker of four octets,
 * it is discarded (RFC 6793, 4.1 and 6).
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "AS4_AGGREGATOR", code = As4AggregatorAttribute.CODE)
public final class As4AggregatorAttribute implements PathAttributeType<Aggregator> {
    static final int CODE = 18;

    @Override
    public int code() {
        return CODE;
    }

    @Override
    public String name() {
        return "AS4_AGGREGATOR";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL_TRANSITIVE;
    }

    @Override
    public Severity onMalformed() {
        return Severity.DISCARD_ATTRIBUTE;
    }

    /**
     * AS number [4], IPv4 address [4].
     *
     * @throws MalformedException DISCARD_ATTRIBUTE for any other length (RFC 6793, 6) and for AS 0 (RFC 7607, 2)
     */
    @Override
    public Aggregator decode(WireReader value, CodecContext context) throws MalformedException {
        if (value.remaining() != 8) {
            throw value.malformed("AS4_AGGREGATOR has 8 octets, not " + value.remaining());
        }
        int at = value.position();
        long number = value.u32();
        if (number == 0) {
            throw new MalformedException("AS 0 in AS4_AGGREGATOR (RFC 7607)", at);
        }
        return new Aggregator(number, IpAddress.read(value, 4));
    }

    @Override
    public void encode(Aggregator value, WireWriter out, CodecContext context) {
        out.u32(value.autonomousSystem());
        value.address().write(out);
    }

    /** Never shown by itself: it is merged into AGGREGATOR, or came from a speaker that should not send it (RFC 6793, 4.1). */
    @Override
    public @Nullable Aggregator complete(Aggregator value, AttributeSet received, CodecContext context) {
        return null;
    }

    @Override
    public Grammar grammar() {
        return Grammar.EMPTY;
    }

    @Override
    public @Nullable Aggregator parse(Words words, @Nullable Aggregator previous, CodecView codecs)
            throws StatementException {
        throw words.failure(
                "AS4_AGGREGATOR cannot be written: it follows from aggregator", List.of(AggregatorWords.WORD));
    }

    @Override
    public void describe(Aggregator value, FieldSink out, CodecView codecs) {
        // Merged into AGGREGATOR before anything is told.
    }

    @Override
    public void print(Aggregator value, TextWriter out, CodecView codecs) {
        // Merged into AGGREGATOR before anything is told.
    }
}
