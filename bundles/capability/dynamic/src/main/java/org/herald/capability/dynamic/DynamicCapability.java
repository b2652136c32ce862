package org.herald.capability.dynamic;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.ProvideCapability;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Setting;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Code 67 (draft-ietf-idr-dynamic-cap, deprecated by RFC 8810): the peer could revise capabilities without a new session. Shown, never offered.
 * Its value is the codes that could be revised, 0 to 255 each, in the order received; empty if the peer named none.
 */
@ProvideCapability(value = "dynamic-capability", code = 67)
@Component(service = CapabilityType.class)
public final class DynamicCapability implements CapabilityType<List<Integer>> {
    @Override
    public int code() {
        return 67;
    }

    @Override
    public String name() {
        return "dynamic-capability";
    }

    @Override
    public int offerOrder() {
        return 150;
    }

    /** None: it is never offered. */
    @Override
    public List<Setting<?>> settings() {
        return List.of();
    }

    @Override
    public void offer(NeighborView neighbor, Offer out) {}

    /** Capability codes [1 each], as many as there are (draft-ietf-idr-dynamic-cap, 3). */
    @Override
    public List<Integer> decode(WireReader value) throws MalformedException {
        List<Integer> codes = new ArrayList<>();
        while (value.hasRemaining()) {
            codes.add(value.u8());
        }
        return List.copyOf(codes);
    }

    @Override
    public void negotiate(@Nullable List<Integer> sent, @Nullable List<Integer> received, Negotiated.Builder out) {}

    @Override
    public void describe(List<Integer> value, FieldSink out, CodecView codecs) {
        out.field("name", "dynamic-capability");
        out.name("capabilities").openList();
        value.forEach(out::number);
        out.closeList();
    }

    @Override
    public void print(List<Integer> value, TextWriter out, CodecView codecs) {
        out.word("dynamic capability(");
        String separator = "";
        for (Integer each : value) {
            out.glue().word(separator + each);
            separator = ",";
        }
        out.glue().word(")");
    }
}
