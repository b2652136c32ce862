package org.herald.transport.process;

import java.util.function.LongSupplier;

/** How often a program may be started: the clock is divided in blocks, so that one that ends at once does not keep the machine busy for ever. */
final class StartLimit {
    /** Starts in one block. */
    static final int MOST_STARTS = 5;

    /** Length of a block. Compatibility: ExaBGP cuts off six bits of the clock. */
    static final int BLOCK_SECONDS = 64;

    private final LongSupplier clockSeconds;
    private long block = Long.MIN_VALUE;
    private int startedCount;

    /** @param clockSeconds seconds since 1970 */
    StartLimit(LongSupplier clockSeconds) {
        this.clockSeconds = clockSeconds;
    }

    /** Counts a start. @return false if there were too many in this block */
    boolean tryStart() {
        long now = Math.floorDiv(clockSeconds.getAsLong(), BLOCK_SECONDS);
        if (now != block) {
            block = now;
            startedCount = 0;
        }
        if (startedCount == MOST_STARTS) {
            return false;
        }
        startedCount++;
        return true;
    }

    /** Forgets what was: an operator wants it started. */
    void reset() {
        block = Long.MIN_VALUE;
    }
}
