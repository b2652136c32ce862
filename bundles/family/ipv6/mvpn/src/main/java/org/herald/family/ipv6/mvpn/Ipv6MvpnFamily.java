package org.herald.family.ipv6.mvpn;

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
import org.herald.lib.mvpn.MvpnCodec;
import org.herald.lib.mvpn.MvpnRoute;
import org.herald.lib.mvpn.MvpnSyntax;
import org.osgi.service.component.annotations.Component;

/** Multicast of IPv6 in VPNs (RFC 6514). The next hop, a PE, is of either address family (RFC 6515, 2). */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "ipv6/mcast-vpn", afi = 2, safi = 5)
public final class Ipv6MvpnFamily implements AddressFamily<MvpnRoute> {
    private static final FamilyId ID = new FamilyId(AddressFamilyNumber.IPV6, SubsequentAddressFamilyNumber.MCAST_VPN);
    private static final FamilyNames NAMES = new FamilyNames("ipv6", MvpnSyntax.SAFI);
    private static final NextHopRule NEXT_HOP = new NextHopRule(Set.of(4, 16), Set.of(), 0);
    private static final Set<FamilyTrait> TRAITS = Set.of(
            FamilyTrait.GROUPED,
            FamilyTrait.IPV4_NEXT_HOP,
            FamilyTrait.NEXT_HOP_ATTRIBUTE,
            FamilyTrait.WITHDRAWN_WITH_ATTRIBUTES);

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
    public NlriCodec<MvpnRoute> codec() {
        return MvpnCodec.IPV6;
    }

    @Override
    public RouteSyntax<MvpnRoute> syntax() {
        return MvpnSyntax.IPV6;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return TRAITS;
    }
}
