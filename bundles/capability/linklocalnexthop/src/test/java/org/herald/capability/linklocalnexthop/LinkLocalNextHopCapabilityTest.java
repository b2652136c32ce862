package org.herald.capability.linklocalnexthop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NegotiationContext;
import org.herald.api.config.Settings;
import org.herald.api.config.StatementException;
import org.herald.api.wire.IpAddress;
import org.herald.testkit.CapabilityCompliance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkLocalNextHopCapabilityTest extends CapabilityCompliance<Boolean> {
    @Override
    protected CapabilityType<Boolean> capability() {
        return new LinkLocalNextHopCapability();
    }

    @Test
    void holdsIfBothSidesSentIt() {
        assertThat(facts(true, true, ""))
                .containsEntry("link-local-nexthop", true)
                .hasSize(1);
        assertThat(facts(true, null, "")).isEmpty();
        assertThat(facts(null, true, "")).isEmpty();
    }

    @Test
    void prefersTheLinkLocalOneOnlyWhereItHolds() {
        assertThat(facts(true, true, "link-local-prefer true")).containsEntry("link-local-prefer", true);
        assertThat(facts(true, null, "link-local-prefer true")).isEmpty();
    }

    @Test
    void tellsOurOwnLinkLocalAddressToDirectPeersOnly() {
        IpAddress own = new IpAddress(0xFE80L << 48, 1, true);

        assertThat(facts(Map.of("neighbor/local-link-local", own))).containsEntry("local-link-local", "fe80::1");
        assertThat(facts(Map.of("neighbor/local-link-local", own, "neighbor/outgoing-ttl", 255)))
                .doesNotContainKey("local-link-local");
    }

    private Map<String, Object> facts(Map<String, Object> written) {
        Negotiated.Builder out = new Negotiated.Builder();
        capability()
                .negotiate(
                        true,
                        true,
                        new NegotiationContext(new Settings(written), false, List.of(), List.of(), codecs()),
                        out);
        return out.build().facts();
    }

    private Map<String, Object> facts(@Nullable Boolean sent, @Nullable Boolean received, String statements) {
        Negotiated.Builder out = new Negotiated.Builder();
        try {
            Settings settings = neighbor().written(capability(), statements).settings();
            capability()
                    .negotiate(
                            sent,
                            received,
                            new NegotiationContext(settings, false, List.of(), List.of(), codecs()),
                            out);
        } catch (StatementException wrong) {
            throw new AssertionError(wrong);
        }
        return out.build().facts();
    }
}
