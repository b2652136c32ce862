package org.herald.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.herald.api.daemon.Network.AcceptHandler;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ConnectionHandler;
import org.herald.api.daemon.Network.UnsupportedSocketOptionException;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One TCP connection. What was read while reading is off is held until it is on again, also beyond the peer's end. */
final class NettyConnection extends ChannelInboundHandlerAdapter implements Connection {
    private static final Logger log = LoggerFactory.getLogger(NettyConnection.class);
    private static final long CLOSE_PATIENCE_MILLIS = 1_000;
    private static final String CLOSED_BY_US = "closed by us";
    private static final String CLOSED_BY_PEER = "the TCP connection was closed by the remote end";

    private final Channel channel;
    private final NettyEventLoop loop;
    private final LoopBuffers buffers;
    private final SocketOptions options;
    private final IpAddress remote;
    private final int remotePort;
    private final Outbound outbound;
    private final ArrayDeque<byte[]> held = new ArrayDeque<>();
    private @Nullable AcceptHandler acceptor;
    private @Nullable ConnectionHandler handler;
    private @Nullable IpAddress local;
    private boolean isReading = true;
    private boolean isDeliveryScheduled;
    private boolean isEndedByPeer;
    private boolean isOver;

    private NettyConnection(
            Channel channel,
            NettyEventLoop loop,
            LoopBuffers buffers,
            SocketOptions options,
            IpAddress remote,
            int remotePort) {
        this.channel = channel;
        this.loop = loop;
        this.buffers = buffers;
        this.options = options;
        this.remote = remote;
        this.remotePort = remotePort;
        this.outbound = new Outbound(channel, buffers, this::tellWritable);
    }

    /** One that we make. */
    static NettyConnection connecting(
            Channel channel,
            NettyEventLoop loop,
            LoopBuffers buffers,
            SocketOptions options,
            IpAddress remote,
            int remotePort,
            ConnectionHandler handler) {
        NettyConnection connection = new NettyConnection(channel, loop, buffers, options, remote, remotePort);
        connection.handler = handler;
        return connection;
    }

    /** One that a peer made. */
    static NettyConnection accepted(
            Channel channel,
            NettyEventLoop loop,
            LoopBuffers buffers,
            SocketOptions options,
            IpAddress remote,
            int remotePort,
            AcceptHandler acceptor) {
        NettyConnection connection = new NettyConnection(channel, loop, buffers, options, remote, remotePort);
        connection.acceptor = acceptor;
        return connection;
    }

    boolean isOver() {
        return isOver;
    }

    // ---- Connection

    @Override
    public IpAddress localAddress() {
        return local != null ? local : Addresses.unspecified(remote.isIpv6());
    }

    @Override
    public IpAddress remoteAddress() {
        return remote;
    }

    @Override
    public int remotePort() {
        return remotePort;
    }

    @Override
    public void write(byte[] octets, int from, int count) {
        if (!isOver && channel.isActive()) {
            outbound.write(octets, from, count);
        }
    }

    @Override
    public boolean isWritable() {
        return !isOver && channel.isActive() && outbound.unsentOctets() < MOST_UNSENT_OCTETS;
    }

    @Override
    public long unsentOctets() {
        return outbound.unsentOctets();
    }

    @Override
    public void reading(boolean isOn) {
        if (isOver) {
            return;
        }
        isReading = isOn;
        if (!isOn) {
            channel.config().setAutoRead(false);
        } else if (held.isEmpty() && !isEndedByPeer) {
            channel.config().setAutoRead(true);
        } else {
            // The socket is not read before what is held has been delivered: else that could grow.
            scheduleDelivery();
        }
    }

    @Override
    public void protect(int timeToLive, int leastTimeToLive) throws UnsupportedSocketOptionException {
        options.timeToLive(channel, remote.isIpv6(), timeToLive, leastTimeToLive);
    }

    @Override
    public void close() {
        if (isOver) {
            return;
        }
        over(CLOSED_BY_US);
        if (!channel.isActive()) {
            closeNow();
            return;
        }
        outbound.flush();
        Future<?> limit =
                channel.eventLoop().schedule(() -> channel.close(), CLOSE_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> limit.cancel(false));
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> shutdownOutput());
    }

    /**
     * Says that nothing more will come, and waits for the peer to say so too. A socket closed while octets of the peer are unread would send a reset, and that
     * takes from the peer what it had not read: the NOTIFICATION.
     */
    private void shutdownOutput() {
        if (channel.isActive() && channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
            channel.config().setAutoRead(true);
        } else {
            channel.close();
        }
    }

    @Override
    public void abort() {
        if (isOver) {
            return;
        }
        over(CLOSED_BY_US);
        if (outbound.unsentOctets() > 0 && channel.isActive()) {
            // A message may be cut short: a reset says so, an orderly end would not, and would leave the kernel trying
            // to send the rest.
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        outbound.drop();
        closeNow();
    }

    /** Closes the socket; one whose dialling has not begun yet is closed then. */
    private void closeNow() {
        if (channel.isRegistered()) {
            channel.close();
        }
    }

    /** From here on the handler hears nothing but that it is closed: in a later turn, as the caller may be the handler itself. */
    private void over(String reason) {
        isOver = true;
        held.clear();
        ConnectionHandler last = handler;
        handler = null;
        if (last != null) {
            loop.execute(() -> last.closed(this, reason));
        }
    }

    // ---- Netty's side

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (channel.localAddress() instanceof InetSocketAddress address) {
            local = Addresses.of(address);
        }
        AcceptHandler asked = acceptor;
        acceptor = null;
        if (asked != null) {
            guarded(() -> handler = asked.accepted(this));
            if (handler == null) {
                channel.close();
            }
        }
        ConnectionHandler to = handler;
        if (to != null && !isOver) {
            guarded(() -> to.connected(this));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf octets = (ByteBuf) message;
        try {
            if (isOver) {
                return;
            }
            int count = octets.readableBytes();
            if (isReading && held.isEmpty()) {
                octets.readBytes(buffers.shown(), 0, count);
                show(buffers.shown(), count);
            } else {
                byte[] copy = new byte[count];
                octets.readBytes(copy);
                held.addLast(copy);
            }
        } finally {
            octets.release();
        }
    }

    private void show(byte[] octets, int count) {
        ConnectionHandler to = handler;
        if (to != null) {
            guarded(() -> to.received(this, octets, 0, count));
        }
    }

    private void scheduleDelivery() {
        if (!isDeliveryScheduled) {
            isDeliveryScheduled = true;
            loop.execute(this::deliverHeld);
        }
    }

    /** One piece a turn, so that others have theirs. */
    private void deliverHeld() {
        isDeliveryScheduled = false;
        if (isOver || !isReading) {
            return;
        }
        byte[] first = held.pollFirst();
        if (first != null) {
            show(first, first.length);
        }
        if (isOver || !isReading) {
            return;
        }
        if (!held.isEmpty()) {
            scheduleDelivery();
        } else if (isEndedByPeer) {
            over(CLOSED_BY_PEER);
        } else {
            channel.config().setAutoRead(true);
        }
    }

    private void tellWritable() {
        ConnectionHandler to = handler;
        if (to != null) {
            guarded(() -> to.writable(this));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        outbound.drop();
        if (isOver) {
            return;
        }
        if (held.isEmpty()) {
            over(CLOSED_BY_PEER);
        } else {
            isEndedByPeer = true;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!isOver) {
            over(Reasons.of(cause));
        }
        context.close();
    }

    /** It could not be made. */
    void failed(Throwable cause) {
        ConnectionHandler to = handler;
        if (isOver || to == null) {
            return;
        }
        isOver = true;
        handler = null;
        NettyEventLoop.run(() -> to.failed(this, Reasons.of(cause)));
    }

    /** The border to handlers: what one throws costs its connection, not the loop. */
    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError fault) {
            log.atError().addKeyValue("remote", remote).setCause(fault).log("network.handler-failed");
            abort();
        }
    }
}
