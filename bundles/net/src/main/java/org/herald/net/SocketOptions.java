package org.herald.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.daemon.Network.PeerKey;
import org.herald.api.daemon.Network.SocketProtection;
import org.herald.api.daemon.Network.TcpAuthentication;
import org.herald.api.daemon.Network.UnsupportedSocketOptionException;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What sessions ask of sockets, as options of the Linux kernel, by the numbers of its headers. On other platforms, and where the kernel refuses, an
 * exception names the option as users write it: it is never left out in silence.
 */
final class SocketOptions {
    private static final int IPPROTO_IP = 0;
    private static final int SOL_SOCKET = 1;
    private static final int IPPROTO_TCP = 6;
    private static final int IPPROTO_IPV6 = 41;

    private static final ChannelOption<Integer> IP_TTL = new IntegerUnixChannelOption("IP_TTL", IPPROTO_IP, 2);
    private static final ChannelOption<Integer> IP_FREEBIND =
            new IntegerUnixChannelOption("IP_FREEBIND", IPPROTO_IP, 15);
    private static final ChannelOption<Integer> IP_MINTTL = new IntegerUnixChannelOption("IP_MINTTL", IPPROTO_IP, 21);
    private static final ChannelOption<Integer> IPV6_UNICAST_HOPS =
            new IntegerUnixChannelOption("IPV6_UNICAST_HOPS", IPPROTO_IPV6, 16);
    private static final ChannelOption<Integer> IPV6_V6ONLY =
            new IntegerUnixChannelOption("IPV6_V6ONLY", IPPROTO_IPV6, 26);
    private static final ChannelOption<Integer> IPV6_MINHOPCOUNT =
            new IntegerUnixChannelOption("IPV6_MINHOPCOUNT", IPPROTO_IPV6, 73);
    private static final ChannelOption<Integer> IPV6_FREEBIND =
            new IntegerUnixChannelOption("IPV6_FREEBIND", IPPROTO_IPV6, 78);

    /** IFNAMSIZ, the closing zero included. */
    private static final int INTERFACE_NAME_OCTETS = 16;

    private static final ChannelOption<ByteBuffer> SO_BINDTODEVICE =
            new RawUnixChannelOption("SO_BINDTODEVICE", SOL_SOCKET, 25, INTERFACE_NAME_OCTETS);
    private static final ChannelOption<ByteBuffer> TCP_AO_ADD_KEY =
            new RawUnixChannelOption("TCP_AO_ADD_KEY", IPPROTO_TCP, 38, AuthenticationKey.OCTETS);

    private static final ChannelOption<ByteBuffer> TCP_MD5SIG_EXT =
            new RawUnixChannelOption("TCP_MD5SIG_EXT", IPPROTO_TCP, 32, RangeKey.OCTETS);

    private static final String MD5_WORD = NeighborSettings.MD5_PASSWORD.word();
    private static final String DEVICE_WORD = NeighborSettings.SOURCE_INTERFACE.word();
    private static final String AUTHENTICATION_WORD = "tcp-ao";
    private static final String FREEBIND_WORD = "binding an address that the machine does not have";

    private final boolean isEpoll;

    SocketOptions(boolean isEpoll) {
        this.isEpoll = isEpoll;
    }

    /**
     * Sets what concerns one socket, but its MD5 keys; before it is bound or connected.
     *
     * @param isIpv6 which family the socket is of
     * @param peer the other end; null for a socket that listens
     */
    void protect(Channel channel, boolean isIpv6, @Nullable IpAddress peer, SocketProtection wanted)
            throws UnsupportedSocketOptionException {
        TcpAuthentication authentication = wanted.authentication();
        if (authentication != null) {
            set(
                    channel,
                    TCP_AO_ADD_KEY,
                    AuthenticationKey.of(authentication, isIpv6, peer, peer == null ? 0 : peer.bits()),
                    AUTHENTICATION_WORD);
        }
        timeToLive(channel, isIpv6, wanted.timeToLive(), wanted.leastTimeToLive());
        String device = wanted.interfaceName();
        if (device != null) {
            set(channel, SO_BINDTODEVICE, interfaceName(device), DEVICE_WORD);
        }
        if (wanted.isFreebind()) {
            set(channel, isIpv6 ? IPV6_FREEBIND : IP_FREEBIND, 1, FREEBIND_WORD);
        }
    }

    /** @param ours of what we send, 0 to leave it. @param least of what is accepted (RFC 5082), 0 to leave it */
    void timeToLive(Channel channel, boolean isIpv6, int ours, int least) throws UnsupportedSocketOptionException {
        if (ours > 0) {
            set(channel, isIpv6 ? IPV6_UNICAST_HOPS : IP_TTL, ours, NeighborSettings.OUTGOING_TTL.word());
        }
        if (least > 0) {
            set(channel, isIpv6 ? IPV6_MINHOPCOUNT : IP_MINTTL, least, NeighborSettings.INCOMING_TTL.word());
        }
    }

    /** Makes a listening socket of IPv6 leave IPv4 alone, which Java's sockets cannot. */
    void ipv6Only(Channel channel) throws UnsupportedSocketOptionException {
        if (isEpoll) {
            set(channel, IPV6_V6ONLY, 1, "listening on IPv6 alone");
        }
    }

    /**
     * Sets the MD5 keys (RFC 2385) of peers and of ranges of peers.
     *
     * @param before what was set by the last call, to be removed where it is not among the new
     */
    void md5(Channel channel, List<PeerKey> keys, List<PeerKey> before) throws UnsupportedSocketOptionException {
        if (keys.isEmpty() && !isEpoll) {
            return;
        }
        Map<InetAddress, byte[]> byAddress = new LinkedHashMap<>();
        for (PeerKey key : keys) {
            byte[] md5Key = key.md5Key();
            if (md5Key != null && !key.isRange()) {
                byAddress.put(Addresses.inet(key.peer()), md5Key);
            }
        }
        set(channel, EpollChannelOption.TCP_MD5SIG, byAddress, MD5_WORD);
        for (PeerKey key : before) {
            if (key.isRange() && key.md5Key() != null && keys.stream().noneMatch(other -> isSameRange(other, key))) {
                set(channel, TCP_MD5SIG_EXT, RangeKey.removal(key), MD5_WORD);
            }
        }
        for (PeerKey key : keys) {
            if (key.isRange() && key.md5Key() != null) {
                set(channel, TCP_MD5SIG_EXT, RangeKey.of(key), MD5_WORD);
            }
        }
    }

    private static boolean isSameRange(PeerKey one, PeerKey other) {
        return one.md5Key() != null && one.peer().equals(other.peer()) && one.bits() == other.bits();
    }

    /** Adds the TCP-AO keys (RFC 5925) of peers to a listening socket. */
    void authentication(Channel channel, List<PeerKey> keys) throws UnsupportedSocketOptionException {
        for (PeerKey key : keys) {
            TcpAuthentication authentication = key.authentication();
            if (authentication != null) {
                ByteBuffer structure =
                        AuthenticationKey.of(authentication, key.peer().isIpv6(), key.peer(), key.bits());
                set(channel, TCP_AO_ADD_KEY, structure, AUTHENTICATION_WORD);
            }
        }
    }

    private <T> void set(Channel channel, ChannelOption<T> option, T value, String word)
            throws UnsupportedSocketOptionException {
        if (!isEpoll) {
            throw new UnsupportedSocketOptionException(
                    word + ": not possible on " + System.getProperty("os.name") + " without Netty's native epoll",
                    null);
        }
        try {
            if (!channel.config().setOption(option, value)) {
                throw new UnsupportedSocketOptionException(word + ": this socket does not know " + option.name(), null);
            }
        } catch (ChannelException | IllegalArgumentException refused) {
            Throwable cause = refused.getCause() != null ? refused.getCause() : refused;
            throw new UnsupportedSocketOptionException(
                    word + ": the kernel refused " + option.name() + ": " + Reasons.of(cause), refused);
        }
    }

    private static ByteBuffer interfaceName(String name) throws UnsupportedSocketOptionException {
        byte[] octets = name.getBytes(StandardCharsets.UTF_8);
        if (octets.length >= INTERFACE_NAME_OCTETS) {
            throw new UnsupportedSocketOptionException(
                    DEVICE_WORD + ": '" + name + "' is longer than " + (INTERFACE_NAME_OCTETS - 1) + " octets", null);
        }
        return ByteBuffer.wrap(Arrays.copyOf(octets, INTERFACE_NAME_OCTETS));
    }
}
