package org.herald.attribute.nexthop;

import java.util.List;
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
 * NEXT_HOP (RFC 4271, 5.1.3): an IPv4 address. Malformed: treat as withdraw (RFC 7606, 7.3). Whether routes may go by the address is the
 * core's to say, for it depends on the session.
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "NEXT_HOP", code = 3)
public final class NextHopAttribute implements PathAttributeType<IpAddress> {
    @Override
    public int code() {
        return 3;
    }

    @Override
    public String name() {
        return "NEXT_HOP";
    }

    @Override
    public int flags() {
        return AttributeFlags.WELL_KNOWN;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    /**
     * Four octets.
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for any other length
     */
    @Override
    public IpAddress decode(WireReader value, CodecContext context) throws MalformedException {
        if (value.remaining() != 4) {
            throw value.malformed("NEXT_HOP has four octets, not " + value.remaining());
        }
        return IpAddress.read(value, 4);
    }

    @Override
    public void encode(IpAddress value, WireWriter out, CodecContext context) {
        value.write(out);
    }

    @Override
    public Grammar grammar() {
        return Grammar.EMPTY;
    }

    @Override
    public IpAddress parse(Words words, @Nullable IpAddress previous, CodecView codecs) throws StatementException {
        throw words.failure("next-hop is read by the statement it stands in", List.of());
    }

    @Override
    public void describe(IpAddress value, FieldSink out, CodecView codecs) {
        // The next hop is the key under which events group routes, not one of their attributes.
    }

    @Override
    public void print(IpAddress value, TextWriter out, CodecView codecs) {
        // Written behind the NLRI by whoever prints the route.
    }
}
