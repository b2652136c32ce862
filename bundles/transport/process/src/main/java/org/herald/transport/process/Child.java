package org.herald.transport.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.herald.api.client.ApiClient;
import org.herald.transport.process.ProcessGroup.Signal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running child: a reader and a writer between its pipes and its client, and its end. What ends it first, its exit, its closed output, a failed write or
 * {@link #stop}, all comes to the same: its whole group is gone, what it wrote has been read, the client is told, then the owner.
 *
 * <p>State belongs to the {@link Steward}'s thread; reader and writer post to it.
 */
final class Child {
    /** Who hears of the end. */
    interface Owner {
        void ended(Child child, String why);
    }

    private static final Logger log = LoggerFactory.getLogger(Child.class);
    private static final int BUFFER_OCTETS = 64 * 1024;
    private static final long STACK_OCTETS = 256 * 1024;

    /** How long output is waited for that it does not read, once it is to stop. */
    private static final long DRAIN_PATIENCE_MILLIS = 1_000;

    /** Between the end of its input and SIGTERM. */
    private static final long TERM_DELAY_MILLIS = 100;

    /** Between SIGTERM and SIGKILL. */
    private static final long KILL_DELAY_MILLIS = 2_000;

    private static final long READ_PATIENCE_MILLIS = KILL_DELAY_MILLIS + 500;
    private static final long STUCK_CHECK_MILLIS = 250;

    private final String name;
    private final ProcessGroup group;
    private final Process process;
    private final ApiClient client;
    private final Steward steward;
    private final Owner owner;
    private final Thread reader;
    private final Thread writer;
    private String why = "";
    private boolean isExited;
    private boolean isReadToEnd;
    private boolean isInputClosed;
    private boolean isStopping;
    private boolean isTerminating;
    private boolean isSignalled;
    private boolean isOver;

    /** When the write began that has not ended yet, 0 for none. */
    private volatile long writingSinceNanos;

    /** Whether the reader is in the client's hands, not in the pipe's. */
    private volatile boolean isDelivering;

    Child(String name, ProcessGroup group, ApiClient client, Steward steward, Owner owner) {
        this.name = name;
        this.group = group;
        this.process = group.leader();
        this.client = client;
        this.steward = steward;
        this.owner = owner;
        this.reader = thread(this::read, "reader");
        this.writer = thread(this::write, "writer");
    }

    private Thread thread(Runnable task, String role) {
        Thread thread = new Thread(null, () -> guarded(task), "herald-" + role + "-" + name, STACK_OCTETS);
        thread.setDaemon(true);
        return thread;
    }

    /** The border of a thread: a fault of the daemon's side costs this child, which is then ended and started again. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError fault) {
            log.atError().addKeyValue("process", name).setCause(fault).log("process.client-failed");
        }
    }

    /** Lets it talk. @param stuckSeconds how long a write may take before it is ended, 0 for ever */
    void begin(int stuckSeconds) {
        reader.start();
        writer.start();
        process.onExit().thenRun(() -> steward.execute(this::exited));
        if (stuckSeconds > 0) {
            steward.later(STUCK_CHECK_MILLIS, () -> checkStuck(stuckSeconds));
        }
    }

    // ---- reader and writer

    private void read() {
        byte[] octets = new byte[BUFFER_OCTETS];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
                isDelivering = true;
                client.received(octets, 0, count);
                isDelivering = false;
            }
        } catch (IOException ended) {
            log.atDebug().addKeyValue("process", name).setCause(ended).log("process.read-failed");
        } catch (InterruptedException unwanted) {
            log.atDebug().addKeyValue("process", name).log("process.reader-interrupted");
        } finally {
            isDelivering = false;
            steward.execute(this::readToEnd);
        }
    }

    private void write() {
        byte[] octets = new byte[BUFFER_OCTETS];
        try (OutputStream out = process.getOutputStream()) {
            for (int count = client.take(octets); count >= 0; count = client.take(octets)) {
                writingSinceNanos = System.nanoTime() | 1;
                out.write(octets, 0, count);
                out.flush();
                writingSinceNanos = 0;
            }
        } catch (IOException failed) {
            log.atDebug().addKeyValue("process", name).setCause(failed).log("process.write-failed");
            steward.execute(() -> terminate("it closed its input"));
        } catch (InterruptedException unwanted) {
            log.atDebug().addKeyValue("process", name).log("process.writer-interrupted");
        } finally {
            writingSinceNanos = 0;
            steward.execute(this::inputClosed);
        }
    }

    // ---- the end, on the steward's thread

    /** Ends it: what waits for it is written, its input closed, then it is signalled. */
    void stop(String reason) {
        if (isStopping) {
            return;
        }
        isStopping = true;
        why = reason;
        client.closed(reason);
        if (isInputClosed) {
            terminate(reason);
        } else {
            steward.later(DRAIN_PATIENCE_MILLIS, () -> terminate(reason));
        }
    }

    private void inputClosed() {
        isInputClosed = true;
        if (isStopping) {
            terminate(why);
        }
    }

    private void readToEnd() {
        isReadToEnd = true;
        if (!isExited) {
            terminate("it closed its output");
        }
        finishIfDone();
    }

    private void checkStuck(int stuckSeconds) {
        long since = writingSinceNanos;
        if (since != 0 && System.nanoTime() - since > TimeUnit.SECONDS.toNanos(stuckSeconds)) {
            terminate("it has read nothing for " + stuckSeconds + " seconds");
        } else if (!isOver) {
            steward.later(STUCK_CHECK_MILLIS, () -> checkStuck(stuckSeconds));
        }
    }

    /** After a moment in which it may end of itself. */
    private void terminate(String reason) {
        if (isTerminating || isExited) {
            return;
        }
        isTerminating = true;
        if (!isStopping) {
            why = reason;
        }
        steward.later(TERM_DELAY_MILLIS, () -> {
            if (!isExited && !group.hasLeaderEnded()) {
                isSignalled = true;
                group.signal(Signal.TERM);
                steward.later(KILL_DELAY_MILLIS, this::kill);
            }
        });
    }

    private void kill() {
        if (!isExited) {
            log.atWarn().addKeyValue("process", name).log("process.killed: it did not end when asked");
            group.signal(Signal.KILL);
        }
    }

    private void exited() {
        isExited = true;
        if (!isStopping && !isSignalled) {
            why = "it ended with exit code " + process.exitValue();
        }
        // What it started must not stay behind, nor hold its pipes open.
        if (group.signal(Signal.TERM)) {
            steward.later(KILL_DELAY_MILLIS, () -> group.signal(Signal.KILL));
        }
        if (!isReadToEnd) {
            steward.later(READ_PATIENCE_MILLIS, this::giveUpReading);
        }
        finishIfDone();
    }

    /** Somebody who left the group holds the pipe open. What was read and waits for the client is not given up. */
    private void giveUpReading() {
        if (isReadToEnd) {
            return;
        }
        if (isDelivering) {
            steward.later(READ_PATIENCE_MILLIS, this::giveUpReading);
            return;
        }
        log.atWarn()
                .addKeyValue("process", name)
                .log("process.output-held: a process that it started holds its output open");
        isReadToEnd = true;
        finishIfDone();
    }

    private void finishIfDone() {
        if (isExited && isReadToEnd && !isOver) {
            isOver = true;
            client.closed(why);
            owner.ended(this, why);
        }
    }

    /** Lets go of its threads: nobody waits any longer. */
    void abandon() {
        group.signal(Signal.KILL);
        reader.interrupt();
        writer.interrupt();
    }
}
