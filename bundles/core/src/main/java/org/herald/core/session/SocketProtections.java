package org.herald.core.session;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.herald.api.config.Settings;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.daemon.Network.SocketProtection;
import org.jspecify.annotations.Nullable;

/** What a neighbor's settings ask of its sockets. */
public final class SocketProtections {
    private SocketProtections() {}

    /** For connections that we make. */
    public static SocketProtection outgoing(NeighborDefinition neighbor) {
        Settings settings = neighbor.settings();
        return new SocketProtection(
                md5Key(neighbor),
                null,
                settings.getOr(NeighborSettings.OUTGOING_TTL, 0),
                settings.getOr(NeighborSettings.INCOMING_TTL, 0),
                settings.get(NeighborSettings.SOURCE_INTERFACE),
                false);
    }

    /** For the socket that listens for this neighbor alone. */
    public static SocketProtection listening(NeighborDefinition neighbor) {
        Settings settings = neighbor.settings();
        int least = settings.getOr(NeighborSettings.INCOMING_TTL, 0);
        int ours = settings.getOr(NeighborSettings.OUTGOING_TTL, 0);
        return new SocketProtection(
                null, null, ours != 0 ? ours : least, least, settings.get(NeighborSettings.SOURCE_INTERFACE), false);
    }

    /** The TCP MD5 key, null for none. The configuration was checked when it was read: base64 that does not decode is none. */
    public static byte @Nullable [] md5Key(NeighborDefinition neighbor) {
        String password = neighbor.settings().get(NeighborSettings.MD5_PASSWORD);
        if (password == null || password.isEmpty()) {
            return null;
        }
        String isBase64 = neighbor.settings().getOr(NeighborSettings.MD5_BASE64, "false");
        boolean isAuto = isBase64.equals("auto") && password.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 'g');
        if (isBase64.equals("true") || isAuto) {
            return Base64.getDecoder().decode(password);
        }
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
