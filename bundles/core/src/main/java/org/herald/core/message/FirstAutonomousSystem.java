package org.herald.core.message;

import org.herald.api.bgp.CodecContext;
import org.herald.api.wire.WireReader;

/** Whether an AS_PATH begins with the peer's own number (RFC 4271, 6.3): asked only of external peers, and only where the neighbor wants it. */
public final class FirstAutonomousSystem {
    private static final int AS_PATH = 2;
    private static final int SEQUENCE = 2;

    private FirstAutonomousSystem() {}

    /** Whether the path begins with a sequence whose first number is the peer's; false if there is no path. */
    public static boolean isPeer(DecodedAttributes attributes, CodecContext context) {
        for (int index = 0; index < attributes.size(); index++) {
            if (attributes.code(index) == AS_PATH) {
                return isPeer(attributes.raw(index), context);
            }
        }
        return false;
    }

    /** A segment is type [1], count [1], numbers [2 or 4 each] (RFC 4271, 4.3); that it is well formed was checked when it was decoded. */
    private static boolean isPeer(WireReader path, CodecContext context) {
        int octets = context.isAsn4() ? 4 : 2;
        if (path.remaining() < 2 + octets) {
            return false;
        }
        byte[] array = path.array();
        int at = path.position();
        long first = 0;
        for (int index = 0; index < octets; index++) {
            first = first << 8 | array[at + 2 + index] & 0xFF;
        }
        boolean isStandIn = octets == 2 && first == OpenCodec.AS_TRANS && context.peerAs() > 0xFFFF;
        return array[at] == SEQUENCE && (first == context.peerAs() || isStandIn);
    }
}
