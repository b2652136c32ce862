package org.herald.core.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to a program: filled on the loop, emptied by the transport's writer, bounded in octets. Octets are handed over in large
 * pieces at the end of a turn, so a thousand events cost one wake-up.
 */
final class ClientOutput {
    private static final int PIECE_OCTETS = 128 * 1024;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
    private final AtomicLong waitingOctets = new AtomicLong();
    private final WireWriter current = new WireWriter(1024, WireWriter.UNBOUNDED);
    private final long highOctets;
    private final Runnable onDrained;
    private volatile boolean isDrainAwaited;
    private boolean isEnded;

    // Replies, in two spans of what was appended: those of the first count until the writer has passed its end.
    private long appendedOctets;
    private long firstSpanEnd;
    private long firstSpanReplies;
    private long secondSpanReplies;

    // The writer's own
    private byte[] taken = END;
    private int takenAt;

    /**
     * @param highOctets the bound
     * @param onDrained called on the writer's thread, once half of the bound is free after {@link #awaitDrain}
     */
    ClientOutput(long highOctets, Runnable onDrained) {
        this.highOctets = highOctets;
        this.onDrained = onDrained;
    }

    // ---- on the loop

    /** Appends octets. */
    void append(byte[] octets, int from, int count) {
        if (isEnded) {
            return;
        }
        current.bytes(octets, from, count);
        appendedOctets += count;
        waitingOctets.addAndGet(count);
        if (current.size() >= PIECE_OCTETS) {
            handOver();
        }
    }

    /** Appends octets that answer a command. */
    void appendReply(byte[] octets, int from, int count) {
        append(octets, from, count);
        secondSpanReplies += count;
    }

    /** How many octets of replies wait among the rest, at most. Twice what is true is possible, less is not. */
    long waitingReplyOctets() {
        if (appendedOctets - waitingOctets.get() >= firstSpanEnd) {
            firstSpanReplies = secondSpanReplies;
            secondSpanReplies = 0;
            firstSpanEnd = appendedOctets;
        }
        return firstSpanReplies + secondSpanReplies;
    }

    /** Gives the writer what was appended. */
    void handOver() {
        if (current.size() > 0) {
            pieces.add(current.toByteArray());
            current.clear();
        }
    }

    /** Nothing more will come. */
    void end() {
        handOver();
        isEnded = true;
        pieces.add(END);
    }

    long waitingOctets() {
        return waitingOctets.get();
    }

    boolean isFull() {
        return waitingOctets.get() >= highOctets;
    }

    /** Asks for a call of onDrained. @return false if there is room already */
    boolean awaitDrain() {
        isDrainAwaited = true;
        if (waitingOctets.get() <= highOctets / 2) {
            isDrainAwaited = false;
            return false;
        }
        return true;
    }

    // ---- on the writer's thread

    int take(byte[] into) throws InterruptedException {
        if (takenAt == taken.length) {
            byte[] next = pieces.take();
            if (next == END) {
                pieces.add(END);
                return -1;
            }
            taken = next;
            takenAt = 0;
        }
        int count = 0;
        while (count < into.length) {
            int some = Math.min(into.length - count, taken.length - takenAt);
            System.arraycopy(taken, takenAt, into, count, some);
            count += some;
            takenAt += some;
            if (takenAt < taken.length) {
                break;
            }
            byte[] next = peekPiece();
            if (next == null) {
                break;
            }
            taken = next;
            takenAt = 0;
        }
        if (takenAt == taken.length) {
            taken = END;
            takenAt = 0;
        }
        long left = waitingOctets.addAndGet(-count);
        if (isDrainAwaited && left <= highOctets / 2) {
            isDrainAwaited = false;
            onDrained.run();
        }
        return count;
    }

    private byte @Nullable [] peekPiece() {
        byte[] next = pieces.peek();
        return next == null || next == END ? null : pieces.poll();
    }
}
