package org.herald.api.bgp;

import java.util.Set;

/**
 * The forms of next hop that a family allows in MP_REACH_NLRI (RFC 4760, 3), in octets of the whole field.
 *
 * @param lengths always allowed; holds 0 for a family whose routes may have none
 * @param extendedLengths allowed where an extended next hop was negotiated (RFC 8950)
 * @param distinguisherOctets octets of zero route distinguisher before each address: 0, or 8 for VPN families
 */
public record NextHopRule(Set<Integer> lengths, Set<Integer> extendedLengths, int distinguisherOctets) {
    public NextHopRule {
        lengths = Set.copyOf(lengths);
        extendedLengths = Set.copyOf(extendedLengths);
        if (distinguisherOctets != 0 && distinguisherOctets != 8) {
            throw new IllegalArgumentException("a route distinguisher has 8 octets, not " + distinguisherOctets);
        }
    }
}
