package org.herald.family.bgpls.vpn;

import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.FamilyNames;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.NextHopRule;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.ProvideFamily;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.wire.FamilyId;
import org.herald.lib.linkstate.LinkStateCodec;
import org.herald.lib.linkstate.LinkStateNlri;
import org.herald.lib.linkstate.LinkStateSyntax;
import org.herald.lib.vpn.RouteDistinguisher;
import org.osgi.service.component.annotations.Component;

/** BGP-LS of virtual private networks (RFC 9552, 5.2): the same behind a route distinguisher. */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "bgp-ls/bgp-ls-vpn", afi = 16388, safi = 72)
public final class LinkStateVpnFamily implements AddressFamily<LinkStateNlri> {
    private static final FamilyId ID = new FamilyId(16388, 72);
    private static final FamilyNames NAMES = new FamilyNames("bgp-ls", "bgp-ls-vpn");
    private static final NextHopRule NEXT_HOP = new NextHopRule(Set.of(12, 24), Set.of(), RouteDistinguisher.OCTETS);

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
    public NlriCodec<LinkStateNlri> codec() {
        return LinkStateCodec.VPN;
    }

    @Override
    public RouteSyntax<LinkStateNlri> syntax() {
        return LinkStateSyntax.VPN;
    }

    /** None: an NLRI goes alone in its UPDATE, since what is known of it is its own. */
    @Override
    public Set<FamilyTrait> traits() {
        return Set.of();
    }
}
