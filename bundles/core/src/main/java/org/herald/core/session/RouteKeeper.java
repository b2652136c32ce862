package org.herald.core.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.AttributeDraft;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.config.StatementException;
import org.herald.api.daemon.RouteSource;
import org.herald.api.wire.AddressFamilyNumber;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.herald.core.rib.AttributeTable;
import org.jspecify.annotations.Nullable;

/** Puts written routes into a neighbor's Adj-RIB-Out: resolves {@code next-hop self}, interns attributes, keeps routes of watchdogs. Used on the loop. */
public final class RouteKeeper {
    /** A route that a watchdog announces and withdraws. */
    private record Watched(FamilyId family, long pathId, byte[] key, byte[] nlri, byte[] block) {
        boolean isSame(Watched other) {
            return family.equals(other.family) && pathId == other.pathId && java.util.Arrays.equals(key, other.key);
        }
    }

    private final Peer peer;
    private final PeerServices services;
    private final WireWriter block = new WireWriter(256, 1 << 20);
    private final WireWriter key = new WireWriter(64, 1 << 17);
    private final WireWriter nlri = new WireWriter(64, 1 << 17);
    private final Map<String, List<Watched>> watched = new HashMap<>();

    RouteKeeper(Peer peer, PeerServices services) {
        this.peer = peer;
        this.services = services;
    }

    /** @throws StatementException if {@code next-hop self} has no address of the route's family */
    void check(RouteDraft route) throws StatementException {
        if (route.isNextHopSelf() && self(route.family()) == null) {
            String session = peer.definition().peerAddress().isIpv6() ? "ipv6" : "ipv4";
            String family = route.family().afi() == AddressFamilyNumber.IPV6 ? "ipv6" : "ipv4";
            throw new StatementException(
                    "use of \"next-hop self\": the route (" + family
                            + ") does not have the same family as the BGP tcp session (" + session + ")",
                    "self");
        }
    }

    boolean announce(RouteDraft route) {
        if (!intoBlock(route)) {
            return false;
        }
        if (route.watchdog() != null) {
            watch(route);
            if (route.startsWithdrawn()) {
                return false;
            }
        }
        int id = services.blocks().intern(block.array(), 0, block.size());
        boolean isSent = peer.ribOut().announce(route.family(), route.pathId(), route.key(), route.nlri(), id);
        services.blocks().release(id);
        return isSent;
    }

    boolean withdraw(RouteDraft route) {
        int id = AttributeTable.NONE;
        boolean isShown = services.families()
                .of(route.family(), services.registry().current())
                .traits()
                .contains(FamilyTrait.WITHDRAWN_WITH_ATTRIBUTES);
        if (isShown && intoBlock(route)) {
            id = services.blocks().intern(block.array(), 0, block.size());
        }
        boolean isSent = peer.ribOut().withdraw(route.family(), route.pathId(), route.key(), route.nlri(), id);
        if (id != AttributeTable.NONE) {
            services.blocks().release(id);
        }
        return isSent;
    }

    /** Announces all routes of the configuration. */
    public void announceAll(RouteSource source) {
        source.forEach(this::announce);
    }

    /** Announces or withdraws all routes with a watchdog name. @return whether something is to be sent */
    public boolean watchdog(String name, boolean announces) {
        boolean isSent = false;
        for (Watched route : watched.getOrDefault(name, List.of())) {
            fill(key, route.key);
            fill(nlri, route.nlri);
            if (announces) {
                int id = services.blocks().intern(route.block, 0, route.block.length);
                isSent |= peer.ribOut().announce(route.family, route.pathId, key, nlri, id);
                services.blocks().release(id);
            } else {
                isSent |= peer.ribOut().withdraw(route.family, route.pathId, key, nlri, AttributeTable.NONE);
            }
        }
        return isSent;
    }

    private void watch(RouteDraft route) {
        Watched added = new Watched(
                route.family(),
                route.pathId(),
                route.key().toByteArray(),
                route.nlri().toByteArray(),
                block.toByteArray());
        List<Watched> all = watched.computeIfAbsent(String.valueOf(route.watchdog()), name -> new ArrayList<>());
        all.removeIf(added::isSame);
        all.add(added);
    }

    private static void fill(WireWriter writer, byte[] octets) {
        writer.clear().bytes(octets);
    }

    private boolean intoBlock(RouteDraft route) {
        AttributeDraft attributes = route.attributes();
        if (route.isNextHopSelf()) {
            IpAddress self = self(route.family());
            if (self == null) {
                return false;
            }
            attributes.nextHop(self);
        }
        attributes.writeBlock(block.clear());
        return true;
    }

    /** Our address for routes of a family: of the session if it is of that address family, else for IPv4 the router-id. */
    private @Nullable IpAddress self(FamilyId family) {
        boolean isIpv6 = family.afi() == AddressFamilyNumber.IPV6;
        IpAddress local = peer.identity().localAddress();
        if (local != null && (local.isIpv6() == isIpv6 || isOther(family))) {
            return local;
        }
        if (!isIpv6) {
            return peer.identity().routerId();
        }
        return null;
    }

    private static boolean isOther(FamilyId family) {
        return family.afi() != AddressFamilyNumber.IPV4 && family.afi() != AddressFamilyNumber.IPV6;
    }
}
