package org.herald.capability.addpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.Negotiated;
import org.herald.api.config.ConfigSection;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.CapabilityCompliance;
import org.herald.testkit.FakeCodecView;
import org.herald.testkit.FakeFamily;
import org.junit.jupiter.api.Test;

class AddPathCapabilityTest extends CapabilityCompliance<AddPath> {
    private static final FakeCodecView CODECS = FakeCodecView.of(
                    FakeFamily.of(1, 1, "ipv4", "unicast", FamilyTrait.ADD_PATH),
                    FakeFamily.of(1, 2, "ipv4", "multicast"),
                    FakeFamily.of(2, 1, "ipv6", "unicast", FamilyTrait.ADD_PATH))
            .feature("ipv4 flow", "herald-family-ipv4-flow");

    @Override
    protected CapabilityType<AddPath> capability() {
        return new AddPathCapability();
    }

    @Override
    protected CodecView codecs() {
        return CODECS;
    }

    private ConfigSection section() {
        return capability().sections(CODECS).get(0);
    }

    @Test
    void sendsPathIdentifiersWhereTheOtherSideReceivesThem() {
        AddPath ours = new AddPath(Map.of(FamilyId.IPV4_UNICAST, 3, FamilyId.IPV6_UNICAST, 2));
        AddPath theirs = new AddPath(Map.of(FamilyId.IPV4_UNICAST, 1, FamilyId.IPV6_UNICAST, 2));
        Negotiated.Builder facts = new Negotiated.Builder();

        capability().negotiate(ours, theirs, facts);

        assertThat(facts.build().addPathSend()).containsExactly(FamilyId.IPV4_UNICAST);
        assertThat(facts.build().addPathReceive()).isEmpty();
    }

    @Test
    void receivesPathIdentifiersWhereTheOtherSideSendsThem() {
        AddPath ours = new AddPath(Map.of(FamilyId.IPV4_UNICAST, 1));
        AddPath theirs = new AddPath(Map.of(FamilyId.IPV4_UNICAST, 3, FamilyId.IPV6_UNICAST, 3));
        Negotiated.Builder facts = new Negotiated.Builder();

        capability().negotiate(ours, theirs, facts);

        assertThat(facts.build().addPathSend()).isEmpty();
        assertThat(facts.build().addPathReceive()).containsExactly(FamilyId.IPV4_UNICAST);
    }

    /** RFC 7911, 4: any other value is ignored. */
    @Test
    void takesAnUndefinedModeForNone() {
        AddPath odd = new AddPath(Map.of(FamilyId.IPV4_UNICAST, 255));
        AddPath both = new AddPath(Map.of(FamilyId.IPV4_UNICAST, 3));
        Negotiated.Builder facts = new Negotiated.Builder();

        capability().negotiate(both, odd, facts);

        assertThat(facts.build().addPathSend()).isEmpty();
        assertThat(facts.build().addPathReceive()).isEmpty();
    }

    @Test
    void joinsSeveralCapabilities() {
        AddPath first = new AddPath(Map.of(FamilyId.IPV4_UNICAST, 1));
        AddPath second = new AddPath(Map.of(FamilyId.IPV6_UNICAST, 2));

        assertThat(capability().merge(first, second).modes())
                .containsOnly(Map.entry(FamilyId.IPV4_UNICAST, 1), Map.entry(FamilyId.IPV6_UNICAST, 2));
    }

    @Test
    void readsFamiliesOfTheSection() throws StatementException {
        Object value = section().statement(Words.of("ipv4 unicast"), null);
        value = section().statement(Words.of("ipv6 unicast"), value);

        assertThat(section().print(value)).isEqualTo(List.of("ipv4 unicast", "ipv6 unicast"));
    }

    @Test
    void namesTheFeatureOfAFamilyThatIsNotInstalled() {
        assertThatThrownBy(() -> section().statement(Words.of("ipv4 flow"), null))
                .isInstanceOf(StatementException.class)
                .hasMessage("no installed bundle provides ipv4 flow; feature herald-family-ipv4-flow does");
    }

    @Test
    void suggestsAFamilyForAWrongWord() {
        assertThatThrownBy(() -> section().statement(Words.of("ipv4 uincast"), null))
                .isInstanceOf(StatementException.class)
                .hasMessageStartingWith("'ipv4 uincast' is not a family");
    }

    @Test
    void keepsALimitForTheBundleThatSendsIt() throws StatementException {
        ConfigSection section = capability().sections().get(0);

        Object value = section.statement(Words.of("ipv4 unicast limit 10"), null);
        value = section.statement(Words.of("ipv6 unicast"), value);

        assertThat(value).isEqualTo(List.of("ipv4 unicast limit 10", "ipv6 unicast"));
        assertThat(section.print(value)).containsExactly("ipv4 unicast limit 10", "ipv6 unicast");
    }

    @Test
    void offersAFamilyThatHasALimit() throws StatementException {
        WireWriter wire = new WireWriter();

        capability()
                .offer(
                        neighbor()
                                .written(
                                        capability(), "neighbor/add-path ipv4 unicast limit 10; add-path send/receive"),
                        () -> wire);

        assertThat(Hex.upper(wire.toByteArray())).isEqualTo("00010103");
    }

    @Test
    void refusesLimitsThatAreNoneOrThatNobodySends() throws StatementException {
        ConfigSection section = capability().sections().get(0);

        assertThatThrownBy(() -> section.statement(Words.of("ipv4 unicast limit 0"), null))
                .hasMessage("paths-limit must be 1-65535, got 0");
        assertThatThrownBy(() -> section.statement(Words.of("ipv4 unicast limit 65536"), null))
                .hasMessage("paths-limit must be 1-65535, got 65536");
        assertThatThrownBy(() -> section.statement(Words.of("ipv4 unicast at most"), null))
                .hasMessageContaining("unexpected token after ipv4 unicast: at");
        assertThatThrownBy(() -> section.statement(Words.of("ipv4 unicast"), List.of("ipv4 unicast limit 10")))
                .hasMessage("duplicate add-path entry for ipv4 unicast");
        assertThatThrownBy(() -> section().statement(Words.of("ipv4 unicast limit 10"), null))
                .hasMessage("no installed bundle provides paths-limit");
    }
}
