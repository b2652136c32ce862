package org.herald.family.l2vpn.vpls;

import org.herald.api.wire.Octets;
import org.herald.lib.vpn.RouteDistinguisher;

/** What an NLRI of the family holds; which of these it is, its length tells (RFC 6074, 7). */
public sealed interface VplsRoute {
    /**
     * A block of labels with which sites reach an endpoint (RFC 4761, 3.2.2).
     *
     * @param endpoint VE ID of the site, 0 to 65535
     * @param offset VE ID that the first label is for, 0 to 65535
     * @param size labels in the block, 0 to 65535
     * @param labelOctets the three octets of the first label: 20 bits of label, and 4 that a label stack entry has
     */
    record LabelBlock(RouteDistinguisher distinguisher, int endpoint, int offset, int size, int labelOctets)
            implements VplsRoute {
        /** Octets behind the length. */
        static final int OCTETS = 17;

        static final int MOST_LABEL = 0xF_FFFF;
        private static final int BOTTOM_OF_STACK = 1;
        private static final int BITS_BEHIND_LABEL = 4;

        /** The three octets of a label that stands alone. */
        static int octetsOf(int label) {
            return label << BITS_BEHIND_LABEL | BOTTOM_OF_STACK;
        }

        /** The first label, 0 to 1048575. */
        public int base() {
            return labelOctets >>> BITS_BEHIND_LABEL;
        }

        boolean hasUsualOctets() {
            return labelOctets == octetsOf(base());
        }

        /** Whether the last label of the block is one. */
        boolean isInRange() {
            return base() + size <= MOST_LABEL + 1;
        }
    }

    /**
     * A member that is discovered here and signaled by LDP (RFC 6074, 3.2.2.1).
     *
     * @param peAddress the 32 bits of the PE's address
     */
    record Member(RouteDistinguisher distinguisher, int peAddress) implements VplsRoute {
        /** Octets behind the length. */
        static final int OCTETS = 12;
    }

    /**
     * Of a length that neither RFC has, such as circuits of RFC 6624.
     *
     * @param body what stands behind the length
     */
    record Unknown(Octets body) implements VplsRoute {}
}
