package org.herald.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.herald.api.daemon.EventLoop;

/** A loop that runs when told, in the thread that tells it, with a clock that stands still in between. Not thread safe. */
public final class FakeEventLoop implements EventLoop {
    private static final int MOST_TASKS = 1_000_000;
    private static final long START_NANOS = 1_000_000_000L;
    private static final long START_WALL_MICROS = 1_700_000_000_000_000L;

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final PriorityQueue<Waiting> timers =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::due).thenComparingLong(Waiting::order));
    private long nanos = START_NANOS;
    private long order;
    private boolean isRunning;

    private final class Waiting implements Timer {
        final Runnable task;
        final long due;
        final long order;

        Waiting(Runnable task, long due, long order) {
            this.task = task;
            this.due = due;
            this.order = order;
        }

        long due() {
            return due;
        }

        long order() {
            return order;
        }

        @Override
        public void cancel() {
            timers.remove(this);
        }
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Timer schedule(Runnable task, long delayNanos) {
        Waiting waiting = new Waiting(task, nanos + Math.max(0, delayNanos), order++);
        timers.add(waiting);
        return waiting;
    }

    @Override
    public long nowNanos() {
        return nanos;
    }

    @Override
    public long wallClockMicros() {
        return START_WALL_MICROS + (nanos - START_NANOS) / 1000;
    }

    /** Always: a test with this loop has no other thread. */
    @Override
    public boolean isCurrent() {
        return true;
    }

    /** Runs all tasks and due timers, also those that they add, until none is left. @return how many ran */
    public int run() {
        if (isRunning) {
            throw new IllegalStateException("the loop runs already: tasks must not run it");
        }
        isRunning = true;
        try {
            int count = 0;
            while (runOne()) {
                if (++count > MOST_TASKS) {
                    throw new AssertionError("tasks go on for ever");
                }
            }
            return count;
        } finally {
            isRunning = false;
        }
    }

    /** Moves the clock, timer by timer, running what comes due at its time. */
    public void advance(Duration by) {
        run();
        long target = nanos + by.toNanos();
        while (!timers.isEmpty() && timers.peek().due <= target) {
            nanos = Math.max(nanos, timers.peek().due);
            run();
        }
        nanos = target;
        run();
    }

    /** Tasks that would run now. */
    public int taskCount() {
        return tasks.size();
    }

    /** Timers that wait. */
    public int timerCount() {
        return timers.size();
    }

    private boolean runOne() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
            return true;
        }
        if (!timers.isEmpty() && timers.peek().due <= nanos) {
            timers.remove().task.run();
            return true;
        }
        return false;
    }
}
