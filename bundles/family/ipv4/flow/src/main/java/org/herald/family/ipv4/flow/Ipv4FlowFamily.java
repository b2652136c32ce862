package org.herald.family.ipv4.flow;

import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.FamilyNames;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.NextHopRule;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.ProvideFamily;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.wire.FamilyId;
import org.herald.lib.flow.FlowCodec;
import org.herald.lib.flow.FlowRule;
import org.herald.lib.flow.FlowSyntax;
import org.osgi.service.component.annotations.Component;

/** Flow specification rules for IPv4 (RFC 8955). */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "ipv4/flow", afi = 1, safi = 133)
public final class Ipv4FlowFamily implements AddressFamily<FlowRule> {
    private static final FamilyId ID = new FamilyId(1, 133);
    private static final FamilyNames NAMES = new FamilyNames("ipv4", "flow");
    /** Most rules have none; one that redirects to it has. */
    private static final NextHopRule NEXT_HOP = new NextHopRule(Set.of(0, 4), Set.of(), 0);

    private static final Set<FamilyTrait> TRAITS =
            Set.of(FamilyTrait.NO_NEXT_HOP, FamilyTrait.WITHDRAWN_WITH_ATTRIBUTES);

    @Override
    public FamilyId id() {
        return ID;
    }

    @Override
    public FamilyNames names() {
        return NAMES;
    }

    @Override
    public NextHopRule nextHop() {
        return NEXT_HOP;
    }

    @Override
    public NlriCodec<FlowRule> codec() {
        return FlowCodec.IPV4;
    }

    @Override
    public RouteSyntax<FlowRule> syntax() {
        return FlowSyntax.IPV4;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return TRAITS;
    }
}
