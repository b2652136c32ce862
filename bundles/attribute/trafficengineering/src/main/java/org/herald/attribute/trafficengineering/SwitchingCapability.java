package org.herald.attribute.trafficengineering;

import java.util.List;
import org.herald.api.wire.Octets;

/**
 * What a link can switch, and how much of it.
 *
 * @param type 0 to 255, IANA "Switching Types": 1 to 4 packets, 51 layer 2, 100 time division, 150 lambda, 200 fibre
 * @param encoding 0 to 255, IANA "LSP Encoding Types"
 * @param maximumBandwidths eight, for priorities 0 to 7: the bits of a 32-bit float, octets per second
 * @param specific what the type adds: for 1 to 4 and 100 eight octets, else none
 */
record SwitchingCapability(int type, int encoding, List<Integer> maximumBandwidths, Octets specific) {
    static final int PRIORITIES = 8;

    /** Types for packets. */
    private static final int MOST_PACKET = 4;

    /** Time division. */
    static final int TDM = 100;

    /** Octets behind the bandwidths of a packet or time division link (RFC 4203, 1.4). */
    static final int SPECIFIC_OCTETS = 8;

    SwitchingCapability {
        maximumBandwidths = List.copyOf(maximumBandwidths);
    }

    static boolean isPacket(int type) {
        return type >= 1 && type <= MOST_PACKET;
    }

    static int specificOctets(int type) {
        return isPacket(type) || type == TDM ? SPECIFIC_OCTETS : 0;
    }
}
