package org.herald.capability.hostname;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.config.Settings;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.CapabilityCompliance;
import org.junit.jupiter.api.Test;

class HostnameCapabilityTest extends CapabilityCompliance<Hostname> {
    @Override
    protected CapabilityType<Hostname> capability() {
        return new HostnameCapability();
    }

    @Test
    void cutsANameAtSixtyFourOctetsBetweenCharacters() {
        String name = "a".repeat(63) + "é";
        WireWriter value = new WireWriter();

        capability().offer(neighbor().with(new Settings(Map.of("neighbor/host-name", name))), () -> value);

        assertThat(value.array()[0]).isEqualTo((byte) 63);
        assertThat(new String(value.array(), 1, 63, StandardCharsets.US_ASCII)).isEqualTo("a".repeat(63));
        assertThat(value.size()).isEqualTo(65);
    }
}
