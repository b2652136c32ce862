package org.herald.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ConnectionHandler;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TCP connection. Writes are gathered and flushed at the end of the turn; what was read while reading is off is held until it is on again.
 */
final class NettyConnection extends ChannelInboundHandlerAdapter implements Connection {
    private static final Logger log = LoggerFactory.getLogger(NettyConnection.class);
    private static final long CLOSE_PATIENCE_MILLIS = 1_000;
    private static final int LEAST_BUFFER_OCTETS = 4 * 1024;
    private static final int LARGE_BUFFER_OCTETS = 64 * 1024;

    private final Scratch scratch;
    private final IpAddress remote;
    private final int remotePort;
    private final ArrayDeque<ByteBuf> held = new ArrayDeque<>();
    private @Nullable ConnectionHandler handler;
    private @Nullable Channel channel;
    private @Nullable IpAddress local;
    private @Nullable ByteBuf gathered;
    private boolean isFlushScheduled;
    private boolean isReading = true;
    private boolean isDelivering;
    private boolean isUnwritableTold;
    private boolean isOver;
    private String reason = "";

    /** The array into which octets are copied for handlers: one for all connections of a loop. */
    static final class Scratch {
        byte[] octets = new byte[LARGE_BUFFER_OCTETS];
    }

    NettyConnection(Scratch scratch, IpAddress remote, int remotePort) {
        this.scratch = scratch;
        this.remote = remote;
        this.remotePort = remotePort;
    }

    void handledBy(ConnectionHandler who) {
        handler = who;
    }

    // ---- Connection

    @Override
    public IpAddress localAddress() {
        return local != null ? local : remote;
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
        Channel to = channel;
        if (to == null || isOver) {
            return;
        }
        ByteBuf into = gathered;
        if (into == null) {
            into = to.alloc().directBuffer(Math.max(count, LEAST_BUFFER_OCTETS));
            gathered = into;
        }
        into.writeBytes(octets, from, count);
        if (into.readableBytes() >= LARGE_BUFFER_OCTETS) {
            handOver(to);
        }
        if (!isFlushScheduled) {
            isFlushScheduled = true;
            to.eventLoop().execute(this::flush);
        }
    }

    private void handOver(Channel to) {
        ByteBuf ready = gathered;
        gathered = null;
        if (ready != null) {
            to.write(ready, to.voidPromise());
        }
    }

    private void flush() {
        isFlushScheduled = false;
        Channel to = channel;
        if (to != null && !isOver) {
            handOver(to);
            to.flush();
        }
    }

    @Override
    public boolean isWritable() {
        Channel to = channel;
        boolean isWritable = to != null && !isOver && to.isWritable() && unsentOctets() < MOST_UNSENT_OCTETS;
        isUnwritableTold |= !isWritable;
        return isWritable;
    }

    @Override
    public long unsentOctets() {
        Channel to = channel;
        long waiting = gathered == null ? 0 : gathered.readableBytes();
        return to == null || to.unsafe().outboundBuffer() == null
                ? waiting
                : waiting + to.unsafe().outboundBuffer().totalPendingWriteBytes();
    }

    @Override
    public void reading(boolean isOn) {
        isReading = isOn;
        Channel of = channel;
        if (of == null || isOver) {
            return;
        }
        of.config().setAutoRead(isOn);
        if (isOn && !held.isEmpty()) {
            of.eventLoop().execute(this::deliverHeld);
        }
    }

    @Override
    public void close() {
        Channel open = channel;
        if (open == null || isOver) {
            return;
        }
        flush();
        over("closed by us");
        open.eventLoop().schedule(() -> open.close(), CLOSE_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        open.writeAndFlush(io.netty.buffer.Unpooled.EMPTY_BUFFER).addListener(written -> open.close());
    }

    @Override
    public void abort() {
        Channel open = channel;
        if (open == null || isOver) {
            return;
        }
        over("closed by us");
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
        open.close();
    }

    /** From here on the handler hears nothing but that it is closed. */
    private void over(String why) {
        isOver = true;
        reason = why;
        held.forEach(ByteBuf::release);
        held.clear();
        ConnectionHandler last = handler;
        handler = null;
        Channel open = channel;
        if (last != null && open != null) {
            open.eventLoop().execute(() -> NettyEventLoop.run(() -> last.closed(this, reason)));
        }
    }

    // ---- Netty's side

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    /** Learns the local address. */
    void located(Channel of) {
        if (of.localAddress() instanceof InetSocketAddress address) {
            byte[] octets = address.getAddress().getAddress();
            local = IpAddress.ofOctets(octets, 0, octets.length);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        located(context.channel());
        ConnectionHandler to = handler;
        if (to != null) {
            guarded(() -> to.connected(this));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf octets = (ByteBuf) message;
        if (isOver) {
            octets.release();
        } else if (!isReading || !held.isEmpty()) {
            held.addLast(octets);
        } else {
            deliver(octets);
        }
    }

    private void deliverHeld() {
        while (isReading && !held.isEmpty() && !isOver && !isDelivering) {
            deliver(held.removeFirst());
        }
    }

    private void deliver(ByteBuf octets) {
        try {
            int count = octets.readableBytes();
            if (scratch.octets.length < count) {
                scratch.octets = new byte[count];
            }
            octets.readBytes(scratch.octets, 0, count);
            ConnectionHandler to = handler;
            if (to != null) {
                isDelivering = true;
                guarded(() -> to.received(this, scratch.octets, 0, count));
            }
        } finally {
            isDelivering = false;
            octets.release();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        ConnectionHandler to = handler;
        if (context.channel().isWritable() && to != null && isUnwritableTold) {
            isUnwritableTold = false;
            guarded(() -> to.writable(this));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!isOver) {
            over(reason.isEmpty() ? "the TCP connection was closed by the remote end" : reason);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        reason = String.valueOf(cause.getMessage());
        context.close();
    }

    void failed(Throwable cause) {
        ConnectionHandler to = handler;
        isOver = true;
        handler = null;
        if (to != null) {
            guarded(() -> to.failed(this, String.valueOf(cause.getMessage())));
        }
    }

    /** The border to handlers: what one throws costs its connection, not the loop. */
    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | StackOverflowError fault) {
            log.atError()
                    .addKeyValue("remote", remote)
                    .setCause(fault)
                    .log("network.handler-failed");
            abort();
        }
    }
}
