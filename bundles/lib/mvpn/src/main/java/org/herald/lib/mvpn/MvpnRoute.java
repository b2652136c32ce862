package org.herald.lib.mvpn;

import org.herald.api.wire.IpAddress;
import org.herald.api.wire.Octets;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/** One route of multicast in VPNs (RFC 6514, 4). */
public sealed interface MvpnRoute {
    /** The first octet of its NLRI, 0 to 255. */
    int code();

    /**
     * Type 1: a PE of the AS takes part in the multicast VPN (RFC 6514, 4.1).
     *
     * @param originator the PE; of either address family, whatever that of the VPN is (RFC 6515, 2)
     */
    record IntraAsInclusive(RouteDistinguisher distinguisher, IpAddress originator) implements MvpnRoute {
        @Override
        public int code() {
            return MvpnRouteType.INTRA_AS_I_PMSI.code();
        }
    }

    /** Type 2: an AS takes part in the multicast VPN (RFC 6514, 4.2). @param sourceAs 0 to 4294967295 */
    record InterAsInclusive(RouteDistinguisher distinguisher, long sourceAs) implements MvpnRoute {
        @Override
        public int code() {
            return MvpnRouteType.INTER_AS_I_PMSI.code();
        }
    }

    /**
     * Type 3: a tunnel for some flows (RFC 6514, 4.3).
     *
     * @param source null for all of them (RFC 6625, 3)
     * @param group null for all of them
     * @param originator of either address family
     */
    record Selective(
            RouteDistinguisher distinguisher,
            @Nullable IpAddress source,
            @Nullable IpAddress group,
            IpAddress originator)
            implements MvpnRoute {
        @Override
        public int code() {
            return MvpnRouteType.S_PMSI.code();
        }
    }

    /**
     * Type 4: the answer of a receiver to a route of type 1, 2 or 3 (RFC 6514, 4.4).
     *
     * @param routeKey the route that is answered; {@link Unknown} if it is of another type
     * @param originator of either address family
     */
    record Leaf(MvpnRoute routeKey, IpAddress originator) implements MvpnRoute {
        @Override
        public int code() {
            return MvpnRouteType.LEAF.code();
        }
    }

    /** Type 5: a source sends to a group (RFC 6514, 4.5). */
    record SourceActive(RouteDistinguisher distinguisher, IpAddress source, IpAddress group) implements MvpnRoute {
        @Override
        public int code() {
            return MvpnRouteType.SOURCE_ACTIVE.code();
        }
    }

    /**
     * Types 6 and 7: receivers of a group (RFC 6514, 4.6).
     *
     * @param tree which of the two
     * @param sourceAs 0 to 4294967295
     * @param source of a shared tree the rendezvous point
     */
    record Join(Tree tree, RouteDistinguisher distinguisher, long sourceAs, IpAddress source, IpAddress group)
            implements MvpnRoute {
        @Override
        public int code() {
            return tree.type.code();
        }
    }

    /** Which tree of a group is joined. */
    enum Tree {
        /** That of the rendezvous point (type 6). */
        SHARED(MvpnRouteType.SHARED_TREE_JOIN),
        /** That of one source (type 7). */
        SOURCE(MvpnRouteType.SOURCE_TREE_JOIN);

        private final MvpnRouteType type;

        Tree(MvpnRouteType type) {
            this.type = type;
        }

        MvpnRouteType type() {
            return type;
        }
    }

    /** A route of a type that is not read further. @param body what stands behind the length, 0 to 255 octets */
    record Unknown(int code, Octets body) implements MvpnRoute {}
}
