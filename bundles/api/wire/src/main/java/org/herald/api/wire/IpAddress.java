package org.herald.api.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address.
 *
 * @param high the first 8 octets of an IPv6 address; 0 for IPv4
 * @param low the last 8 octets of an IPv6 address; for IPv4 its 4 octets in the low 32 bits
 * @param isIpv6 which of the two
 */
public record IpAddress(long high, long low, boolean isIpv6) implements Comparable<IpAddress> {
    /** @throws IllegalArgumentException if an IPv4 address has more than 32 bits */
    public IpAddress {
        if (!isIpv6 && (high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("an IPv4 address has 32 bits");
        }
    }

    /** From the 32 bits of an IPv4 address. */
    public static IpAddress ofIpv4(int bits) {
        return new IpAddress(0, bits & 0xFFFF_FFFFL, false);
    }

    /** From 4 or 16 octets. @throws IllegalArgumentException for any other count */
    public static IpAddress ofOctets(byte[] octets, int from, int count) {
        if (count == 4) {
            return ofIpv4((int) number(octets, from, 4));
        }
        if (count == 16) {
            return new IpAddress(number(octets, from, 8), number(octets, from + 8, 8), true);
        }
        throw new IllegalArgumentException("an address has 4 or 16 octets, not " + count);
    }

    /** Takes 4 or 16 octets. */
    public static IpAddress read(WireReader in, int count) throws MalformedException {
        int at = in.position();
        in.skip(count);
        return ofOctets(in.array(), at, count);
    }

    /** The address that a text is, dotted quad or RFC 4291 text, or null if it is none. */
    public static @Nullable IpAddress parse(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return InetText.parse(octets, 0, octets.length);
    }

    /** 32 or 128. */
    public int bits() {
        return isIpv6 ? 128 : 32;
    }

    /** 4 or 16. */
    public int octetCount() {
        return isIpv6 ? 16 : 4;
    }

    /** The 32 bits of an IPv4 address. */
    public int ipv4() {
        return (int) low;
    }

    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    /** Whether it is in fe80::/10. */
    public boolean isLinkLocal() {
        return isIpv6 && high >>> 54 == 0xFE80 >>> 6;
    }

    /** 127/8 or ::1. */
    public boolean isLoopback() {
        return isIpv6 ? high == 0 && low == 1 : low >>> 24 == 127;
    }

    /** 224/4 or ff00::/8. */
    public boolean isMulticast() {
        return isIpv6 ? high >>> 56 == 0xFF : low >>> 28 == 0xE;
    }

    /** The bit at an index from the left, 0 to {@link #bits()} - 1. */
    public boolean bit(int index) {
        if (!isIpv6) {
            return (low >>> 31 - index & 1) != 0;
        }
        return (index < 64 ? high >>> 63 - index & 1 : low >>> 127 - index & 1) != 0;
    }

    /** The address with all but the first bits cleared. */
    public IpAddress masked(int prefixBits) {
        if (!isIpv6) {
            return new IpAddress(0, prefixBits == 0 ? 0 : low & -1L << 32 - prefixBits & 0xFFFF_FFFFL, false);
        }
        long keptHigh = prefixBits == 0 ? 0 : prefixBits >= 64 ? -1L : -1L << 64 - prefixBits;
        long keptLow = prefixBits <= 64 ? 0 : prefixBits == 128 ? -1L : -1L << 128 - prefixBits;
        return new IpAddress(high & keptHigh, low & keptLow, true);
    }

    /** Writes its 4 or 16 octets. */
    public void write(WireWriter out) {
        write(out, octetCount());
    }

    /** Writes its first octets only. */
    public void write(WireWriter out, int count) {
        for (int index = 0; index < count; index++) {
            out.u8(octet(index));
        }
    }

    /** The octet at an index from the left. */
    public int octet(int index) {
        int shift = (octetCount() - 1 - index) * 8;
        return (int) (shift >= 64 ? high >>> shift - 64 : low >>> shift) & 0xFF;
    }

    /** Its 4 or 16 octets. */
    public byte[] octets() {
        byte[] octets = new byte[octetCount()];
        for (int index = 0; index < octets.length; index++) {
            octets[index] = (byte) octet(index);
        }
        return octets;
    }

    /** IPv4 before IPv6, then as unsigned numbers. */
    @Override
    public int compareTo(IpAddress other) {
        if (isIpv6 != other.isIpv6) {
            return isIpv6 ? 1 : -1;
        }
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    /** Dotted quad, or the text of RFC 5952. */
    @Override
    public String toString() {
        WireWriter text = new WireWriter(48, 64);
        InetText.write(this, text);
        return new String(text.array(), 0, text.size(), StandardCharsets.US_ASCII);
    }

    private static long number(byte[] octets, int from, int count) {
        long value = 0;
        for (int index = from; index < from + count; index++) {
            value = value << 8 | octets[index] & 0xFF;
        }
        return value;
    }
}
