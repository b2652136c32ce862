package org.herald.core.reactor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.herald.api.config.Setting;
import org.herald.api.config.Settings;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ConnectionHandler;
import org.herald.api.daemon.Network.UnsupportedSocketOptionException;
import org.herald.api.wire.IpAddress;
import org.herald.core.message.NotificationCode;
import org.herald.core.session.Peer;
import org.herald.core.session.RefusedConnection;
import org.herald.core.session.SocketProtections;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The neighbors by name, and those that ranges gave for connections that were accepted. Used on the loop. */
final class Neighbors {
    private static final Logger log = LoggerFactory.getLogger(Neighbors.class);

    private final Map<String, Peer> peers = new LinkedHashMap<>();
    private final List<Peer> ephemeral = new ArrayList<>();
    private final Function<NeighborDefinition, Peer> maker;

    Neighbors(Function<NeighborDefinition, Peer> maker) {
        this.maker = maker;
    }

    /** All, configured ones first. */
    List<Peer> all() {
        List<Peer> all = new ArrayList<>(peers.values());
        all.addAll(ephemeral);
        return all;
    }

    List<Peer> configured() {
        return List.copyOf(peers.values());
    }

    @Nullable
    Peer get(String name) {
        return peers.get(name);
    }

    Peer add(NeighborDefinition definition) {
        Peer peer = maker.apply(definition);
        peers.put(definition.name(), peer);
        return peer;
    }

    void remove(Peer peer) {
        peers.remove(peer.definition().name(), peer);
        ephemeral.remove(peer);
    }

    /** Who handles an accepted connection: the neighbor of its addresses, else of the one range that holds it. */
    ConnectionHandler accept(Connection connection) {
        List<Peer> ranges = new ArrayList<>();
        for (Peer peer : peers.values()) {
            NeighborDefinition definition = peer.definition();
            if (!isLocal(definition, connection)) {
                continue;
            }
            if (!definition.isRange() && definition.peerAddress().equals(connection.remoteAddress())) {
                return handOver(connection, peer);
            }
            if (definition.isRange() && isInside(definition, connection.remoteAddress())) {
                ranges.add(peer);
            }
        }
        if (ranges.isEmpty()) {
            return new RefusedConnection(NotificationCode.PEER_DECONFIGURED, "no session configured for the peer");
        }
        if (ranges.size() > 1) {
            return new RefusedConnection(
                    NotificationCode.CONNECTION_REJECTED,
                    "could not accept the connection (more than one neighbor match)");
        }
        for (Peer known : ephemeral) {
            if (known.definition().peerAddress().equals(connection.remoteAddress())) {
                return handOver(connection, known);
            }
        }
        Peer peer = maker.apply(single(ranges.get(0).definition(), connection));
        peer.makeEphemeral();
        peer.routeKeeper().announceAll(peer.definition().routes());
        ephemeral.add(peer);
        return handOver(connection, peer);
    }

    private static ConnectionHandler handOver(Connection connection, Peer peer) {
        try {
            SocketProtections.accepted(connection, peer.definition());
        } catch (UnsupportedSocketOptionException unsupported) {
            log.atWarn()
                    .addKeyValue("peer", peer.definition().name())
                    .addKeyValue("reason", unsupported.getMessage())
                    .log("connection.refused");
            return new RefusedConnection(NotificationCode.CONNECTION_REJECTED, "could not accept the connection");
        }
        ConnectionHandler handler = peer.accept(connection);
        return handler != null
                ? handler
                : new RefusedConnection(NotificationCode.CONNECTION_REJECTED, "could not accept the connection");
    }

    private static boolean isLocal(NeighborDefinition definition, Connection connection) {
        IpAddress local = definition.localAddress();
        return local == null || local.equals(connection.localAddress());
    }

    private static boolean isInside(NeighborDefinition range, IpAddress address) {
        return address.isIpv6() == range.peerAddress().isIpv6()
                && address.masked(range.peerPrefixBits())
                        .equals(range.peerAddress().masked(range.peerPrefixBits()));
    }

    /** The definition of one neighbor of a range. */
    private static NeighborDefinition single(NeighborDefinition range, Connection connection) {
        IpAddress local = connection.localAddress();
        IpAddress routerId = range.routerId() != null ? range.routerId() : local.isIpv6() ? null : local;
        String name = "neighbor " + connection.remoteAddress() + " local-ip " + local + " local-as "
                + (range.localAs() == 0 ? "auto" : range.localAs()) + " peer-as "
                + (range.peerAs() == 0 ? "auto" : range.peerAs()) + " router-id " + routerId
                + " family-allowed in-open";
        return new NeighborDefinition(
                name,
                connection.remoteAddress(),
                connection.remoteAddress().bits(),
                local,
                range.localAs(),
                range.peerAs(),
                routerId,
                range.families(),
                range.areFamiliesImplied(),
                range.settings(),
                range.apis(),
                range.routes());
    }

    /** Whether a changed definition needs a new session: anything that an OPEN or a socket depends on. */
    static boolean needsNewSession(NeighborDefinition before, NeighborDefinition after) {
        return !before.families().equals(after.families())
                || before.areFamiliesImplied() != after.areFamiliesImplied()
                || !relevant(before.settings()).equals(relevant(after.settings()));
    }

    private static Map<String, Object> relevant(Settings settings) {
        Map<String, Object> values = new LinkedHashMap<>(settings.values());
        for (Setting<?> harmless : List.of(NeighborSettings.DESCRIPTION, NeighborSettings.MANUAL_EOR)) {
            values.remove(harmless.key());
        }
        return values;
    }
}
