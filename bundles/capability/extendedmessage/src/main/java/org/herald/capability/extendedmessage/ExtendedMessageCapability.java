package org.herald.capability.extendedmessage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.ProvideCapability;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Setting;
import org.herald.api.config.ValueType;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Code 6 (RFC 8654). Its value, having no content, is the longest message in octets. */
@ProvideCapability(value = "extended-message", code = 6, words = "extended-message")
@Component(service = CapabilityType.class)
public final class ExtendedMessageCapability implements CapabilityType<Integer> {
    private static final Setting<Boolean> EXTENDED_MESSAGE = new Setting<>(
            "neighbor/capability",
            "extended-message",
            ValueType.BOOLEAN,
            true,
            true,
            "messages of up to 65535 octets instead of 4096 (RFC 8654)",
            "disable");

    @Override
    public int code() {
        return 6;
    }

    @Override
    public String name() {
        return "extended-message";
    }

    @Override
    public int offerOrder() {
        return 80;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(EXTENDED_MESSAGE);
    }

    @Override
    public void offer(NeighborView neighbor, Offer out) {
        if (neighbor.settings().isOn(EXTENDED_MESSAGE)) {
            out.begin();
        }
    }

    /** Nothing [0] (RFC 8654, 3). @throws MalformedException 2/0 if there is something */
    @Override
    public Integer decode(WireReader value) throws MalformedException {
        if (value.hasRemaining()) {
            String what = name() + " has a value of " + value.remaining() + " octets, it takes none";
            throw MalformedException.reset(2, 0, what.getBytes(StandardCharsets.US_ASCII), what);
        }
        return Negotiated.EXTENDED_MESSAGE_OCTETS;
    }

    @Override
    public void negotiate(@Nullable Integer sent, @Nullable Integer received, Negotiated.Builder out) {
        if (sent != null && received != null) {
            out.messageOctets(Negotiated.EXTENDED_MESSAGE_OCTETS);
        }
    }

    @Override
    public void describe(Integer value, FieldSink out, CodecView codecs) {
        out.field("name", "extended-message");
        out.field("size", value);
    }

    @Override
    public void print(Integer value, TextWriter out, CodecView codecs) {
        out.word("extended message(").glue().number(value).glue().word(")");
    }
}
