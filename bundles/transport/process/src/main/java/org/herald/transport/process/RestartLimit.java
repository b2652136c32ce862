package org.herald.transport.process;

import java.util.function.LongSupplier;

/**
 * How often a program may be started: {@link #MOST_STARTS} times within one block of {@link #BLOCK_SECONDS} seconds of the clock. Compatibility: ExaBGP counts so.
 */
final class RestartLimit {
    static final int MOST_STARTS = 5;
    static final int BLOCK_SECONDS = 64;

    private final LongSupplier clockSeconds;
    private long block = -1;
    private int starts;

    RestartLimit(LongSupplier clockSeconds) {
        this.clockSeconds = clockSeconds;
    }

    /** Counts a start. @return false if it is one too many */
    boolean isAllowed() {
        long now = clockSeconds.getAsLong() / BLOCK_SECONDS;
        if (now != block) {
            block = now;
            starts = 0;
        }
        return ++starts <= MOST_STARTS;
    }
}
