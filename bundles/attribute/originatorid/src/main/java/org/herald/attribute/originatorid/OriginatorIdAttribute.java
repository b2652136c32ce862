package org.herald.attribute.originatorid;

import org.herald.api.bgp.AttributeFlags;
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
 * ORIGINATOR_ID (RFC 4456, 8): a router identifier in the form of an IPv4 address. From external peers: discarded; malformed: treat as
 * withdraw (RFC 7606, 7.9).
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "ORIGINATOR_ID", code = 9, words = OriginatorIdAttribute.WORD)
public final class OriginatorIdAttribute implements PathAttributeType<IpAddress> {
    static final String WORD = "originator-id";
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD, "<ipv4>", "router that brought the route into the autonomous system", "originator-id 192.0.2.7"));

    @Override
    public int code() {
        return 9;
    }

    @Override
    public String name() {
        return "ORIGINATOR_ID";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    /**
     * Four octets.
     *
     * @throws MalformedException DISCARD_ATTRIBUTE from an external peer; TREAT_AS_WITHDRAW for any other length
     */
    @Override
    public IpAddress decode(WireReader value, CodecContext context) throws MalformedException {
        if (!context.isInternal()) {
            throw value.malformed(Severity.DISCARD_ATTRIBUTE, "ORIGINATOR_ID from an external peer");
        }
        if (value.remaining() != 4) {
            throw value.malformed("ORIGINATOR_ID has four octets, not " + value.remaining());
        }
        return IpAddress.read(value, 4);
    }

    @Override
    public void encode(IpAddress value, WireWriter out, CodecContext context) {
        value.write(out);
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public IpAddress parse(Words words, @Nullable IpAddress previous, CodecView codecs) throws StatementException {
        words.expect(WORD);
        return IpAddress.ofIpv4(words.ipv4(WORD));
    }

    @Override
    public void describe(IpAddress value, FieldSink out, CodecView codecs) {
        out.field(WORD, value);
    }

    @Override
    public void print(IpAddress value, TextWriter out, CodecView codecs) {
        out.word(WORD).address(value);
    }
}
