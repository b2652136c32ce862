package org.herald.family.l2vpn.vpls;

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
import org.osgi.service.component.annotations.Component;

/** Virtual private LAN services with signaling by BGP (RFC 4761), and the discovery of their members (RFC 6074). */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "l2vpn/vpls", afi = 25, safi = 65)
public final class VplsFamily implements AddressFamily<VplsRoute> {
    private static final FamilyId ID = new FamilyId(AddressFamilyNumber.L2VPN, SubsequentAddressFamilyNumber.VPLS);
    private static final FamilyNames NAMES = new FamilyNames("l2vpn", VplsText.SAFI);
    /** A PE's address of either kind: the AFI says nothing of it. */
    private static final NextHopRule NEXT_HOP = new NextHopRule(Set.of(4, 16), Set.of(), 0);

    private static final Set<FamilyTrait> TRAITS =
            Set.of(FamilyTrait.WITHDRAWN_WITH_ATTRIBUTES, FamilyTrait.IPV4_NEXT_HOP);

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
    public NlriCodec<VplsRoute> codec() {
        return VplsCodec.INSTANCE;
    }

    @Override
    public RouteSyntax<VplsRoute> syntax() {
        return VplsSyntax.INSTANCE;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return TRAITS;
    }
}
