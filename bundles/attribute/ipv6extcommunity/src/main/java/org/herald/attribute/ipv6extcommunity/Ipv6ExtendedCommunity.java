package org.herald.attribute.ipv6extcommunity;

import java.math.BigInteger;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * One community (RFC 5701, 2): type and sub-type [2], IPv6 address [16], number [2].
 *
 * @param type type and sub-type, 0 to 65535
 * @param address the global administrator
 * @param number the local administrator, 0 to 65535
 */
public record Ipv6ExtendedCommunity(int type, IpAddress address, int number)
        implements Comparable<Ipv6ExtendedCommunity> {
    static final int OCTETS = 20;

    private static final int ADDRESS_OCTETS = 16;

    static Ipv6ExtendedCommunity read(WireReader in) throws MalformedException {
        return new Ipv6ExtendedCommunity(in.u16(), IpAddress.read(in, ADDRESS_OCTETS), in.u16());
    }

    void write(WireWriter out) {
        out.u16(type);
        address.write(out);
        out.u16(number);
    }

    byte[] octets() {
        WireWriter out = new WireWriter(OCTETS, OCTETS);
        write(out);
        return out.toByteArray();
    }

    /** All octets as one number. */
    BigInteger value() {
        return new BigInteger(1, octets());
    }

    /** As their octets. */
    @Override
    public int compareTo(Ipv6ExtendedCommunity other) {
        return value().compareTo(other.value());
    }
}
