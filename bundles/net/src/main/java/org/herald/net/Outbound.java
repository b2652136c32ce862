package org.herald.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.herald.api.daemon.Network.Connection;
import org.jspecify.annotations.Nullable;

/** What one connection has to send: gathered in buffers, given to the kernel at the end of the turn. Used on the loop. */
final class Outbound {
    /** How little must wait before a connection that was full is told to be writable. */
    private static final int LOW_OCTETS = Connection.MOST_UNSENT_OCTETS / 4;

    private final Channel channel;
    private final LoopBuffers buffers;
    private final Runnable whenLow;
    private final Runnable flusher = this::flush;
    private @Nullable ByteBuf gathered;
    private long unsentOctets;
    private boolean isFlushScheduled;
    private boolean wasFull;

    /** @param whenLow runs when little waits again after too much had */
    Outbound(Channel channel, LoopBuffers buffers, Runnable whenLow) {
        this.channel = channel;
        this.buffers = buffers;
        this.whenLow = whenLow;
    }

    /** Octets that the kernel has not taken; a buffer counts in full until its last octet is taken. */
    long unsentOctets() {
        return unsentOctets;
    }

    void write(byte[] octets, int from, int count) {
        int at = from;
        int end = from + count;
        while (at < end) {
            ByteBuf into = gathered;
            if (into == null) {
                boolean isMore = unsentOctets > 0 || end - at > LoopBuffers.SMALL_OCTETS;
                into = buffers.take(isMore ? LoopBuffers.LARGE_OCTETS : LoopBuffers.SMALL_OCTETS);
                gathered = into;
            }
            int some = Math.min(end - at, into.writableBytes());
            into.writeBytes(octets, at, some);
            at += some;
            unsentOctets += some;
            if (!into.isWritable()) {
                handOver();
            }
        }
        wasFull |= unsentOctets >= Connection.MOST_UNSENT_OCTETS;
        if (!isFlushScheduled) {
            isFlushScheduled = true;
            channel.eventLoop().execute(flusher);
        }
    }

    /** Gives all to the kernel, as much as it takes. */
    void flush() {
        isFlushScheduled = false;
        if (channel.isOpen()) {
            handOver();
            channel.flush();
        } else {
            drop();
        }
    }

    private void handOver() {
        ByteBuf ready = gathered;
        gathered = null;
        if (ready != null) {
            int count = ready.readableBytes();
            // Ours beyond Netty's own reference, so that the buffer can be used again.
            ready.retain();
            channel.write(ready).addListener(done -> taken(ready, count));
        }
    }

    private void taken(ByteBuf buffer, int count) {
        unsentOctets -= count;
        buffers.giveBack(buffer);
        if (wasFull && unsentOctets <= LOW_OCTETS) {
            wasFull = false;
            whenLow.run();
        }
    }

    /** Forgets what was not given to Netty yet. */
    void drop() {
        ByteBuf unwanted = gathered;
        gathered = null;
        if (unwanted != null) {
            unsentOctets -= unwanted.readableBytes();
            buffers.giveBack(unwanted);
        }
    }
}
