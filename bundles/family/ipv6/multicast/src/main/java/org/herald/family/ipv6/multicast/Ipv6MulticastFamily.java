package org.herald.family.ipv6.multicast;

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

/** Prefixes of IPv6 for reverse path checks of multicast (RFC 4760, 6); with an IPv4 next hop only where an extended next hop was negotiated. */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "ipv6/multicast", afi = 2, safi = 2)
public final class Ipv6MulticastFamily implements AddressFamily<Prefix> {
    private static final FamilyId ID = new FamilyId(2, 2);
    private static final FamilyNames NAMES = new FamilyNames("ipv6", "multicast");
    private static final NextHopRule NEXT_HOP = new NextHopRule(Set.of(16, 32), Set.of(4), 0);
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
        return PrefixCodec.IPV6;
    }

    @Override
    public RouteSyntax<Prefix> syntax() {
        return PrefixSyntax.IPV6_MULTICAST;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return TRAITS;
    }
}
