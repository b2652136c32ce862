package org.herald.core.message;

import java.util.Map;

/** IANA "BGP Error (Notification) Codes" and their subcodes, with the words that users know. */
public final class NotificationCode {
    public static final int MESSAGE_HEADER = 1;
    public static final int OPEN_MESSAGE = 2;
    public static final int UPDATE_MESSAGE = 3;
    public static final int HOLD_TIMER_EXPIRED = 4;
    public static final int FINITE_STATE_MACHINE = 5;
    public static final int CEASE = 6;
    /** RFC 7313. */
    public static final int ROUTE_REFRESH = 7;
    /** RFC 9687. */
    public static final int SEND_HOLD_TIMER_EXPIRED = 8;

    // Cease, RFC 4486 and RFC 8538
    public static final int MAXIMUM_PREFIXES = 1;
    public static final int ADMINISTRATIVE_SHUTDOWN = 2;
    public static final int PEER_DECONFIGURED = 3;
    public static final int ADMINISTRATIVE_RESET = 4;
    public static final int CONNECTION_REJECTED = 5;
    public static final int OTHER_CONFIGURATION_CHANGE = 6;
    public static final int CONNECTION_COLLISION = 7;
    public static final int OUT_OF_RESOURCES = 8;

    private static final Map<Integer, String> CODES = Map.of(
            1, "Message header error",
            2, "OPEN message error",
            3, "UPDATE message error",
            4, "Hold timer expired",
            5, "State machine error",
            6, "Cease",
            7, "ROUTE-REFRESH message error",
            8, "Send hold timer expired");

    private static final Map<Integer, String> SUBCODES = Map.ofEntries(
            entry(1, 1, "Connection Not Synchronized"),
            entry(1, 2, "Bad Message Length"),
            entry(1, 3, "Bad Message Type"),
            entry(2, 1, "Unsupported Version Number"),
            entry(2, 2, "Bad Peer AS"),
            entry(2, 3, "Bad BGP Identifier"),
            entry(2, 4, "Unsupported Optional Parameter"),
            entry(2, 5, "Authentication Notification (Deprecated)"),
            entry(2, 6, "Unacceptable Hold Time"),
            entry(2, 7, "Unsupported Capability"),
            entry(2, 8, "Grouping Conflict"),
            entry(2, 9, "Grouping Required"),
            entry(2, 10, "Capability Value Mismatch"),
            entry(2, 11, "Role Mismatch"),
            entry(3, 1, "Malformed Attribute List"),
            entry(3, 2, "Unrecognized Well-known Attribute"),
            entry(3, 3, "Missing Well-known Attribute"),
            entry(3, 4, "Attribute Flags Error"),
            entry(3, 5, "Attribute Length Error"),
            entry(3, 6, "Invalid ORIGIN Attribute"),
            entry(3, 7, "AS Routing Loop"),
            entry(3, 8, "Invalid NEXT_HOP Attribute"),
            entry(3, 9, "Optional Attribute Error"),
            entry(3, 10, "Invalid Network Field"),
            entry(3, 11, "Malformed AS_PATH"),
            entry(5, 1, "Receive Unexpected Message in OpenSent State"),
            entry(5, 2, "Receive Unexpected Message in OpenConfirm State"),
            entry(5, 3, "Receive Unexpected Message in Established State"),
            entry(6, 1, "Maximum Number of Prefixes Reached"),
            entry(6, 2, "Administrative Shutdown"),
            entry(6, 3, "Peer De-configured"),
            entry(6, 4, "Administrative Reset"),
            entry(6, 5, "Connection Rejected"),
            entry(6, 6, "Other Configuration Change"),
            entry(6, 7, "Connection Collision Resolution"),
            entry(6, 8, "Out of Resources"),
            entry(6, 9, "Hard Reset"),
            entry(6, 10, "BFD Down"),
            entry(7, 1, "Invalid Message Length"),
            entry(7, 2, "Malformed Message Subtype"));

    private NotificationCode() {}

    /** {@code Cease / Administrative Reset}. */
    public static String text(int code, int subcode) {
        return CODES.getOrDefault(code, "unknown error") + " / " + subcodeText(code, subcode);
    }

    /** {@code Administrative Reset}. */
    public static String subcodeText(int code, int subcode) {
        return subcode == 0 ? "Unspecific" : SUBCODES.getOrDefault(key(code, subcode), "unknown reason");
    }

    private static Map.Entry<Integer, String> entry(int code, int subcode, String text) {
        return Map.entry(key(code, subcode), text);
    }

    private static int key(int code, int subcode) {
        return code << 8 | subcode;
    }
}
