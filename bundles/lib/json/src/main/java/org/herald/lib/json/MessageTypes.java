package org.herald.lib.json;

import org.herald.api.bgp.Dialect;

/** The names of BGP messages in events of their octets. */
final class MessageTypes {
    private MessageTypes() {}

    /** @param type of the message's header, RFC 4271, 4.1 */
    static String rawName(int type, Dialect dialect) {
        return switch (type) {
            case 1 -> "open";
            case 2 -> "update";
            case 3 -> "notification";
            case 4 -> "keepalive";
            // Compatibility: ExaBGP 4 wrote a blank.
            case 5 -> dialect.version() == 4 ? "route refresh" : "route-refresh";
            case 6 -> "operational";
            default -> "unknown";
        };
    }
}
