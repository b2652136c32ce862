package org.herald.capability.longlivedgracefulrestart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NegotiationContext;
import org.herald.api.config.Settings;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.CapabilityCompliance;
import org.herald.testkit.FakeCodecView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LongLivedGracefulRestartCapabilityTest extends CapabilityCompliance<LongLivedGracefulRestart> {
    private static final FamilyId IPV6_UNICAST = new FamilyId(2, 1);

    @Override
    protected CapabilityType<LongLivedGracefulRestart> capability() {
        return new LongLivedGracefulRestartCapability();
    }

    @Override
    protected CodecView codecs() {
        return FakeCodecView.ofUnicast();
    }

    @Test
    void isOfferedBesideGracefulRestart() {
        Settings written = new Settings(Map.of(
                "neighbor/capability/graceful-restart", 120, "neighbor/capability/long-lived-graceful-restart", 3600));
        WireWriter value = new WireWriter();

        capability().offer(neighbor().with(written).withFamilies(FamilyId.IPV4_UNICAST, IPV6_UNICAST), () -> value);

        assertThat(Hex.upper(value.toByteArray())).isEqualTo("00010180000E10" + "00020180000E10");
    }

    @Test
    void isNotOfferedWhereGracefulRestartIsSwitchedOff() {
        Settings written = new Settings(Map.of(
                "neighbor/capability/graceful-restart", -1, "neighbor/capability/long-lived-graceful-restart", 3600));
        WireWriter value = new WireWriter();

        capability().offer(neighbor().with(written), () -> value);

        assertThat(value.size()).isZero();
    }

    @Test
    void agreesOnTheFamiliesOfBothAndThePeersTimes() {
        LongLivedGracefulRestart sent =
                new LongLivedGracefulRestart(Map.of(FamilyId.IPV4_UNICAST, new LongLivedGracefulRestart.Stale(0, 10)));
        LongLivedGracefulRestart received = new LongLivedGracefulRestart(Map.of(
                FamilyId.IPV4_UNICAST,
                new LongLivedGracefulRestart.Stale(0, 20),
                IPV6_UNICAST,
                new LongLivedGracefulRestart.Stale(0, 30)));

        assertThat(facts(sent, received)).containsEntry("long-lived-graceful-restart", Map.of("ipv4/unicast", 20));
        assertThat(facts(sent, null)).isEmpty();
        assertThat(facts(null, received)).isEmpty();
    }

    private Map<String, Object> facts(
            @Nullable LongLivedGracefulRestart sent, @Nullable LongLivedGracefulRestart received) {
        Negotiated.Builder out = new Negotiated.Builder();
        NegotiationContext session = new NegotiationContext(Settings.EMPTY, false, List.of(), List.of(), codecs());
        capability().negotiate(sent, received, session, out);
        return out.build().facts();
    }
}
