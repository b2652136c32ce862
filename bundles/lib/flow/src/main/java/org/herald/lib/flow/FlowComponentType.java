package org.herald.lib.flow;

import org.jspecify.annotations.Nullable;

/** The types of component (RFC 8955, 4.2.2; RFC 8956, 3), as the registry "Flow Spec Component Types" numbers them. */
public enum FlowComponentType {
    DESTINATION_PREFIX(1, "destination-ipv4", "destination-ipv6", Kind.PREFIX, 0, FlowValueNames.NONE),
    SOURCE_PREFIX(2, "source-ipv4", "source-ipv6", Kind.PREFIX, 0, FlowValueNames.NONE),
    PROTOCOL(3, "protocol", "next-header", Kind.NUMERIC, 0xFF, FlowValueNames.PROTOCOLS),
    PORT(4, "port", "port", Kind.NUMERIC, 0xFFFF, FlowValueNames.PORTS),
    DESTINATION_PORT(5, "destination-port", "destination-port", Kind.NUMERIC, 0xFFFF, FlowValueNames.PORTS),
    SOURCE_PORT(6, "source-port", "source-port", Kind.NUMERIC, 0xFFFF, FlowValueNames.PORTS),
    ICMP_TYPE(7, "icmp-type", "icmp-type", Kind.NUMERIC, 0xFF, FlowValueNames.ICMP_TYPES),
    ICMP_CODE(8, "icmp-code", "icmp-code", Kind.NUMERIC, 0xFF, FlowValueNames.ICMP_CODES),
    TCP_FLAGS(9, "tcp-flags", "tcp-flags", Kind.BITMASK, 0xFFF, FlowValueNames.TCP_FLAGS),
    PACKET_LENGTH(10, "packet-length", "packet-length", Kind.NUMERIC, 0xFFFF, FlowValueNames.NONE),
    DSCP(11, "dscp", "traffic-class", Kind.NUMERIC, 0x3F, FlowValueNames.NONE),
    FRAGMENT(12, "fragment", "fragment", Kind.BITMASK, 0xF, FlowValueNames.FRAGMENTS),
    FLOW_LABEL(13, null, "flow-label", Kind.NUMERIC, 0xFFFFF, FlowValueNames.NONE);

    /** What stands behind the type. */
    enum Kind {
        PREFIX,
        NUMERIC,
        BITMASK
    }

    private static final FlowComponentType[] BY_CODE = values();
    /** Compatibility: all eight bits of the traffic class can be written and are shown, as in ExaBGP. */
    private static final long MOST_TRAFFIC_CLASS = 0xFF;
    /** "The DF bit MUST be set to 0 upon NLRI encoding and MUST be ignored during decoding" (RFC 8956, 3.6). */
    private static final long IPV6_FRAGMENT_BITS = 0xE;

    private final int code;
    private final @Nullable String ipv4Word;
    private final String ipv6Word;
    private final Kind kind;
    private final long most;
    private final FlowValueNames names;

    FlowComponentType(
            int code, @Nullable String ipv4Word, String ipv6Word, Kind kind, long most, FlowValueNames names) {
        this.code = code;
        this.ipv4Word = ipv4Word;
        this.ipv6Word = ipv6Word;
        this.kind = kind;
        this.most = most;
        this.names = names;
    }

    /** The type with a number, null if rules of this address family have none. */
    static @Nullable FlowComponentType of(int code, boolean isIpv6) {
        if (code < 1 || code > BY_CODE.length) {
            return null;
        }
        FlowComponentType type = BY_CODE[code - 1];
        return type.isIn(isIpv6) ? type : null;
    }

    /** The number on the wire, 1 to 13. */
    public int code() {
        return code;
    }

    /** Whether rules of an address family have it. */
    boolean isIn(boolean isIpv6) {
        return isIpv6 || ipv4Word != null;
    }

    /** The word in statements, and the field in events. */
    String word(boolean isIpv6) {
        return isIpv6 || ipv4Word == null ? ipv6Word : ipv4Word;
    }

    Kind kind() {
        return kind;
    }

    /** The largest value, or all bits that a mask may have. */
    long most(boolean isIpv6) {
        if (isIpv6 && this == DSCP) {
            return MOST_TRAFFIC_CLASS;
        }
        return isIpv6 && this == FRAGMENT ? IPV6_FRAGMENT_BITS : most;
    }

    FlowValueNames names(boolean isIpv6) {
        return isIpv6 && this == ICMP_TYPE ? FlowValueNames.ICMPV6_TYPES : names;
    }
}
