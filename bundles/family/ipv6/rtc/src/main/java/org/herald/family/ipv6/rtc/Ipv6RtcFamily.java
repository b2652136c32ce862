package org.herald.family.ipv6.rtc;

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
import org.herald.lib.routetarget.RouteTargetCodec;
import org.herald.lib.routetarget.RouteTargetMembership;
import org.herald.lib.routetarget.RouteTargetSyntax;
import org.osgi.service.component.annotations.Component;

/** Which routes of VPNs a peer wants (RFC 4684), AFI 2. The next hop is of either address family. */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "ipv6/rtc", afi = 2, safi = 132)
public final class Ipv6RtcFamily implements AddressFamily<RouteTargetMembership> {
    private static final FamilyId ID =
            new FamilyId(AddressFamilyNumber.IPV6, SubsequentAddressFamilyNumber.ROUTE_TARGET);
    private static final FamilyNames NAMES = new FamilyNames("ipv6", RouteTargetSyntax.SAFI);
    private static final NextHopRule NEXT_HOP = new NextHopRule(Set.of(4, 16, 32), Set.of(), 0);
    private static final Set<FamilyTrait> TRAITS = Set.of(FamilyTrait.GROUPED, FamilyTrait.IPV4_NEXT_HOP);

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
    public NlriCodec<RouteTargetMembership> codec() {
        return RouteTargetCodec.INSTANCE;
    }

    @Override
    public RouteSyntax<RouteTargetMembership> syntax() {
        return RouteTargetSyntax.IPV6;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return TRAITS;
    }
}
