package org.herald.family.ipv4.unicast;

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

/** IPv4 unicast (RFC 4271, 4.3; RFC 4760; with an IPv6 next hop RFC 8950). */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "ipv4/unicast", afi = 1, safi = 1)
public final class Ipv4UnicastFamily implements AddressFamily<Prefix> {
    private static final FamilyNames NAMES = new FamilyNames("ipv4", "unicast");
    private static final NextHopRule NEXT_HOP = new NextHopRule(Set.of(4), Set.of(16, 32), 0);
    private static final Set<FamilyTrait> TRAITS = Set.of(
            FamilyTrait.CLASSIC_FIELDS,
            FamilyTrait.ADD_PATH,
            FamilyTrait.GROUPED,
            FamilyTrait.NEXT_HOP_ATTRIBUTE,
            FamilyTrait.EXTENDED_NEXT_HOP);

    @Override
    public FamilyId id() {
        return FamilyId.IPV4_UNICAST;
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
        return PrefixSyntax.IPV4;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return TRAITS;
    }
}
