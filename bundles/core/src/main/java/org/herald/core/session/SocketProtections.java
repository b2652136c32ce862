package org.herald.core.session;

import org.herald.api.config.Settings;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.NeighborKeys;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.SocketProtection;
import org.herald.api.daemon.Network.UnsupportedSocketOptionException;

/** What a neighbor's settings ask of its sockets. */
public final class SocketProtections {
    private SocketProtections() {}

    /** For connections that we make. */
    public static SocketProtection outgoing(NeighborDefinition neighbor) {
        Settings settings = neighbor.settings();
        return new SocketProtection(
                NeighborKeys.md5(settings),
                NeighborKeys.tcpAuthentication(settings),
                settings.getOr(NeighborSettings.OUTGOING_TTL, 0),
                settings.getOr(NeighborSettings.INCOMING_TTL, 0),
                settings.get(NeighborSettings.SOURCE_INTERFACE),
                false);
    }

    /**
     * For a connection that this neighbor made to a socket that listens for all. Its keys were the listening socket's.
     *
     * @throws UnsupportedSocketOptionException if the platform cannot: then there is no session
     */
    public static void accepted(Connection connection, NeighborDefinition neighbor)
            throws UnsupportedSocketOptionException {
        Settings settings = neighbor.settings();
        connection.protect(
                settings.getOr(NeighborSettings.OUTGOING_TTL, 0), settings.getOr(NeighborSettings.INCOMING_TTL, 0));
    }

    /** For the socket that listens for this neighbor alone. */
    public static SocketProtection listening(NeighborDefinition neighbor) {
        Settings settings = neighbor.settings();
        int least = settings.getOr(NeighborSettings.INCOMING_TTL, 0);
        int ours = settings.getOr(NeighborSettings.OUTGOING_TTL, 0);
        return new SocketProtection(
                null, null, ours != 0 ? ours : least, least, settings.get(NeighborSettings.SOURCE_INTERFACE), false);
    }
}
