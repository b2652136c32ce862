package org.herald.lib.flow;

import java.util.Arrays;
import org.herald.api.bgp.AttributeDraft;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.wire.IpAddress;

/** Adds communities to those that a route has, all ascending as octets, as the attributes themselves write them. */
final class FlowActionValues {
    /** rt-redirect-ipv6 (RFC 8956, 6.1): type [2], IPv6 address [16], number [2]. */
    static final int REDIRECT_IPV6 = 0x000D;
    /** Redirect to an address (draft-ietf-idr-flowspec-redirect-ip): type [2], IPv6 address [16], flags [2]. */
    static final int REDIRECT_ADDRESS = 0x000C;

    /** EXTENDED COMMUNITIES (RFC 4360). */
    private static final int CODE = 16;

    private static final int OCTETS = 8;
    /** IPv6 Address Specific Extended Communities (RFC 5701). */
    private static final int IPV6_CODE = 25;

    private static final int IPV6_OCTETS = 20;

    private final AttributeDraft attributes;

    FlowActionValues(RouteDraft draft) {
        attributes = draft.attributes();
    }

    void add(long community) {
        byte[] octets = new byte[OCTETS];
        for (int index = 0; index < OCTETS; index++) {
            octets[index] = (byte) (community >>> 56 - index * 8);
        }
        insert(CODE, octets);
    }

    void addIpv6(int type, IpAddress address, int rest) {
        byte[] octets = new byte[IPV6_OCTETS];
        octets[0] = (byte) (type >>> 8);
        octets[1] = (byte) type;
        System.arraycopy(address.octets(), 0, octets, 2, 16);
        octets[18] = (byte) (rest >>> 8);
        octets[19] = (byte) rest;
        insert(IPV6_CODE, octets);
    }

    private void insert(int code, byte[] community) {
        byte[] before = attributes.octets(code);
        byte[] values = before == null ? new byte[0] : before;
        int at = 0;
        while (at + community.length <= values.length
                && Arrays.compareUnsigned(values, at, at + community.length, community, 0, community.length) <= 0) {
            at += community.length;
        }
        byte[] all = new byte[values.length + community.length];
        System.arraycopy(values, 0, all, 0, at);
        System.arraycopy(community, 0, all, at, community.length);
        System.arraycopy(values, at, all, at + community.length, values.length - at);
        attributes.put(code, AttributeFlags.OPTIONAL_TRANSITIVE, all);
    }
}
