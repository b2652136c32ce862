package org.herald.net;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.herald.api.daemon.EventLoop;

/** Does something on a loop and waits for what comes of it. */
final class OnLoop {
    private OnLoop() {}

    static <T> T call(EventLoop loop, Callable<T> what) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                done.complete(what.call());
            } catch (Exception failure) {
                done.completeExceptionally(failure);
            }
        });
        try {
            return done.get(RecordingHandler.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
    }

    static void run(EventLoop loop, Runnable what) throws Exception {
        call(loop, () -> {
            what.run();
            return true;
        });
    }
}
