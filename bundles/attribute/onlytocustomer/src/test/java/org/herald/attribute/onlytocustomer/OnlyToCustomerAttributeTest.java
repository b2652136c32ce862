package org.herald.attribute.onlytocustomer;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.PathAttributeCompliance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OnlyToCustomerAttributeTest extends PathAttributeCompliance<OnlyToCustomer> {
    private static final long OURS = 65001;
    private static final long THEIRS = 65002;
    private static final FamilyId VPN = new FamilyId(1, 128);
    private static final OnlyToCustomer WRITTEN = new OnlyToCustomer(65009, false);

    @Override
    protected PathAttributeType<OnlyToCustomer> attribute() {
        return new OnlyToCustomerAttribute();
    }

    /** RFC 9234, 5, ingress 1 and 2, by our own role. */
    @Test
    void tellsRoutesThatLeaked() throws MalformedException {
        assertThat(isLeak(65009, "provider")).isTrue();
        assertThat(isLeak(THEIRS, "provider")).isTrue();
        assertThat(isLeak(65009, "rs")).isTrue();
        assertThat(isLeak(65009, "peer")).isTrue();
        assertThat(isLeak(THEIRS, "peer")).isFalse();
        assertThat(isLeak(65009, "customer")).isFalse();
        assertThat(isLeak(65009, "rs-client")).isFalse();
        assertThat(isLeak(65009, null)).isFalse();
    }

    /** RFC 9234, 5, egress 1. */
    @Test
    void addsOurNumberToRoutesForCustomersPeersAndClients() {
        OnlyToCustomer ours = new OnlyToCustomer(OURS, false);

        assertThat(exported(null, "provider", FamilyId.IPV4_UNICAST)).isEqualTo(ours);
        assertThat(exported(null, "peer", FamilyId.IPV6_UNICAST)).isEqualTo(ours);
        assertThat(exported(null, "rs", FamilyId.IPV4_UNICAST)).isEqualTo(ours);
        assertThat(exported(null, "customer", FamilyId.IPV4_UNICAST)).isNull();
        assertThat(exported(null, "rs-client", FamilyId.IPV4_UNICAST)).isNull();
        assertThat(exported(null, null, FamilyId.IPV4_UNICAST)).isNull();
        assertThat(exported(null, "provider", VPN)).isNull();
        assertThat(exported(WRITTEN, "provider", FamilyId.IPV4_UNICAST)).isEqualTo(WRITTEN);
    }

    /** RFC 9234, 5, egress 2. */
    @Test
    void keepsRoutesThatHaveItFromProvidersPeersAndRouteServers() {
        assertThat(isHeldBack("customer", FamilyId.IPV4_UNICAST)).isTrue();
        assertThat(isHeldBack("peer", FamilyId.IPV6_UNICAST)).isTrue();
        assertThat(isHeldBack("rs-client", FamilyId.IPV4_UNICAST)).isTrue();
        assertThat(isHeldBack("provider", FamilyId.IPV4_UNICAST)).isFalse();
        assertThat(isHeldBack("rs", FamilyId.IPV4_UNICAST)).isFalse();
        assertThat(isHeldBack(null, FamilyId.IPV4_UNICAST)).isFalse();
        assertThat(isHeldBack("customer", VPN)).isFalse();
    }

    private boolean isLeak(long autonomousSystem, @Nullable String role) throws MalformedException {
        byte[] wire = new WireWriter().u32(autonomousSystem).toByteArray();
        return attribute().decode(new WireReader(wire), session(role)).isLeak();
    }

    private @Nullable OnlyToCustomer exported(@Nullable OnlyToCustomer value, @Nullable String role, FamilyId family) {
        return attribute().export(value, session(role), family);
    }

    private boolean isHeldBack(@Nullable String role, FamilyId family) {
        return attribute().isHeldBack(WRITTEN, session(role), family);
    }

    private CodecContext session(@Nullable String role) {
        Negotiated.Builder facts = new Negotiated.Builder();
        if (role != null) {
            facts.fact("role", role);
        }
        return new CodecContext(true, false, OURS, THEIRS, false, facts.build(), codecs(), 0);
    }
}
