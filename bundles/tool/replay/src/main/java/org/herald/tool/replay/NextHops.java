package org.herald.tool.replay;

import org.jspecify.annotations.Nullable;

/**
 * What routes get as next hop instead of the recorded one.
 *
 * @param ipv4 of IPv4 routes: an address or {@code self}; null for the recorded one
 * @param ipv6 of IPv6 routes
 */
record NextHops(@Nullable String ipv4, @Nullable String ipv6) {
    /** What the API calls our own address. */
    static final String SELF = "self";

    /** As recorded. */
    static final NextHops RECORDED = new NextHops(null, null);

    @Nullable
    String of(boolean isIpv6) {
        return isIpv6 ? ipv6 : ipv4;
    }

    NextHops withIpv4(String nextHop) {
        return new NextHops(nextHop, ipv6);
    }

    NextHops withIpv6(String nextHop) {
        return new NextHops(ipv4, nextHop);
    }
}
