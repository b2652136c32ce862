package org.herald.lib.flow;

import java.util.List;
import org.herald.api.wire.IpAddress;

/** One part of a rule. A packet must match all of them (RFC 8955, 4.2). */
sealed interface FlowComponent {
    FlowComponentType type();

    /**
     * A destination or source.
     *
     * @param address the bits to match in their places, all others zero
     * @param bits the length in bits, 0 to 32 or 128
     * @param offset bits at the left that match anything (RFC 8956, 3.1): less than the length, or 0; always 0 for IPv4
     */
    record Pattern(FlowComponentType type, IpAddress address, int bits, int offset) implements FlowComponent {
        static Pattern of(FlowComponentType type, IpAddress address, int bits, int offset) {
            return new Pattern(type, withoutFirst(address.masked(bits), offset), bits, offset);
        }

        private static IpAddress withoutFirst(IpAddress address, int offset) {
            if (offset == 0) {
                return address;
            }
            long high = offset >= 64 ? 0 : address.high() & -1L >>> offset;
            long low = offset > 64 ? address.low() & -1L >>> offset - 64 : address.low();
            return new IpAddress(high, low, true);
        }
    }

    /**
     * A list of comparisons.
     *
     * @param terms at least one; the first is not joined to another
     */
    record Comparisons(FlowComponentType type, List<FlowTerm> terms) implements FlowComponent {
        public Comparisons {
            terms = List.copyOf(terms);
        }
    }
}
