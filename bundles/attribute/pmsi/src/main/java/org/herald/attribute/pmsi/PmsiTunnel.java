package org.herald.attribute.pmsi;

import org.herald.api.wire.Octets;

/**
 * The tunnel of a multicast service (RFC 6514, 5).
 *
 * @param flags 0 to 255; 1 asks leaves to tell of themselves
 * @param type 0 to 255, of the IANA registry of RFC 7385
 * @param label three octets, 0 to 16777215: an MPLS label in the high 20 bits, or a VNI in all of them (RFC 8365, 5.1.3)
 * @param identifier of a type that {@link PmsiTunnelType} knows: one that it can read
 */
public record PmsiTunnel(int flags, int type, int label, Octets identifier) {
    private static final int LOW_BITS = 4;

    /** The MPLS label, 0 to 1048575. */
    int mplsLabel() {
        return label >>> LOW_BITS;
    }

    /** Whether nothing but the MPLS label is in its octets. */
    boolean isMplsLabel() {
        return (label & (1 << LOW_BITS) - 1) == 0;
    }

    static int ofMplsLabel(int mplsLabel) {
        return mplsLabel << LOW_BITS;
    }
}
