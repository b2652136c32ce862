package org.herald.lib.srpolicy;

import org.jspecify.annotations.Nullable;

/** Sub-TLVs of tunnels that are one number: flags, reserved octets, the number, reserved octets. */
enum NumberKind {
    /** RFC 9012, 3.4.1: an Ethertype. */
    PROTOCOL_TYPE(2, "protocol-type", 0, 0, 2, 0),
    /** RFC 9012, 3.4.2: a Color extended community (RFC 9012, 4.3), whose two octets of type are not among these. */
    COLOR(4, "color", 2, 0, 4, 0),
    /** RFC 9012, 3.3.1. */
    DS_FIELD(7, "ds-field", 0, 0, 1, 0),
    /** RFC 9012, 3.3.2. */
    UDP_DESTINATION_PORT(8, "udp-destination-port", 0, 0, 2, 0),
    /** RFC 9012, 3.5: 1 or 2. */
    EMBEDDED_LABEL_HANDLING(9, "embedded-label-handling", 0, 0, 1, 0),
    /** RFC 9830, 2.4.1. */
    PREFERENCE(12, "preference", 1, 1, 4, 0),
    /** RFC 9830, 2.4.5. */
    EXPLICIT_NULL_LABEL_POLICY(14, "explicit-null-label-policy", 1, 1, 1, 0),
    /** RFC 9830, 2.4.6. */
    PRIORITY(15, "priority", 0, 0, 1, 1);

    /** Type and sub-type of a Color extended community. */
    static final int COLOR_COMMUNITY = 0x030B;

    private static final NumberKind[] ALL = values();

    final int type;
    /** The word in statements, and the name of the field. */
    final String word;

    final int flagOctets;
    final int reservedOctets;
    final int valueOctets;
    final int trailingOctets;

    NumberKind(int type, String word, int flagOctets, int reservedOctets, int valueOctets, int trailingOctets) {
        this.type = type;
        this.word = word;
        this.flagOctets = flagOctets;
        this.reservedOctets = reservedOctets;
        this.valueOctets = valueOctets;
        this.trailingOctets = trailingOctets;
    }

    static @Nullable NumberKind of(int type) {
        for (NumberKind kind : ALL) {
            if (kind.type == type) {
                return kind;
            }
        }
        return null;
    }

    long least() {
        return this == EMBEDDED_LABEL_HANDLING ? 1 : 0;
    }

    long most() {
        return this == EMBEDDED_LABEL_HANDLING ? 2 : (1L << 8 * valueOctets) - 1;
    }

    int mostFlags() {
        return (1 << 8 * flagOctets) - 1;
    }
}
