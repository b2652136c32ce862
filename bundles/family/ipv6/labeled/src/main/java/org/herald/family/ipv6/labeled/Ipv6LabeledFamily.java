package org.herald.family.ipv6.labeled;

import java.util.List;
import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.FamilyNames;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.NextHopRule;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.ProvideFamily;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.wire.FamilyId;
import org.herald.lib.vpn.LabeledPrefix;
import org.herald.lib.vpn.LabeledPrefixCodec;
import org.herald.lib.vpn.LabeledSyntax;
import org.osgi.service.component.annotations.Component;

/** IPv6 prefixes with labels (RFC 8277), across IPv4 networks too (RFC 4798: the next hop is an IPv4-mapped address). */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "ipv6/nlri-mpls", afi = 2, safi = 4)
public final class Ipv6LabeledFamily implements AddressFamily<LabeledPrefix> {
    private static final FamilyId ID = new FamilyId(2, 4);
    private static final FamilyNames NAMES = new FamilyNames("ipv6", "nlri-mpls", List.of("labeled-unicast"));
    private static final NextHopRule NEXT_HOP = new NextHopRule(Set.of(16, 32), Set.of(4), 0);
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
    public NlriCodec<LabeledPrefix> codec() {
        return LabeledPrefixCodec.IPV6;
    }

    @Override
    public RouteSyntax<LabeledPrefix> syntax() {
        return LabeledSyntax.IPV6;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return TRAITS;
    }
}
