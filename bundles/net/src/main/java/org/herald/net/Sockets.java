package org.herald.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.channels.spi.SelectorProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sockets of the address family that is wanted, by epoll or by NIO. Netty's default is IPv6 sockets for everything: those would make a
 * listener of {@code 0.0.0.0} one of {@code ::} too.
 */
final class Sockets {
    private static final Logger log = LoggerFactory.getLogger(Sockets.class);

    private final boolean isEpoll;

    private Sockets(boolean isEpoll) {
        this.isEpoll = isEpoll;
    }

    /** Epoll if it can be. */
    static Sockets preferred() {
        if (Epoll.isAvailable()) {
            return new Sockets(true);
        }
        log.atWarn()
                .addKeyValue("reason", Reasons.of(Epoll.unavailabilityCause()))
                .log(
                        "network.no-epoll: md5-password, incoming-ttl, outgoing-ttl, source-interface and tcp-ao will be refused");
        return new Sockets(false);
    }

    /** Java's own sockets. */
    static Sockets nio() {
        return new Sockets(false);
    }

    boolean isEpoll() {
        return isEpoll;
    }

    IoHandlerFactory handlers() {
        return isEpoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    /** A socket to connect with. @throws ChannelException if there is none, as for want of descriptors */
    Channel stream(boolean isIpv6) {
        return isEpoll ? new EpollSocketChannel(family(isIpv6)) : new NioSocketChannel(provider(), family(isIpv6));
    }

    /** A socket to listen with. @throws ChannelException if there is none */
    ServerChannel listening(boolean isIpv6) {
        return isEpoll
                ? new EpollServerSocketChannel(family(isIpv6))
                : new NioServerSocketChannel(provider(), family(isIpv6));
    }

    /** Whether the machine has IPv6 at all. */
    boolean hasIpv6() {
        try {
            stream(true).unsafe().closeForcibly();
            return true;
        } catch (ChannelException noIpv6) {
            return false;
        }
    }

    private static SocketProtocolFamily family(boolean isIpv6) {
        return isIpv6 ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
    }

    private static SelectorProvider provider() {
        return SelectorProvider.provider();
    }
}
