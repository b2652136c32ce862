package org.herald.lib.prefix;

import org.herald.api.wire.IpAddress;

/**
 * A network: the first bits of an address.
 *
 * @param address with all bits behind the prefix cleared, whatever it was made with: equal networks are equal objects
 * @param bits its length, 0 to 32 or 128
 */
public record Prefix(IpAddress address, int bits) {
    /** @throws IllegalArgumentException if the length is out of its range */
    public Prefix {
        if (bits < 0 || bits > address.bits()) {
            throw new IllegalArgumentException("prefix length " + bits + " is out of range (0-" + address.bits() + ")");
        }
        if (!isMasked(address, bits)) {
            address = address.masked(bits);
        }
    }

    /** Whether no bit behind the first ones is set. */
    static boolean isMasked(IpAddress address, int bits) {
        if (!address.isIpv6()) {
            return (address.low() & 0xFFFF_FFFFL >>> bits) == 0;
        }
        if (bits >= 64) {
            return bits == 128 || (address.low() & -1L >>> bits - 64) == 0;
        }
        return address.low() == 0 && (address.high() & -1L >>> bits) == 0;
    }

    /** {@code 203.0.113.0/24}. */
    @Override
    public String toString() {
        return address + "/" + bits;
    }
}
