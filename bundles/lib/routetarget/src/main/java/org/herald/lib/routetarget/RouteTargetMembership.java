package org.herald.lib.routetarget;

/**
 * A prefix of origin AS and route target (RFC 4684, 4): routes of VPNs whose targets begin so are wanted.
 *
 * @param bits how many bits count: 0, the default (all routes are wanted), or 32 to 96
 * @param origin the AS that asks, 0 to 4294967295; 0 in the default
 * @param target the octets of the route target as an unsigned number, bits that do not count cleared
 */
public record RouteTargetMembership(int bits, long origin, long target) {
    /** All routes are wanted. */
    public static final RouteTargetMembership DEFAULT = new RouteTargetMembership(0, 0, 0);

    static final int ORIGIN_BITS = 32;
    static final int TARGET_BITS = 64;
    static final int MOST_BITS = ORIGIN_BITS + TARGET_BITS;
    static final long MOST_ORIGIN = 0xFFFF_FFFFL;

    /**
     * Clears the bits that do not count.
     *
     * @throws IllegalArgumentException for a number of bits that RFC 4684 does not have, or an origin that is no AS number
     */
    public RouteTargetMembership {
        if (!isLength(bits)) {
            throw new IllegalArgumentException("a membership has 0 or 32 to 96 bits, not " + bits);
        }
        if (origin < 0 || origin > MOST_ORIGIN || bits == 0 && origin != 0) {
            throw new IllegalArgumentException("origin " + origin + " with " + bits + " bits");
        }
        target &= mask(bits - ORIGIN_BITS);
    }

    static boolean isLength(int bits) {
        return bits == 0 || bits >= ORIGIN_BITS && bits <= MOST_BITS;
    }

    /** The bits of the route target that count, 0 to 64. */
    public int targetBits() {
        return Math.max(0, bits - ORIGIN_BITS);
    }

    private static long mask(int targetBits) {
        return targetBits <= 0 ? 0 : -1L << TARGET_BITS - targetBits;
    }
}
