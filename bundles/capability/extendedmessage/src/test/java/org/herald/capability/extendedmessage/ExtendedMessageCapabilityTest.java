package org.herald.capability.extendedmessage;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.Negotiated;
import org.herald.testkit.CapabilityCompliance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExtendedMessageCapabilityTest extends CapabilityCompliance<Integer> {
    @Override
    protected CapabilityType<Integer> capability() {
        return new ExtendedMessageCapability();
    }

    @Test
    void makesMessagesLongOnlyIfBothSentIt() {
        assertThat(octets(65535, 65535)).isEqualTo(65535);
        assertThat(octets(65535, null)).isEqualTo(4096);
        assertThat(octets(null, 65535)).isEqualTo(4096);
    }

    private int octets(@Nullable Integer sent, @Nullable Integer received) {
        Negotiated.Builder facts = new Negotiated.Builder();
        capability().negotiate(sent, received, facts);
        return facts.build().messageOctets();
    }
}
