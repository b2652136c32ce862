package org.herald.family.ipv6.vpn;

import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.FamilyNames;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.NextHopRule;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.ProvideFamily;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.wire.FamilyId;
import org.herald.lib.vpn.RouteDistinguisher;
import org.herald.lib.vpn.VpnPrefix;
import org.herald.lib.vpn.VpnPrefixCodec;
import org.herald.lib.vpn.VpnSyntax;
import org.osgi.service.component.annotations.Component;

/** IPv6 prefixes of virtual private networks (RFC 4659); an IPv4 next hop goes as an IPv4-mapped address (RFC 4659, 3.2.1.2). */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "ipv6/mpls-vpn", afi = 2, safi = 128)
public final class Ipv6VpnFamily implements AddressFamily<VpnPrefix> {
    private static final FamilyId ID = new FamilyId(2, 128);
    private static final FamilyNames NAMES = new FamilyNames("ipv6", "mpls-vpn");
    /** Compatibility: 40 octets, one distinguisher before a pair of addresses, as ExaBGP writes it; the RFC has two. */
    private static final NextHopRule NEXT_HOP =
            new NextHopRule(Set.of(24, 40, 48), Set.of(12), RouteDistinguisher.OCTETS);

    private static final Set<FamilyTrait> TRAITS = Set.of(
            FamilyTrait.ADD_PATH,
            FamilyTrait.NEXT_HOP_ATTRIBUTE,
            FamilyTrait.WITHDRAWN_WITH_ATTRIBUTES,
            FamilyTrait.EXTENDED_NEXT_HOP);

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
    public NlriCodec<VpnPrefix> codec() {
        return VpnPrefixCodec.IPV6;
    }

    @Override
    public RouteSyntax<VpnPrefix> syntax() {
        return VpnSyntax.IPV6;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return TRAITS;
    }
}
