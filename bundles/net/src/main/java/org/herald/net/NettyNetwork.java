package org.herald.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.herald.api.daemon.EventLoop;
import org.herald.api.daemon.Network;
import org.herald.api.wire.IpAddress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TCP by Netty: one thread, epoll where it is, NIO elsewhere. */
@Component(service = Network.class)
public final class NettyNetwork implements Network {
    private static final Logger log = LoggerFactory.getLogger(NettyNetwork.class);
    private static final int RECEIVE_OCTETS = 64 * 1024;
    private static final int READS_A_TURN = 4;
    private static final int BACKLOG = 512;

    private final EventLoopGroup group;
    private final NettyEventLoop loop;
    private final boolean isEpoll;
    private final SocketOptions options;
    private final NettyConnection.Scratch scratch = new NettyConnection.Scratch();

    @Activate
    public NettyNetwork() {
        isEpoll = Epoll.isAvailable();
        IoHandlerFactory handlers = isEpoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("herald-loop", true), handlers);
        loop = new NettyEventLoop(group.next());
        options = new SocketOptions(isEpoll);
        log.atDebug().addKeyValue("epoll", isEpoll).log("network.started");
    }

    @Deactivate
    void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public Connection connect(ConnectOptions wanted, ConnectionHandler handler) throws UnsupportedSocketOptionException {
        NettyConnection connection = new NettyConnection(scratch, wanted.remote(), wanted.remotePort());
        connection.handledBy(handler);
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(isEpoll ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, wanted.timeoutMillis())
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(connection);
        common(bootstrap);
        // Registered before options are set: only a channel with a descriptor takes them.
        ChannelFuture registered = bootstrap.register();
        Channel channel = registered.channel();
        registered.addListener(done -> {
            if (!done.isSuccess()) {
                connection.failed(done.cause());
            }
        });
        try {
            options.protect(channel, wanted.remote().isIpv6(), wanted.protection());
            if (wanted.protection().md5Key() != null) {
                options.md5(channel, wanted.remote(), wanted.protection().md5Key());
            }
        } catch (UnsupportedSocketOptionException unsupported) {
            channel.close();
            throw unsupported;
        }
        loop.execute(() -> dial(channel, wanted, connection));
        return connection;
    }

    private static void dial(Channel channel, ConnectOptions wanted, NettyConnection connection) {
        InetSocketAddress remote = new InetSocketAddress(SocketOptions.inet(wanted.remote()), wanted.remotePort());
        ChannelFuture connecting = wanted.local() == null
                ? channel.connect(remote)
                : channel.connect(remote, new InetSocketAddress(SocketOptions.inet(wanted.local()), 0));
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                connection.failed(done.cause());
                channel.close();
            }
        });
    }

    private static void common(Bootstrap bootstrap) {
        bootstrap
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark())
                .option(ChannelOption.RECVBUF_ALLOCATOR, receiveBuffers());
    }

    private static WriteBufferWaterMark waterMark() {
        return new WriteBufferWaterMark(Connection.MOST_UNSENT_OCTETS / 4, Connection.MOST_UNSENT_OCTETS);
    }

    private static FixedRecvByteBufAllocator receiveBuffers() {
        FixedRecvByteBufAllocator buffers = new FixedRecvByteBufAllocator(RECEIVE_OCTETS);
        buffers.maxMessagesPerRead(READS_A_TURN);
        return buffers;
    }

    @Override
    public Listener listen(ListenOptions wanted, AcceptHandler handler)
            throws IOException, UnsupportedSocketOptionException {
        boolean isIpv6 = wanted.local() != null && wanted.local().isIpv6();
        Class<? extends ServerChannel> type = isEpoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(type)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark())
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, receiveBuffers())
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        accept(accepted, handler);
                    }
                });
        Channel channel = bootstrap.register().channel();
        try {
            if (isIpv6) {
                options.ipv6Only(channel);
            }
            options.protect(channel, isIpv6, wanted.protection());
            options.md5(channel, isIpv6, wanted.peers());
            InetSocketAddress address = wanted.local() == null
                    ? new InetSocketAddress(wanted.port())
                    : new InetSocketAddress(SocketOptions.inet(wanted.local()), wanted.port());
            bind(channel, address);
        } catch (UnsupportedSocketOptionException | IOException refused) {
            channel.close();
            throw refused;
        }
        return new BoundSocket(channel, isIpv6);
    }

    /** The kernel's answer comes at once, also when this is called on the loop itself. */
    private static void bind(Channel channel, InetSocketAddress address) throws IOException {
        ChannelFuture bound = channel.bind(address);
        if (!channel.eventLoop().inEventLoop()) {
            bound.awaitUninterruptibly();
        }
        if (bound.isDone() && !bound.isSuccess()) {
            throw new IOException("can not listen on " + address.getHostString() + " port " + address.getPort() + ": "
                    + bound.cause().getMessage(), bound.cause());
        }
    }

    private void accept(SocketChannel accepted, AcceptHandler handler) {
        InetSocketAddress address = accepted.remoteAddress();
        byte[] octets = address.getAddress().getAddress();
        NettyConnection connection =
                new NettyConnection(scratch, IpAddress.ofOctets(octets, 0, octets.length), address.getPort());
        accepted.pipeline().addLast(connection);
        connection.located(accepted);
        ConnectionHandler who = handler.accepted(connection);
        if (who == null) {
            accepted.close();
            return;
        }
        connection.handledBy(who);
    }

    /** A listening socket. */
    private final class BoundSocket implements Listener {
        private final Channel channel;
        private final boolean isIpv6;

        private BoundSocket(Channel channel, boolean isIpv6) {
            this.channel = channel;
            this.isIpv6 = isIpv6;
        }

        @Override
        public int port() {
            return channel.localAddress() instanceof InetSocketAddress address ? address.getPort() : 0;
        }

        @Override
        public void peers(List<PeerKey> keys) throws UnsupportedSocketOptionException {
            options.md5(channel, isIpv6, keys);
        }

        @Override
        public void close() {
            channel.close();
        }
    }
}
