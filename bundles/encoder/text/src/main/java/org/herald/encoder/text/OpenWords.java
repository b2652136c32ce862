package org.herald.encoder.text;

import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.TextWriter;
import org.herald.api.client.OpenContent;
import org.herald.api.wire.FamilyId;

/** The words of an OPEN. */
final class OpenWords {
    private final TextWriter text;
    private final CodecView codecs;

    OpenWords(TextWriter text, CodecView codecs) {
        this.text = text;
        this.codecs = codecs;
    }

    void write(OpenContent open) {
        text.word("open").word("version").number(open.version());
        text.word("asn").number(open.autonomousSystem());
        text.word("hold_time").number(open.holdTimeSeconds());
        text.word("router_id").address(open.routerId());
        text.word("capabilities").word("[");
        String separator = "";
        for (OpenContent.Capability capability : open.capabilities()) {
            text.glue().word(separator).glue();
            capability(capability);
            separator = ", ";
        }
        text.glue().word("]");
    }

    private void capability(OpenContent.Capability capability) {
        if (capability.value() == null) {
            unknown(capability);
        } else if (capability.type() != null) {
            print(capability.type(), capability.value());
        } else if (capability.code() == OpenContent.MULTIPROTOCOL && capability.value() instanceof List<?> families) {
            multiprotocol(families);
        } else if (capability.code() == OpenContent.ASN4 && capability.value() instanceof Long autonomousSystem) {
            text.word("asn4(").glue().number(autonomousSystem).glue().word(")");
        } else {
            unknown(capability);
        }
    }

    @SuppressWarnings("unchecked") // a capability has the value that its type decoded
    private <C> void print(CapabilityType<C> type, Object value) {
        type.print((C) value, text, codecs);
    }

    private void multiprotocol(List<?> families) {
        text.word("multiprotocol(");
        String separator = "";
        for (Object family : families) {
            text.glue().word(separator).glue().word(codecs.nameOf((FamilyId) family));
            separator = ",";
        }
        text.glue().word(")");
    }

    private void unknown(OpenContent.Capability capability) {
        text.word(capability.registryRange()).number(capability.code());
    }
}
