package org.herald.capability.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NegotiationContext;
import org.herald.api.config.Settings;
import org.herald.api.config.StatementException;
import org.herald.testkit.CapabilityCompliance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoleCapabilityTest extends CapabilityCompliance<List<Integer>> {
    private static final int PROVIDER = 0;
    private static final int RS = 1;
    private static final int RS_CLIENT = 2;
    private static final int CUSTOMER = 3;
    private static final int PEER = 4;

    @Override
    protected CapabilityType<List<Integer>> capability() {
        return new RoleCapability();
    }

    /** RFC 9234, 4.2, table 2. */
    @Test
    void acceptsThePairsOfTheTableAndNoOther() {
        List<List<Integer>> allowed = List.of(
                List.of(PROVIDER, CUSTOMER),
                List.of(CUSTOMER, PROVIDER),
                List.of(RS, RS_CLIENT),
                List.of(RS_CLIENT, RS),
                List.of(PEER, PEER));

        for (int ours = PROVIDER; ours <= PEER; ours++) {
            for (int theirs = PROVIDER; theirs <= PEER + 1; theirs++) {
                Negotiated.RefusedException refusal = refusal(List.of(ours), List.of(theirs), "role-strict enable");

                if (allowed.contains(List.of(ours, theirs))) {
                    assertThat(refusal).as("%d and %d", ours, theirs).isNull();
                } else {
                    assertThat(refusal).as("%d and %d", ours, theirs).isNotNull();
                    assertThat(refusal.subcode()).isEqualTo(11);
                }
            }
        }
    }

    @Test
    void goesOnWithoutARoleOfThePeerUnlessItIsStrict() {
        assertThat(refusal(List.of(CUSTOMER), null, "role customer")).isNull();
        assertThat(refusal(List.of(CUSTOMER), null, "role customer; role-strict"))
                .isNotNull();
    }

    @Test
    void refusesNobodyWithoutARoleOfOurs() {
        assertThat(refusal(null, List.of(PROVIDER), "role-strict")).isNull();
        assertThat(refusal(null, null, "role-strict")).isNull();
    }

    /** RFC 9234, 4.2: "multiple but identical" are one; "not all of them have the same value" refuse. */
    @Test
    void refusesSeveralRolesThatDiffer() {
        List<Integer> same = capability().merge(List.of(PROVIDER), List.of(PROVIDER));
        List<Integer> different = capability().merge(List.of(PROVIDER), List.of(PEER));

        assertThat(refusal(List.of(CUSTOMER), same, "")).isNull();
        assertThat(refusal(List.of(CUSTOMER), different, "")).isNotNull();
    }

    @Test
    void tellsOurRoleToAttributesOnExternalSessionsOnly() {
        Negotiated.Builder external = new Negotiated.Builder();
        Negotiated.Builder internal = new Negotiated.Builder();

        capability().negotiate(List.of(CUSTOMER), null, context("", false), external);
        capability().negotiate(List.of(CUSTOMER), List.of(PEER), context("", true), internal);

        assertThat(external.build().facts()).containsEntry("role", "customer");
        assertThat(internal.build().facts()).isEmpty();
        assertThat(internal.refusal()).isNull();
    }

    private Negotiated.@Nullable RefusedException refusal(
            @Nullable List<Integer> sent, @Nullable List<Integer> received, String statements) {
        Negotiated.Builder out = new Negotiated.Builder();
        capability().negotiate(sent, received, context(statements, false), out);
        return out.refusal();
    }

    private NegotiationContext context(String statements, boolean isInternal) {
        try {
            Settings settings = neighbor().written(capability(), statements).settings();
            return new NegotiationContext(settings, isInternal, List.of(), List.of(), codecs());
        } catch (StatementException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
