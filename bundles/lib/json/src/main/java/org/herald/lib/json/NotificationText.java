package org.herald.lib.json;

import org.herald.api.wire.Hex;
import org.jspecify.annotations.Nullable;

/** What a NOTIFICATION says, for people (RFC 4271, 4.5; RFC 4486; RFC 6608; RFC 7313; RFC 9003). */
public final class NotificationText {
    private static final int CEASE = 6;
    private static final int ADMINISTRATIVE_SHUTDOWN = 2;
    private static final int ADMINISTRATIVE_RESET = 4;

    private static final String[] CODES = {
        "",
        "Message header error",
        "OPEN message error",
        "UPDATE message error",
        "Hold timer expired",
        "State machine error",
        "Cease",
        "ROUTE-REFRESH message error",
        "Send hold timer expired"
    };

    private static final String[][] SUBCODES = {
        {},
        {"Unspecific", "Connection Not Synchronized", "Bad Message Length", "Bad Message Type"},
        {
            "Unspecific",
            "Unsupported Version Number",
            "Bad Peer AS",
            "Bad BGP Identifier",
            "Unsupported Optional Parameter",
            "Authentication Notification (Deprecated)",
            "Unacceptable Hold Time",
            "Unsupported Capability",
            "Grouping Conflict",
            "Grouping Required",
            "Capability Value Mismatch",
            "Role Mismatch"
        },
        {
            "Unspecific",
            "Malformed Attribute List",
            "Unrecognized Well-known Attribute",
            "Missing Well-known Attribute",
            "Attribute Flags Error",
            "Attribute Length Error",
            "Invalid ORIGIN Attribute",
            "AS Routing Loop",
            "Invalid NEXT_HOP Attribute",
            "Optional Attribute Error",
            "Invalid Network Field",
            "Malformed AS_PATH"
        },
        {"Unspecific"},
        {
            "Unspecific",
            "Receive Unexpected Message in OpenSent State",
            "Receive Unexpected Message in OpenConfirm State",
            "Receive Unexpected Message in Established State"
        },
        {
            "Unspecific",
            "Maximum Number of Prefixes Reached",
            "Administrative Shutdown",
            "Peer De-configured",
            "Administrative Reset",
            "Connection Rejected",
            "Other Configuration Change",
            "Connection Collision Resolution",
            "Out of Resources",
            "Hard Reset",
            "BFD Down"
        },
        {"Unspecific", "Invalid Message Length", "Malformed Message Subtype"},
        {"Unspecific"}
    };

    private NotificationText() {}

    /** {@code Cease / Administrative Reset}. */
    public static String name(int code, int subcode) {
        if (code < 1 || code >= CODES.length) {
            return "unknown error / unknow reason";
        }
        String[] subcodes = SUBCODES[code];
        // Compatibility: ExaBGP spells it so, and scripts compare it.
        return CODES[code] + " / " + (subcode >= 0 && subcode < subcodes.length ? subcodes[subcode] : "unknow reason");
    }

    /** The shutdown communication, else the data if it is printable text, else the name of code and subcode. */
    public static String of(int code, int subcode, byte[] data) {
        if (code == CEASE && (subcode == ADMINISTRATIVE_SHUTDOWN || subcode == ADMINISTRATIVE_RESET)) {
            return data.length == 0 ? name(code, subcode) : shutdownCommunication(data);
        }
        String text = printable(data);
        return text != null ? text : name(code, subcode);
    }

    /** Length [1], UTF-8 text (RFC 9003, 2). What is not right with it is said, with the octets. */
    private static String shutdownCommunication(byte[] data) {
        int length = data[0] & 0xFF;
        if (length == 0) {
            return "empty Shutdown Communication.";
        }
        if (length > data.length - 1) {
            return "invalid Shutdown Communication (buffer underrun) length : " + length + " [" + Hex.upper(data) + "]";
        }
        String text = Utf8.decode(data, 1, length);
        if (text == null) {
            return "invalid Shutdown Communication (invalid UTF-8) length : " + length + " [" + Hex.upper(data) + "]";
        }
        StringBuilder said = new StringBuilder("Shutdown Communication: \"");
        said.append(text.replace('\r', ' ').replace('\n', ' ')).append('"');
        if (data.length > length + 1) {
            said.append(", trailing data: ");
            for (int at = length + 1; at < data.length; at++) {
                said.append(String.format("%02X", data[at]));
            }
        }
        return said.toString();
    }

    private static @Nullable String printable(byte[] data) {
        String text = data.length == 0 ? null : Utf8.decode(data);
        boolean isPrintable = text != null && text.codePoints().noneMatch(NotificationText::isControl);
        return isPrintable ? text : null;
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }
}
