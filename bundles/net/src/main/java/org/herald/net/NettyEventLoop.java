package org.herald.net;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.herald.api.daemon.EventLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread of Netty as the daemon's loop. A task that throws is logged; the loop goes on. */
final class NettyEventLoop implements EventLoop {
    private static final Logger log = LoggerFactory.getLogger(NettyEventLoop.class);

    private final EventExecutor executor;

    NettyEventLoop(EventExecutor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> run(task));
    }

    @Override
    public Timer schedule(Runnable task, long delayNanos) {
        Future<?> scheduled = executor.schedule(() -> run(task), Math.max(0, delayNanos), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public long nowNanos() {
        return System.nanoTime();
    }

    @Override
    public long wallClockMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000L + now.getNano() / 1_000;
    }

    @Override
    public boolean isCurrent() {
        return executor.inEventLoop();
    }

    /** The border of the loop: nothing that a task throws may end the thread. */
    static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError fault) {
            log.atError().setCause(fault).log("loop.task-failed");
        }
    }
}
