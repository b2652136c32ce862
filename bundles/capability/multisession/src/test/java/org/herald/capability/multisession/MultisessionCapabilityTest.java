package org.herald.capability.multisession;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NegotiationContext;
import org.herald.api.config.Settings;
import org.herald.api.config.StatementException;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.CapabilityCompliance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MultisessionCapabilityTest extends CapabilityCompliance<Multisession> {
    private static final Multisession BY_FAMILIES = new Multisession(List.of(0, 1));
    private static final FamilyId IPV6_UNICAST = new FamilyId(2, 1);

    @Override
    protected CapabilityType<Multisession> capability() {
        return new MultisessionCapability();
    }

    @Override
    protected String corpus() {
        return "multisession.txt";
    }

    @Test
    void sendsFlagsAndCodeAsTwoValues() throws StatementException {
        List<WireWriter> values = new ArrayList<>();

        capability().offer(neighbor().written(capability(), "multi-session"), () -> {
            values.add(new WireWriter());
            return values.get(values.size() - 1);
        });

        assertThat(values).extracting(value -> Hex.upper(value.toByteArray())).containsExactly("00", "01");
    }

    @Test
    void joinsTheTwoValues() {
        Multisession joined = capability().merge(new Multisession(List.of(0)), new Multisession(List.of(1)));

        assertThat(joined).isEqualTo(BY_FAMILIES);
        assertThat(joined.sessionIdentifiers()).containsExactly(1);
    }

    @Test
    void refusesAPeerWithoutIt() {
        Negotiated.Builder out = negotiate(BY_FAMILIES, null, List.of(), List.of());

        assertThat(out.refusal()).isNotNull().hasMessage("multisession is mandatory with this peer");
        assertThat(out.refusal().subcode()).isEqualTo(9);
        assertThat(out.build().isMultisession()).isFalse();
    }

    @Test
    void refusesAPeerWithOtherFamilies() {
        Negotiated.Builder out = negotiate(
                BY_FAMILIES, BY_FAMILIES, List.of(FamilyId.IPV4_UNICAST), List.of(FamilyId.IPV4_UNICAST, IPV6_UNICAST));

        assertThat(out.refusal()).isNotNull();
        assertThat(out.refusal().subcode()).isEqualTo(8);
    }

    @Test
    void acceptsTheSameFamiliesInAnyOrder() {
        Negotiated.Builder out = negotiate(
                BY_FAMILIES,
                BY_FAMILIES,
                List.of(FamilyId.IPV4_UNICAST, IPV6_UNICAST),
                List.of(IPV6_UNICAST, FamilyId.IPV4_UNICAST));

        assertThat(out.refusal()).isNull();
        assertThat(out.build().isMultisession()).isTrue();
    }

    @Test
    void leavesAPeerAloneIfWeDidNotSendIt() {
        Negotiated.Builder out = negotiate(null, BY_FAMILIES, List.of(), List.of(IPV6_UNICAST));

        assertThat(out.refusal()).isNull();
        assertThat(out.build().isMultisession()).isFalse();
    }

    private Negotiated.Builder negotiate(
            @Nullable Multisession sent, @Nullable Multisession received, List<FamilyId> ours, List<FamilyId> theirs) {
        Negotiated.Builder out = new Negotiated.Builder();
        NegotiationContext session = new NegotiationContext(Settings.EMPTY, false, ours, theirs, codecs());
        capability().negotiate(sent, received, session, out);
        return out;
    }
}
