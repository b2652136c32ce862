package org.herald.family.bgpls.linkstate;

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
import org.osgi.service.component.annotations.Component;

/** BGP-LS (RFC 9552): nodes, links and prefixes of link-state topologies. */
@Component(service = AddressFamily.class)
@ProvideFamily(value = "bgp-ls/bgp-ls", afi = 16388, safi = 71)
public final class LinkStateFamily implements AddressFamily<LinkStateNlri> {
    private static final FamilyId ID = new FamilyId(16388, 71);
    private static final FamilyNames NAMES = new FamilyNames("bgp-ls", "bgp-ls");
    private static final NextHopRule NEXT_HOP = new NextHopRule(Set.of(4, 16), Set.of(), 0);

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
        return LinkStateCodec.PLAIN;
    }

    @Override
    public RouteSyntax<LinkStateNlri> syntax() {
        return LinkStateSyntax.PLAIN;
    }

    /** None: an NLRI goes alone in its UPDATE, since what is known of it is its own. */
    @Override
    public Set<FamilyTrait> traits() {
        return Set.of();
    }
}
