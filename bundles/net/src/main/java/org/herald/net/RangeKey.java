package org.herald.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.herald.api.daemon.Network.PeerKey;

/** A TCP MD5 key (RFC 2385) for a range of peers as the Linux kernel (4.13 and later) takes it: {@code struct tcp_md5sig}. */
final class RangeKey {
    /** Octets of the structure. */
    static final int OCTETS = 216;

    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int IPV4_ADDRESS_OFFSET = 4;
    private static final int IPV6_ADDRESS_OFFSET = 8;
    private static final int FLAGS_OFFSET = 128;
    private static final int PREFIX_OFFSET = 129;
    private static final int KEY_LENGTH_OFFSET = 130;
    private static final int KEY_OFFSET = 136;
    private static final byte PREFIX_FLAG = 1;

    private RangeKey() {}

    /**
     * Lays out, in the machine's byte order: first address as a socket address [128], flags [1], prefix length [1], length of the key [2], interface
     * index [4], key [80].
     */
    static ByteBuffer of(PeerKey wanted) {
        byte[] key = wanted.md5Key();
        ByteBuffer out = removal(wanted);
        if (key != null) {
            out.putShort(KEY_LENGTH_OFFSET, (short) key.length);
            out.put(KEY_OFFSET, key);
        }
        return out;
    }

    /** The same without a key, by which the kernel forgets the one it has. */
    static ByteBuffer removal(PeerKey range) {
        boolean isIpv6 = range.peer().isIpv6();
        ByteBuffer out = ByteBuffer.allocate(OCTETS).order(ByteOrder.nativeOrder());
        out.putShort(0, (short) (isIpv6 ? AF_INET6 : AF_INET));
        out.put(
                isIpv6 ? IPV6_ADDRESS_OFFSET : IPV4_ADDRESS_OFFSET,
                range.peer().masked(range.bits()).octets());
        out.put(FLAGS_OFFSET, PREFIX_FLAG);
        out.put(PREFIX_OFFSET, (byte) range.bits());
        return out;
    }
}
