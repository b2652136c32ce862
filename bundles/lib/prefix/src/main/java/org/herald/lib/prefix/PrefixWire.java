package org.herald.lib.prefix;

import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * The octets of a prefix without its length: as many as hold its bits, {@code ceil(bits / 8)} (RFC 4271, 4.3). Families with labels or route
 * distinguishers count those into the length octet, so each reads and writes its own.
 */
public final class PrefixWire {
    private PrefixWire() {}

    /** Octets that hold some bits. */
    public static int octetCount(int bits) {
        return bits + 7 >>> 3;
    }

    /**
     * Takes {@code ceil(bits / 8)} octets. "The value of trailing bits is irrelevant" (RFC 4271, 4.3): they are cleared.
     *
     * @param bits 0 to 32
     * @throws MalformedException without a severity, if octets are missing
     */
    public static IpAddress readIpv4(WireReader in, int bits) throws MalformedException {
        int at = in.position();
        int count = octetCount(bits);
        in.skip(count);
        byte[] octets = in.array();
        int value = 0;
        for (int index = 0; index < count; index++) {
            value |= (octets[at + index] & 0xFF) << 24 - index * 8;
        }
        return IpAddress.ofIpv4(value & (int) (-1L << 32 - bits));
    }

    /** The same with 0 to 128 bits. */
    public static IpAddress readIpv6(WireReader in, int bits) throws MalformedException {
        int at = in.position();
        int count = octetCount(bits);
        in.skip(count);
        byte[] octets = in.array();
        long high = 0;
        for (int index = 0; index < Math.min(count, 8); index++) {
            high |= (octets[at + index] & 0xFFL) << 56 - index * 8;
        }
        long low = 0;
        for (int index = 8; index < count; index++) {
            low |= (octets[at + index] & 0xFFL) << 120 - index * 8;
        }
        return bits > 64
                ? new IpAddress(high, low & -1L << 128 - bits, true)
                : new IpAddress(bits == 0 ? 0 : high & -1L << 64 - bits, 0, true);
    }

    /**
     * Takes the octets of a prefix of one address family.
     *
     * @param bits the length, as it came: any number
     * @param lengthAt where it stands, for the error
     * @throws MalformedException without a severity, if the length is out of its range or octets are missing
     */
    public static Prefix read(WireReader in, int bits, int lengthAt, boolean isIpv6) throws MalformedException {
        if (bits > (isIpv6 ? 128 : 32)) {
            throw new MalformedException(PrefixText.outOfRange(bits, isIpv6), lengthAt);
        }
        if (bits < 0) {
            throw new MalformedException("the length of the NLRI ends before its prefix", lengthAt);
        }
        return new Prefix(isIpv6 ? readIpv6(in, bits) : readIpv4(in, bits), bits);
    }

    /** Writes {@code ceil(bits / 8)} octets. */
    public static void write(Prefix prefix, WireWriter out) {
        int count = octetCount(prefix.bits());
        IpAddress address = prefix.address();
        out.ensure(count);
        byte[] octets = out.array();
        int at = out.size();
        if (address.isIpv6()) {
            for (int index = 0; index < Math.min(count, 8); index++) {
                octets[at + index] = (byte) (address.high() >>> 56 - index * 8);
            }
            for (int index = 8; index < count; index++) {
                octets[at + index] = (byte) (address.low() >>> 120 - index * 8);
            }
        } else {
            int bits = address.ipv4();
            for (int index = 0; index < count; index++) {
                octets[at + index] = (byte) (bits >>> 24 - index * 8);
            }
        }
        out.advance(count);
    }
}
