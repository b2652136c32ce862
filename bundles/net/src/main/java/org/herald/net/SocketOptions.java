package org.herald.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.daemon.Network.PeerKey;
import org.herald.api.daemon.Network.SocketProtection;
import org.herald.api.daemon.Network.UnsupportedSocketOptionException;
import org.herald.api.wire.IpAddress;

/**
 * What sessions ask of sockets, as options of the Linux kernel, by the numbers of its headers. On other platforms, and where the kernel refuses, an exception names the
 * option as users write it: it is never left out in silence.
 */
final class SocketOptions {
    private static final int IPPROTO_IP = 0;
    private static final int SOL_SOCKET = 1;
    private static final int IPPROTO_IPV6 = 41;
    private static final ChannelOption<Integer> IP_TTL = new IntegerUnixChannelOption("IP_TTL", IPPROTO_IP, 2);
    private static final ChannelOption<Integer> IP_MINTTL = new IntegerUnixChannelOption("IP_MINTTL", IPPROTO_IP, 21);
    private static final ChannelOption<Integer> IP_FREEBIND = new IntegerUnixChannelOption("IP_FREEBIND", IPPROTO_IP, 15);
    private static final ChannelOption<Integer> IPV6_UNICAST_HOPS =
            new IntegerUnixChannelOption("IPV6_UNICAST_HOPS", IPPROTO_IPV6, 16);
    private static final ChannelOption<Integer> IPV6_MINHOPCOUNT =
            new IntegerUnixChannelOption("IPV6_MINHOPCOUNT", IPPROTO_IPV6, 73);
    private static final ChannelOption<Integer> IPV6_V6ONLY =
            new IntegerUnixChannelOption("IPV6_V6ONLY", IPPROTO_IPV6, 26);
    /** IFNAMSIZ, the closing zero included. */
    private static final int INTERFACE_NAME_OCTETS = 16;

    private static final ChannelOption<ByteBuffer> SO_BINDTODEVICE =
            new RawUnixChannelOption("SO_BINDTODEVICE", SOL_SOCKET, 25, INTERFACE_NAME_OCTETS);

    private final boolean isEpoll;

    SocketOptions(boolean isEpoll) {
        this.isEpoll = isEpoll;
    }

    /** Sets what concerns one socket: before it is bound. */
    void protect(Channel channel, boolean isIpv6, SocketProtection wanted) throws UnsupportedSocketOptionException {
        if (wanted.authentication() != null) {
            throw new UnsupportedSocketOptionException(
                    "tcp-ao: this platform cannot set TCP-AO keys (RFC 5925)", null);
        }
        if (wanted.timeToLive() > 0) {
            set(channel, isIpv6 ? IPV6_UNICAST_HOPS : IP_TTL, wanted.timeToLive(), "outgoing-ttl");
        }
        if (wanted.leastTimeToLive() > 0) {
            set(channel, isIpv6 ? IPV6_MINHOPCOUNT : IP_MINTTL, wanted.leastTimeToLive(), "incoming-ttl");
        }
        if (wanted.interfaceName() != null) {
            set(channel, SO_BINDTODEVICE, interfaceName(wanted.interfaceName()), "source-interface");
        }
        if (wanted.isFreebind()) {
            set(channel, IP_FREEBIND, 1, "freebind");
        }
    }

    /** Makes a listening socket of IPv6 leave IPv4 alone. */
    void ipv6Only(Channel channel) throws UnsupportedSocketOptionException {
        if (isEpoll) {
            set(channel, IPV6_V6ONLY, 1, "tcp.bind");
        }
    }

    /** Sets the MD5 key for one peer (RFC 2385). */
    void md5(Channel channel, IpAddress peer, byte[] key) throws UnsupportedSocketOptionException {
        md5(channel, Map.of(inet(peer), key));
    }

    /** Sets the MD5 keys of all peers of a listening socket, in place of earlier ones. */
    void md5(Channel channel, boolean isIpv6, List<PeerKey> keys) throws UnsupportedSocketOptionException {
        Map<InetAddress, byte[]> byAddress = new HashMap<>();
        for (PeerKey key : keys) {
            if (key.peer().isIpv6() == isIpv6) {
                byAddress.put(inet(key.peer()), key.md5Key());
            }
        }
        if (!byAddress.isEmpty()) {
            md5(channel, byAddress);
        }
    }

    private void md5(Channel channel, Map<InetAddress, byte[]> keys) throws UnsupportedSocketOptionException {
        requireEpoll("md5-password");
        set(channel, EpollChannelOption.TCP_MD5SIG, keys, "md5-password");
    }

    private <T> void set(Channel channel, ChannelOption<T> option, T value, String word)
            throws UnsupportedSocketOptionException {
        requireEpoll(word);
        try {
            if (!channel.config().setOption(option, value)) {
                throw new UnsupportedSocketOptionException(word + ": this socket does not know " + option.name(), null);
            }
        } catch (ChannelException refused) {
            throw new UnsupportedSocketOptionException(
                    word + ": the kernel refused " + option.name() + ": " + refused.getMessage(), refused);
        }
    }

    private void requireEpoll(String word) throws UnsupportedSocketOptionException {
        if (!isEpoll) {
            throw new UnsupportedSocketOptionException(
                    word + ": not possible on " + System.getProperty("os.name") + " without native epoll", null);
        }
    }

    private static ByteBuffer interfaceName(String name) throws UnsupportedSocketOptionException {
        byte[] octets = name.getBytes(StandardCharsets.UTF_8);
        if (octets.length >= INTERFACE_NAME_OCTETS) {
            throw new UnsupportedSocketOptionException(
                    "source-interface: '" + name + "' is longer than " + (INTERFACE_NAME_OCTETS - 1) + " octets", null);
        }
        return ByteBuffer.wrap(Arrays.copyOf(octets, INTERFACE_NAME_OCTETS));
    }

    static InetAddress inet(IpAddress address) {
        try {
            return InetAddress.getByAddress(address.octets());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
