package org.herald.api.daemon;

import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** The one thread that owns all BGP state, and its clock. */
@ProviderType
public interface EventLoop extends Executor {
    /** Runs a task on the loop, after those given before. Thread safe. */
    @Override
    void execute(Runnable task);

    /** Runs a task on the loop after a delay. Called on the loop. */
    Timer schedule(Runnable task, long delayNanos);

    /** Monotonic time: only differences mean anything. */
    long nowNanos();

    /** Microseconds since 1970, for events and logs only. */
    long wallClockMicros();

    /** Whether the caller is on the loop. */
    boolean isCurrent();

    /** A task that waits. */
    @ProviderType
    interface Timer {
        /** It will not run, unless it did. Called on the loop. */
        void cancel();
    }
}
