package org.herald.family.ipv6.mup;

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
import org.herald.lib.mup.MupCodec;
import org.herald.lib.mup.MupRoute;
import org.herald.lib.mup.MupSyntax;
import org.osgi.service.component.annotations.Component;

/** Mobile user planes of IPv6 (draft-mpmz-bess-mup-safi). An IPv4 next hop goes as an IPv4-mapped address. */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "ipv6/mup", afi = 2, safi = 85)
public final class Ipv6MupFamily implements AddressFamily<MupRoute> {
    private static final FamilyId ID = new FamilyId(AddressFamilyNumber.IPV6, SubsequentAddressFamilyNumber.MUP);
    private static final FamilyNames NAMES = new FamilyNames("ipv6", MupSyntax.SAFI);
    private static final NextHopRule NEXT_HOP = new NextHopRule(Set.of(4, 16), Set.of(), 0);
    private static final Set<FamilyTrait> TRAITS = Set.of(FamilyTrait.WITHDRAWN_WITH_ATTRIBUTES);

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
    public NlriCodec<MupRoute> codec() {
        return MupCodec.IPV6;
    }

    @Override
    public RouteSyntax<MupRoute> syntax() {
        return MupSyntax.IPV6;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return TRAITS;
    }
}
