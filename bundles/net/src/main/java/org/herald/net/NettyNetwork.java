package org.herald.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.herald.api.daemon.EventLoop;
import org.herald.api.daemon.Network;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TCP by Netty: one thread, epoll where it is, NIO elsewhere. */
@Component(service = Network.class)
public final class NettyNetwork implements Network {
    private static final Logger log = LoggerFactory.getLogger(NettyNetwork.class);
    private static final String THREAD_NAME = "herald-loop";
    private static final int BACKLOG = 512;
    private static final long STOP_PATIENCE_MILLIS = 2_000;

    private final EventLoopGroup group;
    private final NettyEventLoop loop;
    private final Sockets sockets;
    private final SocketOptions options;
    private final LoopBuffers buffers = new LoopBuffers();
    private final ChannelGroup open;

    /** Starts the loop. */
    @Activate
    public NettyNetwork() {
        this(preferred());
    }

    NettyNetwork(Sockets sockets) {
        this.sockets = sockets;
        group = new MultiThreadIoEventLoopGroup(1, NettyNetwork::thread, sockets.handlers());
        loop = new NettyEventLoop(group.next());
        open = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
        options = new SocketOptions(sockets.isEpoll());
        log.atDebug().addKeyValue("epoll", sockets.isEpoll()).log("network.started");
    }

    private static Sockets preferred() {
        NettySettings.apply();
        return Sockets.preferred();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new FastThreadLocalThread(task, THREAD_NAME);
        thread.setDaemon(true);
        return thread;
    }

    /** Ends the loop, closing what is open. */
    @Deactivate
    void close() {
        if (group.isShuttingDown()) {
            return;
        }
        boolean isCalledOnLoop = loop.isCurrent();
        // Before the loop ends: it forgets a socket that it was just accepting.
        group.execute(open::close);
        group.shutdownGracefully(0, STOP_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (!isCalledOnLoop) {
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            if (!group.awaitTermination(STOP_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                log.atWarn().log("network.stop-slow");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public Connection connect(ConnectOptions wanted, ConnectionHandler handler)
            throws UnsupportedSocketOptionException {
        Channel channel;
        try {
            channel = sockets.stream(wanted.remote().isIpv6());
        } catch (ChannelException noSocket) {
            return new UnmadeConnection(loop, wanted, handler, Reasons.of(noSocket));
        }
        NettyConnection connection = NettyConnection.connecting(
                channel, loop, buffers, options, wanted.remote(), wanted.remotePort(), handler);
        try {
            channel.config().setRecvByteBufAllocator(buffers);
            channel.config().setConnectTimeoutMillis(wanted.timeoutMillis());
            channel.config().setOption(ChannelOption.SO_REUSEADDR, true);
            channel.config().setOption(ChannelOption.TCP_NODELAY, true);
            options.protect(channel, wanted.remote().isIpv6(), wanted.remote(), wanted.protection());
            byte[] md5Key = wanted.protection().md5Key();
            if (md5Key != null) {
                options.md5(channel, List.of(new PeerKey(wanted.remote(), md5Key)), List.of());
            }
        } catch (UnsupportedSocketOptionException unsupported) {
            channel.unsafe().closeForcibly();
            throw unsupported;
        }
        channel.pipeline().addLast(connection);
        loop.execute(() -> dial(channel, wanted, connection));
        return connection;
    }

    private void dial(Channel channel, ConnectOptions wanted, NettyConnection connection) {
        if (connection.isOver()) {
            channel.unsafe().closeForcibly();
            return;
        }
        String device = wanted.protection().interfaceName();
        InetSocketAddress remote = Addresses.socketAddress(wanted.remote(), wanted.remotePort(), device);
        IpAddress from = wanted.local();
        InetSocketAddress local = from == null ? null : Addresses.socketAddress(from, 0, device);
        group.register(channel).addListener(registered -> {
            if (!registered.isSuccess()) {
                connection.failed(registered.cause());
                return;
            }
            open.add(channel);
            channel.connect(remote, local).addListener(done -> {
                if (!done.isSuccess()) {
                    connection.failed(done.cause());
                    channel.close();
                }
            });
        });
    }

    @Override
    public Listener listen(ListenOptions wanted, AcceptHandler handler)
            throws IOException, UnsupportedSocketOptionException {
        IpAddress local = wanted.local();
        // One socket of IPv6 takes IPv4 too, if it may: that is what "all addresses" needs.
        boolean isIpv6 = local != null ? local.isIpv6() : sockets.hasIpv6();
        ServerChannel channel = open(wanted, isIpv6);
        try {
            if (local != null && isIpv6) {
                options.ipv6Only(channel);
            }
            options.protect(channel, isIpv6, null, wanted.protection());
            List<PeerKey> keys = keysFor(local, wanted.peers());
            options.md5(channel, keys, List.of());
            options.authentication(channel, keys);
        } catch (UnsupportedSocketOptionException unsupported) {
            channel.unsafe().closeForcibly();
            throw unsupported;
        }
        ChannelFuture registered = new ServerBootstrap()
                .group(group)
                .channelFactory(() -> channel)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, buffers)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        accept(accepted, handler);
                    }
                })
                .register();
        open.add(channel);
        IpAddress bound = local != null ? local : Addresses.unspecified(isIpv6);
        bind(
                registered,
                Addresses.socketAddress(
                        bound, wanted.port(), wanted.protection().interfaceName()));
        return new BoundSocket(channel, local, keysFor(local, wanted.peers()));
    }

    private ServerChannel open(ListenOptions wanted, boolean isIpv6) throws IOException {
        try {
            return sockets.listening(isIpv6);
        } catch (ChannelException noSocket) {
            throw new IOException("cannot listen on port " + wanted.port() + ": " + Reasons.of(noSocket), noSocket);
        }
    }

    /** The kernel's answer comes at once, also when this is called on the loop itself, where nobody can wait. */
    private static void bind(ChannelFuture registered, InetSocketAddress address) throws IOException {
        Channel channel = registered.channel();
        ChannelFuture bound = channel.bind(address);
        if (!channel.eventLoop().inEventLoop()) {
            bound.awaitUninterruptibly();
        }
        if (!bound.isSuccess()) {
            channel.close();
            throw new IOException(
                    "cannot listen on " + address.getAddress().getHostAddress() + " port " + address.getPort() + ": "
                            + Reasons.of(bound.cause()),
                    bound.cause());
        }
    }

    private void accept(Channel accepted, AcceptHandler handler) {
        open.add(accepted);
        if (accepted.remoteAddress() instanceof InetSocketAddress address) {
            accepted.pipeline()
                    .addLast(NettyConnection.accepted(
                            accepted, loop, buffers, options, Addresses.of(address), address.getPort(), handler));
        } else {
            // Reset by the peer before we looked.
            accepted.close();
        }
    }

    /** Keys of the other address family cannot be given to a socket that has only one. */
    private static List<PeerKey> keysFor(@Nullable IpAddress local, List<PeerKey> keys) {
        return local == null
                ? keys
                : keys.stream()
                        .filter(key -> key.peer().isIpv6() == local.isIpv6())
                        .toList();
    }

    /** A listening socket. */
    private final class BoundSocket implements Listener {
        private final Channel channel;
        private final @Nullable IpAddress local;

        private List<PeerKey> keys;

        private BoundSocket(Channel channel, @Nullable IpAddress local, List<PeerKey> keys) {
            this.channel = channel;
            this.local = local;
            this.keys = keys;
        }

        @Override
        public int port() {
            return channel.localAddress() instanceof InetSocketAddress address ? address.getPort() : 0;
        }

        @Override
        public void peers(List<PeerKey> wanted) throws UnsupportedSocketOptionException {
            List<PeerKey> next = keysFor(local, wanted);
            if (!PeerKey.authentications(next).equals(PeerKey.authentications(keys))) {
                throw new UnsupportedSocketOptionException(
                        "tcp-ao: the keys of a listening socket are set when it is opened", null);
            }
            options.md5(channel, next, keys);
            keys = next;
        }

        @Override
        public void close() {
            // Not asked of a loop that has ended.
            if (channel.isOpen()) {
                channel.close();
            }
        }
    }
}
