package org.herald.transport.process;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that starts and ends children: that takes milliseconds, which the loop does not have. */
final class Steward {
    private static final Logger log = LoggerFactory.getLogger(Steward.class);

    private final ScheduledThreadPoolExecutor executor;

    Steward() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "herald-processes");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Does something soon. Thread safe; without effect after the end. */
    void execute(Runnable task) {
        later(0, task);
    }

    /** Does something later. Thread safe; without effect after the end. */
    void later(long delayMillis, Runnable task) {
        try {
            executor.schedule(() -> run(task), delayMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            log.atTrace().log("process.steward-ended");
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError fault) {
            log.atError().setCause(fault).log("process.step-failed");
        }
    }

    /** Ends it, dropping what waits. */
    void close() {
        executor.shutdownNow();
    }
}
