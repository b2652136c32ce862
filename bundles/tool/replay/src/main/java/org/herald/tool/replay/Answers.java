package org.herald.tool.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads what the daemon writes, in a thread of its own, so that it is never kept waiting: counts {@code done} and {@code error}, notices that
 * the session comes up, and the end. Thread safe.
 */
final class Answers {
    private static final String UP = "\"state\": \"up\"";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long doneCount;
    private long errorCount;
    private String firstError = "";
    private boolean isUp;
    private boolean hasEnded;

    /** Starts reading. */
    static Answers of(InputStream in) {
        Answers answers = new Answers();
        Thread reader = new Thread(() -> answers.readAll(in), "answers");
        reader.setDaemon(true);
        reader.start();
        return answers;
    }

    private void readAll(InputStream in) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                line(line);
            }
        } catch (IOException | UncheckedIOException closed) {
            // the daemon is gone: the same as the end
        } finally {
            change(() -> hasEnded = true);
        }
    }

    private void line(String line) {
        if (line.equals("done")) {
            change(() -> doneCount++);
        } else if (line.equals("error")) {
            change(() -> errorCount++);
        } else if (line.startsWith("error:")) {
            change(() -> firstError = firstError.isEmpty() ? line : firstError);
        } else if (line.startsWith("shutdown") || line.contains("\"notification\": \"shutdown\"")) {
            change(() -> hasEnded = true);
        } else if (line.contains(UP)) {
            change(() -> isUp = true);
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a session. @return false if the daemon ended, or after so many seconds */
    boolean awaitUp(long seconds) throws InterruptedException {
        return await(() -> isUp, TimeUnit.SECONDS.toNanos(seconds)) && isUp;
    }

    /** Waits until so many commands are answered, well or not. @return false if the daemon ended before */
    boolean awaitAnswers(long count) throws InterruptedException {
        return await(() -> doneCount + errorCount >= count, Long.MAX_VALUE);
    }

    /** Waits until the daemon ends. */
    void awaitEnd() throws InterruptedException {
        await(() -> false, Long.MAX_VALUE);
    }

    private boolean await(java.util.function.BooleanSupplier condition, long mostNanos) throws InterruptedException {
        long left = mostNanos;
        lock.lock();
        try {
            while (!condition.getAsBoolean() && !hasEnded && left > 0) {
                left = changed.awaitNanos(left);
            }
            return condition.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    long errorCount() {
        lock.lock();
        try {
            return errorCount;
        } finally {
            lock.unlock();
        }
    }

    /** What the daemon said of the first error, empty if it only said {@code error}. */
    String firstError() {
        lock.lock();
        try {
            return firstError;
        } finally {
            lock.unlock();
        }
    }
}
