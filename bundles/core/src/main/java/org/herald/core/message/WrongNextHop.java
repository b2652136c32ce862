package org.herald.core.message;

import org.herald.api.bgp.NextHop;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * NEXT_HOP attributes that are well-formed and mean nothing (RFC 4271, 6.3): addresses of no host, of this host, of groups, and our own. The
 * route is ignored, the session stays.
 */
public final class WrongNextHop {
    private WrongNextHop() {}

    /**
     * Says what is wrong with the next hop of IPv4 unicast routes, null if nothing is. On a session over loopback, as tests and labs have them,
     * loopback and own addresses are what peers write, so they stand.
     */
    public static @Nullable String of(DecodedUpdate update, @Nullable IpAddress local, IpAddress peer) {
        for (NlriRun run : update.announced()) {
            NextHop hop = run.nextHop();
            boolean isJudged = run.family().equals(FamilyId.IPV4_UNICAST) && run.size() > 0;
            if (isJudged && hop != null && isWrong(hop.address(), local, peer)) {
                return "NEXT_HOP " + hop.address() + " is no address of a router that routes could go to";
            }
        }
        return null;
    }

    private static boolean isWrong(IpAddress hop, @Nullable IpAddress local, IpAddress peer) {
        if (hop.isIpv6()) {
            return false;
        }
        boolean isOfNoHost = hop.ipv4() >>> 24 == 0 || hop.isMulticast();
        return isOfNoHost || !peer.isLoopback() && (hop.isLoopback() || hop.equals(local));
    }
}
