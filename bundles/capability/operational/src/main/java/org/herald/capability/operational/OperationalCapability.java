package org.herald.capability.operational;

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

/**
 * Code 185 (draft-ietf-idr-operational-message, in the range for private use): both sides may send OPERATIONAL messages. Its value is always
 * true: that it is there is all it says.
 */
@ProvideCapability(value = "operational", code = 185, words = "operational")
@Component(service = CapabilityType.class)
public final class OperationalCapability implements CapabilityType<Boolean> {
    private static final Setting<Boolean> OPERATIONAL = new Setting<>(
            "neighbor/capability",
            "operational",
            ValueType.BOOLEAN,
            false,
            true,
            "offer OPERATIONAL messages (draft-ietf-idr-operational-message)",
            "enable");

    @Override
    public int code() {
        return 185;
    }

    @Override
    public String name() {
        return "operational";
    }

    @Override
    public int offerOrder() {
        return 70;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(OPERATIONAL);
    }

    @Override
    public void offer(NeighborView neighbor, Offer out) {
        if (neighbor.settings().isOn(OPERATIONAL)) {
            out.begin();
        }
    }

    /** Nothing [0]. @throws MalformedException 2/0 if there is something */
    @Override
    public Boolean decode(WireReader value) throws MalformedException {
        if (value.hasRemaining()) {
            String what = name() + " has a value of " + value.remaining() + " octets, it takes none";
            throw MalformedException.reset(2, 0, what.getBytes(StandardCharsets.US_ASCII), what);
        }
        return true;
    }

    @Override
    public void negotiate(@Nullable Boolean sent, @Nullable Boolean received, Negotiated.Builder out) {
        if (sent != null && received != null) {
            out.operational();
        }
    }

    @Override
    public void describe(Boolean value, FieldSink out, CodecView codecs) {
        out.field("name", "operational");
    }

    @Override
    public void print(Boolean value, TextWriter out, CodecView codecs) {
        out.word("operational");
    }
}
