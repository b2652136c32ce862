package org.herald.attribute.ipv6extcommunity;

import java.util.List;

/**
 * The value of the attribute.
 *
 * @param communities at least one; ascending if they were written in a statement
 */
public record Ipv6ExtendedCommunities(List<Ipv6ExtendedCommunity> communities) {
    public Ipv6ExtendedCommunities {
        communities = List.copyOf(communities);
    }

    /** The same, ascending. */
    Ipv6ExtendedCommunities sorted() {
        return new Ipv6ExtendedCommunities(communities.stream().sorted().toList());
    }
}
