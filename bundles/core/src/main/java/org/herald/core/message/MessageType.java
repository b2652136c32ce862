package org.herald.core.message;

/** Types of BGP messages, and their header (RFC 4271, 4.1). */
public final class MessageType {
    public static final int OPEN = 1;
    public static final int UPDATE = 2;
    public static final int NOTIFICATION = 3;
    public static final int KEEPALIVE = 4;
    /** RFC 2918. */
    public static final int ROUTE_REFRESH = 5;
    /** draft-ietf-idr-operational-message. */
    public static final int OPERATIONAL = 6;

    /** Octets of marker, length and type. */
    public static final int HEADER_OCTETS = 19;
    /** Octets of the marker, all ones. */
    public static final int MARKER_OCTETS = 16;

    private static final String[] NAMES = {
        "", "OPEN", "UPDATE", "NOTIFICATION", "KEEPALIVE", "ROUTE_REFRESH", "OPERATIONAL"
    };
    private static final int[] LEAST_OCTETS = {HEADER_OCTETS, 29, 23, 21, 19, 23, 23};

    private MessageType() {}

    /** The name in texts of errors. */
    public static String name(int type) {
        return type > 0 && type < NAMES.length ? NAMES[type] : "type " + type;
    }

    public static boolean isKnown(int type) {
        return type > 0 && type < NAMES.length;
    }

    /** Whether a length can be that of a message of the type (RFC 4271, 6.1). @param most negotiated maximum */
    public static boolean isLength(int type, int length, int most) {
        if (length < HEADER_OCTETS || length > most) {
            return false;
        }
        if (!isKnown(type)) {
            return true;
        }
        return switch (type) {
            case KEEPALIVE -> length == HEADER_OCTETS;
            // An enhanced speaker answers a wrong length with 7/1 (RFC 7313, 5), others with 1/2.
            default -> length >= LEAST_OCTETS[type];
        };
    }
}
