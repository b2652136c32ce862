package org.herald.tool.replay;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** When the next command may be written: as fast as possible, so many routes a second, or as it was recorded. */
final class Pace {
    private final long routesPerSecond;
    private final boolean isRecorded;
    private long startNanos;
    private long routeCount;
    private long firstMicros = -1;
    private long latestMicros;

    private Pace(long routesPerSecond, boolean isRecorded) {
        this.routesPerSecond = routesPerSecond;
        this.isRecorded = isRecorded;
    }

    /** @param routesPerSecond 0 for no limit */
    static Pace of(long routesPerSecond, boolean isRecorded) {
        return new Pace(routesPerSecond, isRecorded);
    }

    /** Tells the time of the record that comes. */
    void at(long timeMicros) {
        firstMicros = firstMicros < 0 ? timeMicros : firstMicros;
        // a clock set back at the collector: go on from the later time
        latestMicros = Math.max(latestMicros, timeMicros);
    }

    private long dueNanos() {
        long due = 0;
        if (routesPerSecond > 0) {
            due = routeCount * 1_000_000_000L / routesPerSecond;
        }
        if (isRecorded && firstMicros >= 0) {
            due = Math.max(due, TimeUnit.MICROSECONDS.toNanos(latestMicros - firstMicros));
        }
        return due;
    }

    /** Whether it is not yet time: what is buffered must be written before waiting. */
    boolean mustWait() {
        if (startNanos == 0) {
            startNanos = System.nanoTime();
        }
        return dueNanos() > System.nanoTime() - startNanos;
    }

    /** Waits until it is time, or the thread is interrupted. */
    void await() {
        long left = dueNanos() - (System.nanoTime() - startNanos);
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = dueNanos() - (System.nanoTime() - startNanos);
        }
    }

    /** Counts routes that were written. */
    void count(int routes) {
        routeCount += routes;
    }
}
