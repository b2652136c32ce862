package org.herald.capability.extendednexthop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.Negotiated.ExtendedNextHop;
import org.herald.api.config.ConfigSection;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.testkit.CapabilityCompliance;
import org.herald.testkit.FakeCodecView;
import org.herald.testkit.FakeFamily;
import org.junit.jupiter.api.Test;

class ExtendedNextHopCapabilityTest extends CapabilityCompliance<ExtendedNextHops> {
    private static final ExtendedNextHop UNICAST = new ExtendedNextHop(FamilyId.IPV4_UNICAST, 2);
    private static final ExtendedNextHop MULTICAST = new ExtendedNextHop(new FamilyId(1, 2), 2);
    private static final FakeCodecView CODECS = FakeCodecView.of(
                    FakeFamily.of(1, 1, "ipv4", "unicast", FamilyTrait.EXTENDED_NEXT_HOP),
                    FakeFamily.of(1, 2, "ipv4", "multicast", FamilyTrait.EXTENDED_NEXT_HOP),
                    FakeFamily.of(1, 133, "ipv4", "flow"),
                    FakeFamily.of(2, 1, "ipv6", "unicast"))
            .feature("ipv4 mpls-vpn", "herald-family-ipv4-vpn");

    @Override
    protected CapabilityType<ExtendedNextHops> capability() {
        return new ExtendedNextHopCapability();
    }

    @Override
    protected CodecView codecs() {
        return CODECS;
    }

    private ConfigSection section() {
        return capability().sections(CODECS).get(0);
    }

    @Test
    void agreesOnThePairsThatBothSent() {
        Negotiated.Builder facts = new Negotiated.Builder();

        capability()
                .negotiate(
                        new ExtendedNextHops(List.of(UNICAST, MULTICAST)),
                        new ExtendedNextHops(List.of(UNICAST)),
                        facts);

        assertThat(facts.build().extendedNextHops()).containsExactly(UNICAST);
    }

    @Test
    void joinsSeveralCapabilities() {
        ExtendedNextHops one = new ExtendedNextHops(List.of(UNICAST));
        ExtendedNextHops two = new ExtendedNextHops(List.of(UNICAST, MULTICAST));

        assertThat(capability().merge(one, two).pairs()).containsExactly(UNICAST, MULTICAST);
    }

    @Test
    void readsPairsOfBothKinds() throws StatementException {
        Object value = section().statement(Words.of("ipv4 unicast ipv6"), null);
        value = section().statement(Words.of("ipv6 unicast ipv4"), value);

        assertThat(section().print(value)).isEqualTo(List.of("ipv4 unicast ipv6", "ipv6 unicast ipv4"));
    }

    @Test
    void namesTheFeatureOfAFamilyThatIsNotInstalled() {
        assertThatThrownBy(() -> section().statement(Words.of("ipv4 mpls-vpn ipv6"), null))
                .isInstanceOf(StatementException.class)
                .hasMessage("no installed bundle provides ipv4 mpls-vpn; feature herald-family-ipv4-vpn does");
    }

    @Test
    void refusesAFamilyThatCannotHaveIt() {
        assertThatThrownBy(() -> section().statement(Words.of("ipv4 flow ipv6"), null))
                .isInstanceOf(StatementException.class)
                .hasMessage("'flow' is not a valid SAFI of nexthop ipv4, valid: unicast, multicast");
    }

    @Test
    void refusesAPairTwice() throws StatementException {
        Object value = section().statement(Words.of("ipv4 unicast ipv6"), null);

        assertThatThrownBy(() -> section().statement(Words.of("ipv4 unicast ipv6"), value))
                .isInstanceOf(StatementException.class)
                .hasMessage("duplicate nexthop entry for ipv4 unicast ipv6");
    }
}
