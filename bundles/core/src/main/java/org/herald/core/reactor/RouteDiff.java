package org.herald.core.reactor;

import org.herald.api.daemon.RouteSource;
import org.herald.core.rib.RouteTable;
import org.herald.core.session.Peer;

/** Brings the routes of a changed configuration into a neighbor's Adj-RIB-Out: new and changed ones are announced once, gone ones withdrawn, all others left. */
final class RouteDiff {
    private RouteDiff() {}

    static void apply(Peer peer, RouteSource before, RouteSource after) {
        RouteTable kept = new RouteTable();
        after.forEach(route -> {
            byte[] key = route.key().array();
            int length = route.key().size();
            if (kept.find(route.family(), route.pathId(), key, 0, length) == RouteTable.NONE) {
                kept.add(route.family(), route.pathId(), key, 0, length, key, 0, length);
            }
        });
        before.forEach(route -> {
            if (kept.find(
                            route.family(),
                            route.pathId(),
                            route.key().array(),
                            0,
                            route.key().size())
                    == RouteTable.NONE) {
                peer.withdraw(route);
            }
        });
        after.forEach(peer::announce);
    }
}
