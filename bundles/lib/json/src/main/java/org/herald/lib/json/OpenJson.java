package org.herald.lib.json;

import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.client.Direction;
import org.herald.api.client.OpenContent;
import org.herald.api.wire.FamilyId;

/** The field {@code open}: the header of the OPEN and its capabilities. */
final class OpenJson {
    private final JsonFieldSink sink;
    private final CodecView codecs;

    OpenJson(JsonFieldSink sink, CodecView codecs) {
        this.sink = sink;
        this.codecs = codecs;
    }

    void write(OpenContent open, Direction direction) {
        sink.name("open").openObject();
        sink.field("version", open.version());
        sink.field("asn", open.autonomousSystem());
        sink.field("hold_time", open.holdTimeSeconds());
        sink.field("router_id", open.routerId());
        sink.name("capabilities").openObject();
        for (OpenContent.Capability capability : open.capabilities()) {
            // Compatibility: what we sent goes by name, what we received by number, in every version.
            sink.name(direction == Direction.SEND ? capability.name() : Integer.toString(capability.code()));
            sink.openObject();
            fields(capability);
            sink.closeObject();
        }
        sink.closeObject();
        sink.closeObject();
    }

    private void fields(OpenContent.Capability capability) {
        if (capability.value() == null) {
            unknown(capability);
        } else if (capability.type() != null) {
            describe(capability.type(), capability.value());
        } else if (capability.code() == OpenContent.MULTIPROTOCOL && capability.value() instanceof List<?> families) {
            multiprotocol(families);
        } else if (capability.code() == OpenContent.ASN4 && capability.value() instanceof Long autonomousSystem) {
            sink.field("name", "asn4");
            sink.field("asn4", autonomousSystem);
        } else {
            unknown(capability);
        }
    }

    private void multiprotocol(List<?> families) {
        sink.field("name", "multiprotocol");
        sink.name("families").openList();
        for (Object family : families) {
            sink.text(codecs.slashedNameOf((FamilyId) family));
        }
        sink.closeList();
    }

    @SuppressWarnings("unchecked") // a capability has the value that its type decoded
    private <C> void describe(CapabilityType<C> type, Object value) {
        type.describe((C) value, sink, codecs);
    }

    private void unknown(OpenContent.Capability capability) {
        sink.field("name", "unknown");
        sink.field("iana", capability.registryRange());
        sink.field("value", capability.code());
        sink.name("raw").hex("", capability.raw(), 0, capability.raw().length);
    }
}
