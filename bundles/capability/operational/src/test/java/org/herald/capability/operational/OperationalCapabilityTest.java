package org.herald.capability.operational;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.Negotiated;
import org.herald.testkit.CapabilityCompliance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperationalCapabilityTest extends CapabilityCompliance<Boolean> {
    @Override
    protected CapabilityType<Boolean> capability() {
        return new OperationalCapability();
    }

    @Test
    void holdsIfBothSidesSentIt() {
        assertThat(isAgreed(true, true)).isTrue();
        assertThat(isAgreed(true, null)).isFalse();
        assertThat(isAgreed(null, true)).isFalse();
    }

    private boolean isAgreed(@Nullable Boolean sent, @Nullable Boolean received) {
        Negotiated.Builder out = new Negotiated.Builder();
        capability().negotiate(sent, received, out);
        return out.build().isOperational();
    }
}
