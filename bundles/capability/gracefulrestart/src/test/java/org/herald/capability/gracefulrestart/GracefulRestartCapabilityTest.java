package org.herald.capability.gracefulrestart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Negotiated;
import org.herald.testkit.CapabilityCompliance;
import org.herald.testkit.FakeCodecView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GracefulRestartCapabilityTest extends CapabilityCompliance<GracefulRestart> {
    @Override
    protected CapabilityType<GracefulRestart> capability() {
        return new GracefulRestartCapability();
    }

    @Override
    protected CodecView codecs() {
        return FakeCodecView.ofUnicast();
    }

    @Test
    void takesTheLastOfSeveral() {
        GracefulRestart first = new GracefulRestart(8, 120, Map.of());
        GracefulRestart second = new GracefulRestart(0, 60, Map.of());

        assertThat(capability().merge(first, second)).isEqualTo(second);
    }

    /** RFC 8538, 4: only where both sides sent the bit. */
    @Test
    void keepsRoutesAfterANotificationWhereBothSidesSaySo() {
        GracefulRestart with = new GracefulRestart(4, 120, Map.of());
        GracefulRestart without = new GracefulRestart(8, 120, Map.of());

        assertThat(facts(with, with)).containsEntry("graceful-notification", true);
        assertThat(facts(with, without)).isEmpty();
        assertThat(facts(without, with)).isEmpty();
        assertThat(facts(with, null)).isEmpty();
        assertThat(facts(null, with)).isEmpty();
    }

    private Map<String, Object> facts(@Nullable GracefulRestart sent, @Nullable GracefulRestart received) {
        Negotiated.Builder out = new Negotiated.Builder();
        capability().negotiate(sent, received, out);
        return out.build().facts();
    }
}
