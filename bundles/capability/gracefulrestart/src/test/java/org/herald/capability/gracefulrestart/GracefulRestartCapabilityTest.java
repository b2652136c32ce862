package org.herald.capability.gracefulrestart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.testkit.CapabilityCompliance;
import org.herald.testkit.FakeCodecView;
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
}
