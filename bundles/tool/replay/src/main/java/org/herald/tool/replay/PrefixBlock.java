package org.herald.tool.replay;

import java.util.Arrays;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/**
 * Unicast prefixes of one address family, one after the other: path identifier [4, if present], length in bits [1], prefix [0-16].
 * Reused for block after block; not thread safe.
 */
final class PrefixBlock {
    private WireReader in = new WireReader();
    private boolean isIpv6;
    private boolean hasPathIds;
    private long fixedPathId = RouteSink.NO_PATH_ID;

    private final byte[] address = new byte[16];
    private int bits;
    private long pathId;

    /** Prefixes of a message. @param in read to its limit */
    PrefixBlock of(WireReader in, boolean isIpv6, boolean hasPathIds) {
        this.in = in;
        this.isIpv6 = isIpv6;
        this.hasPathIds = hasPathIds;
        fixedPathId = RouteSink.NO_PATH_ID;
        return this;
    }

    /** One prefix, whose path identifier stands elsewhere. */
    PrefixBlock ofOne(WireReader in, boolean isIpv6, long pathId) {
        of(in, isIpv6, false);
        fixedPathId = pathId;
        return this;
    }

    /**
     * Goes to the next prefix.
     *
     * @return false at the end
     * @throws MalformedException if it is longer than its family allows, or runs over the end
     */
    boolean next() throws MalformedException {
        if (!in.hasRemaining()) {
            return false;
        }
        pathId = hasPathIds ? in.u32() : fixedPathId;
        bits = in.u8();
        if (bits > (isIpv6 ? 128 : 32)) {
            throw in.malformed("prefix length " + bits + " is out of range");
        }
        int octets = (bits + 7) / 8;
        int from = in.position();
        in.skip(octets);
        System.arraycopy(in.array(), from, address, 0, octets);
        Arrays.fill(address, octets, address.length, (byte) 0);
        return true;
    }

    boolean isIpv6() {
        return isIpv6;
    }

    /** Length of this prefix in bits. */
    int bits() {
        return bits;
    }

    /** Octets of this prefix's address, zeros behind it: 16, of which an IPv4 prefix uses 4. */
    byte[] address() {
        return address;
    }

    /** Of this prefix, or {@link RouteSink#NO_PATH_ID}. */
    long pathId() {
        return pathId;
    }

    /** Appends this prefix as a user would write it. */
    void print(StringBuilder out) {
        print(address, bits, isIpv6, out);
    }

    /** Appends a prefix. @param address zeros behind the prefix */
    static void print(byte[] address, int bits, boolean isIpv6, StringBuilder out) {
        if (isIpv6) {
            out.append(IpAddress.ofOctets(address, 0, 16).masked(bits));
        } else {
            // several hundred thousand of them: no object for each
            for (int index = 0; index < 4; index++) {
                int unused = Math.max(0, Math.min(8, (index + 1) * 8 - bits));
                out.append((address[index] & 0xff) >> unused << unused).append(index < 3 ? "." : "");
            }
        }
        out.append('/').append(bits);
    }
}
