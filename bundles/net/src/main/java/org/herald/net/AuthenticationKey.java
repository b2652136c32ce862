package org.herald.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.herald.api.daemon.Network.TcpAuthentication;
import org.herald.api.daemon.Network.UnsupportedSocketOptionException;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/** A TCP-AO key (RFC 5925) as the Linux kernel (6.7 and later) takes it: {@code struct tcp_ao_add}. */
final class AuthenticationKey {
    /** Octets of the structure. */
    static final int OCTETS = 288;

    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int IPV4_ADDRESS_OFFSET = 4;
    private static final int IPV6_ADDRESS_OFFSET = 8;
    private static final int ALGORITHM_OFFSET = 128;
    private static final int PREFIX_OFFSET = 202;
    private static final int MOST_KEY_OCTETS = 80;

    private AuthenticationKey() {}

    /**
     * Lays out, in the machine's byte order: address of the peer as a socket address [128], name of the algorithm [64], interface index [4], flags [4],
     * padding [2], prefix length [1], SendID [1], RecvID [1], length of the code [1], flags of the key [1], length of the key [1], key [80]. Zero is left what the
     * kernel shall choose: any interface, the code's default length of 12 octets, and options covered.
     *
     * @param isIpv6 family of the socket
     * @param peer null for any
     * @param bits length of the prefix of the peers it is for
     */
    static ByteBuffer of(TcpAuthentication wanted, boolean isIpv6, @Nullable IpAddress peer, int bits)
            throws UnsupportedSocketOptionException {
        byte[] key = wanted.key();
        if (key.length == 0 || key.length > MOST_KEY_OCTETS) {
            throw new UnsupportedSocketOptionException(
                    "tcp-ao: the key has " + key.length + " octets, must have 1 to " + MOST_KEY_OCTETS, null);
        }
        ByteBuffer out = ByteBuffer.allocate(OCTETS).order(ByteOrder.nativeOrder());
        out.putShort(0, (short) (isIpv6 ? AF_INET6 : AF_INET));
        if (peer != null) {
            out.put(isIpv6 ? IPV6_ADDRESS_OFFSET : IPV4_ADDRESS_OFFSET, peer.octets());
        }
        out.put(ALGORITHM_OFFSET, algorithm(wanted.algorithm()).getBytes(StandardCharsets.US_ASCII));
        out.put(PREFIX_OFFSET, (byte) bits);
        out.put(PREFIX_OFFSET + 1, (byte) wanted.keyId());
        out.put(PREFIX_OFFSET + 2, (byte) wanted.keyId());
        out.put(PREFIX_OFFSET + 5, (byte) key.length);
        out.put(PREFIX_OFFSET + 6, key);
        return out;
    }

    /** The kernel's name of an algorithm (RFC 5926, and HMAC-SHA-256 beyond it). Its AES-CMAC by this name derives a key of 16 octets from one of any length. */
    private static String algorithm(String word) throws UnsupportedSocketOptionException {
        return switch (word) {
            case "hmac-sha-1-96" -> "hmac(sha1)";
            case "aes-128-cmac-96" -> "cmac(aes128)";
            case "hmac-sha-256" -> "hmac(sha256)";
            default ->
                throw new UnsupportedSocketOptionException(
                        "tcp-ao: the algorithm '" + word + "' is none of hmac-sha-1-96, aes-128-cmac-96, hmac-sha-256",
                        null);
        };
    }
}
