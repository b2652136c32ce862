package org.herald.family.ipv4.multicast;

import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.FamilyNames;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.NextHopRule;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.ProvideFamily;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.wire.FamilyId;
import org.herald.lib.prefix.Prefix;
import org.herald.lib.prefix.PrefixCodec;
import org.herald.lib.prefix.PrefixSyntax;
import org.osgi.service.component.annotations.Component;

/** Prefixes of IPv4 for reverse path checks of multicast (RFC 4760, 6); always in MP_REACH_NLRI and MP_UNREACH_NLRI. */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "ipv4/multicast", afi = 1, safi = 2)
public final class Ipv4MulticastFamily implements AddressFamily<Prefix> {
    private static final FamilyId ID = new FamilyId(1, 2);
    private static final FamilyNames NAMES = new FamilyNames("ipv4", "multicast");
    private static final NextHopRule NEXT_HOP = new NextHopRule(Set.of(4), Set.of(16, 32), 0);
    private static final Set<FamilyTrait> TRAITS = Set.of(FamilyTrait.EXTENDED_NEXT_HOP);

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
    public NlriCodec<Prefix> codec() {
        return PrefixCodec.IPV4;
    }

    @Override
    public RouteSyntax<Prefix> syntax() {
        return PrefixSyntax.IPV4_MULTICAST;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return TRAITS;
    }
}
