package org.herald.family.ipv6.srpolicy;

import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.FamilyNames;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.NextHopRule;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.ProvideFamily;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.wire.AddressFamilyNumber;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.SubsequentAddressFamilyNumber;
import org.herald.lib.srpolicy.SrPolicy;
import org.herald.lib.srpolicy.SrPolicyCodec;
import org.herald.lib.srpolicy.SrPolicySyntax;
import org.osgi.service.component.annotations.Component;

/** SR policies with IPv6 endpoints (RFC 9830). */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "ipv6/sr-policy", afi = 2, safi = 73)
public final class Ipv6SrPolicyFamily implements AddressFamily<SrPolicy> {
    private static final FamilyId ID = new FamilyId(AddressFamilyNumber.IPV6, SubsequentAddressFamilyNumber.SR_POLICY);
    private static final FamilyNames NAMES = new FamilyNames("ipv6", SrPolicySyntax.SAFI);
    private static final NextHopRule NEXT_HOP = new NextHopRule(Set.of(16), Set.of(), 0);

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
    public NlriCodec<SrPolicy> codec() {
        return SrPolicyCodec.IPV6;
    }

    @Override
    public RouteSyntax<SrPolicy> syntax() {
        return SrPolicySyntax.IPV6;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return Set.of();
    }
}
