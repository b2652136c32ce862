package org.herald.capability.pathslimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NegotiationContext;
import org.herald.api.config.Settings;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.CapabilityCompliance;
import org.herald.testkit.FakeCodecView;
import org.herald.testkit.FakeFamily;
import org.junit.jupiter.api.Test;

class PathsLimitCapabilityTest extends CapabilityCompliance<Map<FamilyId, Integer>> {
    @Override
    protected CapabilityType<Map<FamilyId, Integer>> capability() {
        return new PathsLimitCapability();
    }

    @Override
    protected CodecView codecs() {
        return FakeCodecView.of(
                FakeFamily.of(1, 1, "ipv4", "unicast", FamilyTrait.ADD_PATH),
                FakeFamily.of(1, 2, "ipv4", "multicast"),
                FakeFamily.of(2, 1, "ipv6", "unicast", FamilyTrait.ADD_PATH));
    }

    /** The section and the keyword are those of ADD-PATH. */
    @Test
    void offersTheLimitsOfTheSection() {
        List<String> section = List.of("ipv4 unicast limit 10", "ipv4 multicast limit 3", "ipv6 unicast");

        assertThat(offered("send/receive", section)).isEqualTo("000101000A");
        assertThat(offered("receive", section)).isEqualTo("000101000A");
    }

    @Test
    void offersNothingWhereNoPathsAreReceived() {
        assertThat(offered("send", List.of("ipv4 unicast limit 10"))).isEmpty();
        assertThat(offered("disable", List.of("ipv4 unicast limit 10"))).isEmpty();
        assertThat(offered("receive", List.of("ipv4 unicast", "all"))).isEmpty();
        assertThat(offered("receive", List.of("ipv6 unicast limit 10"))).isEmpty();
    }

    @Test
    void tellsThePeersLimits() {
        Negotiated.Builder out = new Negotiated.Builder();
        NegotiationContext session = new NegotiationContext(Settings.EMPTY, false, List.of(), List.of(), codecs());

        capability().negotiate(null, Map.of(FamilyId.IPV4_UNICAST, 2, FamilyId.IPV6_UNICAST, 0), session, out);

        assertThat(out.build().facts()).containsEntry("paths-limit", Map.of("ipv4/unicast", 2));
    }

    private String offered(String mode, List<String> section) {
        Settings written = new Settings(Map.of("neighbor/capability/add-path", mode, "neighbor/add-path", section));
        WireWriter wire = new WireWriter();
        capability()
                .offer(neighbor().with(written).withFamilies(FamilyId.IPV4_UNICAST, new FamilyId(1, 2)), () -> wire);
        return Hex.upper(wire.toByteArray());
    }
}
