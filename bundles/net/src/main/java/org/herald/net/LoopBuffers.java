package org.herald.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import java.util.ArrayDeque;

/**
 * The buffers of a loop: one to read into, which all connections share as each is done with it before the next one reads, and spare ones to write from.
 * Used on the loop.
 */
final class LoopBuffers extends DefaultMaxMessagesRecvByteBufAllocator {
    /** Octets of one read. */
    static final int READ_OCTETS = 128 * 1024;

    /** Octets of a buffer in which a connection begins to write. */
    static final int SMALL_OCTETS = 4 * 1024;

    /** Octets of those that follow in the same turn. */
    static final int LARGE_OCTETS = 64 * 1024;

    /** Reads of one connection before others have their turn. */
    private static final int READS_A_TURN = 2;

    private static final int MOST_SPARE_SMALL = 128;
    private static final int MOST_SPARE_LARGE = 16;

    private final ByteBufAllocator allocator = new UnpooledByteBufAllocator(true, true);
    private final ArrayDeque<ByteBuf> small = new ArrayDeque<>();
    private final ArrayDeque<ByteBuf> large = new ArrayDeque<>();
    private final byte[] shown = new byte[READ_OCTETS];
    private final ByteBuf read = allocator.directBuffer(READ_OCTETS, READ_OCTETS);

    LoopBuffers() {
        super(READS_A_TURN);
    }

    /** The array in which handlers see what was read: theirs until they return. */
    byte[] shown() {
        return shown;
    }

    @Override
    @SuppressWarnings("deprecation") // what Netty asks for
    public RecvByteBufAllocator.Handle newHandle() {
        return new Window();
    }

    private final class Window extends MaxMessageHandle {
        @Override
        public ByteBuf allocate(ByteBufAllocator ignored) {
            // Somebody else's while it is being read: that is never so, but costs nothing to be sure of.
            return read.refCnt() == 1 ? read.clear().retain() : allocator.directBuffer(READ_OCTETS, READ_OCTETS);
        }

        @Override
        public int guess() {
            return READ_OCTETS;
        }
    }

    /** An empty buffer to write into, of {@link #SMALL_OCTETS} or {@link #LARGE_OCTETS}. */
    ByteBuf take(int octets) {
        ByteBuf spare = (octets == LARGE_OCTETS ? large : small).pollLast();
        return spare != null ? spare : allocator.directBuffer(octets, octets);
    }

    /** Takes one back. The caller's reference is the last. */
    void giveBack(ByteBuf used) {
        boolean isLarge = used.capacity() == LARGE_OCTETS;
        ArrayDeque<ByteBuf> spares = isLarge ? large : small;
        if (used.refCnt() == 1 && spares.size() < (isLarge ? MOST_SPARE_LARGE : MOST_SPARE_SMALL)) {
            spares.addLast(used.clear());
        } else {
            used.release();
        }
    }
}
