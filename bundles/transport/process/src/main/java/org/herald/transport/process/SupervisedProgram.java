package org.herald.transport.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.herald.api.client.ApiClient;
import org.herald.api.client.ApiPort;
import org.herald.api.client.ProgramDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One program of the configuration: started, read, written, started again when it ends, stopped with its group. A thread reads it and keeps it going, another
 * writes it; either may block as long as the program likes, which costs the daemon nothing.
 */
final class SupervisedProgram {
    private static final Logger log = LoggerFactory.getLogger(SupervisedProgram.class);
    private static final int BUFFER_OCTETS = 64 * 1024;
    private static final int STACK_OCTETS = 128 * 1024;
    private static final long FAREWELL_MILLIS = 100;
    private static final long TERMINATE_MILLIS = 2_000;

    private final ProgramDefinition definition;
    private final ApiPort port;
    private final boolean mayRespawn;
    private final RestartLimit limit;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isStopping;
    private volatile @Nullable ProcessGroup running;
    private volatile @Nullable Thread writer;

    SupervisedProgram(ProgramDefinition definition, ApiPort port, boolean mayRespawn, LongSupplier clockSeconds) {
        this.definition = definition;
        this.port = port;
        this.mayRespawn = mayRespawn;
        this.limit = new RestartLimit(clockSeconds);
    }

    ProgramDefinition definition() {
        return definition;
    }

    void start() {
        thread("read", this::supervise).start();
    }

    private Thread thread(String what, Runnable task) {
        Thread thread = new Thread(null, task, "herald-" + what + "-" + definition.name(), STACK_OCTETS);
        thread.setDaemon(true);
        return thread;
    }

    private void supervise() {
        try {
            String why = "";
            while (!isStopping && limit.isAllowed()) {
                why = runOnce();
                if (isStopping || !mayRespawn || !definition.respawns()) {
                    break;
                }
                log.atWarn()
                        .addKeyValue("process", definition.name())
                        .addKeyValue("reason", why)
                        .log("process.respawned");
            }
            if (!isStopping) {
                boolean isGivenUp = mayRespawn && definition.respawns();
                port.lost(definition.name(), isGivenUp ? "ended more than " + RestartLimit.MOST_STARTS + " times within " + RestartLimit.BLOCK_SECONDS + " seconds, last: " + why : why);
            }
        } finally {
            ended.countDown();
        }
    }

    /** Starts the program and carries its output until it ends. @return how it ended */
    private String runOnce() {
        ProcessGroup group;
        try {
            group = ProcessGroup.start(definition.command());
        } catch (IOException impossible) {
            return "can not be started: " + impossible.getMessage();
        }
        running = group;
        log.atInfo()
                .addKeyValue("process", definition.name())
                .addKeyValue("pid", group.process().pid())
                .log("process.started");
        ApiClient client = port.connect(definition.name(), definition.encoder(), ApiPort.ClientKind.PROGRAM);
        Thread writing = thread("write", () -> write(group, client));
        writer = writing;
        writing.start();
        String why = read(group, client);
        if (!isStopping) {
            client.closed(why);
            // Its output is closed: what may still run of it must not run beside its successor.
            end(group);
            join(writing);
        }
        return why;
    }

    private String read(ProcessGroup group, ApiClient client) {
        byte[] buffer = new byte[BUFFER_OCTETS];
        try (InputStream in = group.process().getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                client.received(buffer, 0, count);
            }
            return group.process().waitFor(FAREWELL_MILLIS, TimeUnit.MILLISECONDS)
                    ? "ended with code " + group.process().exitValue()
                    : "closed its output";
        } catch (IOException broken) {
            return "reading failed: " + broken.getMessage();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private void write(ProcessGroup group, ApiClient client) {
        byte[] buffer = new byte[BUFFER_OCTETS];
        try (OutputStream out = group.process().getOutputStream()) {
            for (int count = client.take(buffer); count >= 0; count = client.take(buffer)) {
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException broken) {
            if (!isStopping) {
                client.closed("writing failed: " + broken.getMessage());
                end(group);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends the program for good: first its last output is written, for a tenth of a second, then it is asked to end, then it is made to. Blocks.
     */
    void stop() {
        isStopping = true;
        ProcessGroup group = running;
        if (group == null) {
            return;
        }
        try {
            Thread writing = writer;
            if (writing != null) {
                writing.join(FAREWELL_MILLIS);
            }
            group.process().waitFor(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
            end(group);
            ended.await(TERMINATE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            group.kill();
            Thread.currentThread().interrupt();
        }
    }

    private void end(ProcessGroup group) {
        group.terminate();
        try {
            if (!group.process().waitFor(TERMINATE_MILLIS, TimeUnit.MILLISECONDS)) {
                group.kill();
                group.process().waitFor();
            }
        } catch (InterruptedException interrupted) {
            group.kill();
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TERMINATE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
