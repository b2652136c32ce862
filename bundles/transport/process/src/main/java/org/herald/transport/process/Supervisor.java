package org.herald.transport.process;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.herald.api.client.ApiPort;
import org.herald.api.client.ProgramDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All programs, from the opening of the transport to its end. */
final class Supervisor {
    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);

    /** More than it takes to drain, ask and kill a child. */
    private static final long CLOSE_PATIENCE_MILLIS = 5_000;

    private final ApiPort port;
    private final LongSupplier clockSeconds;
    private final Steward steward = new Steward();
    private final CountDownLatch allEnded = new CountDownLatch(1);

    // The steward's own
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private boolean isClosing;

    Supervisor(ApiPort port, LongSupplier clockSeconds) {
        this.port = port;
        this.clockSeconds = clockSeconds;
    }

    /** Starts what is missing, ends what is not wanted. Does not block. */
    void programs(List<ProgramDefinition> wanted, boolean restartChanged) {
        steward.execute(() -> apply(wanted, restartChanged));
    }

    private void apply(List<ProgramDefinition> wanted, boolean restartChanged) {
        if (isClosing) {
            return;
        }
        Set<String> names = new HashSet<>();
        wanted.forEach(each -> names.add(each.name()));
        for (Program each : List.copyOf(programs.values())) {
            if (!names.contains(each.name())) {
                each.end("it is no longer configured");
            }
        }
        for (ProgramDefinition each : wanted) {
            programs.computeIfAbsent(each.name(), name -> new Program(each, port, steward, clockSeconds, this::idle))
                    .want(each, restartChanged);
        }
    }

    private void idle(Program program) {
        programs.remove(program.name());
        tellIfAllEnded();
    }

    private void tellIfAllEnded() {
        if (isClosing && programs.isEmpty()) {
            allEnded.countDown();
        }
    }

    /** Ends all and waits for them. */
    void close() {
        steward.execute(() -> {
            isClosing = true;
            List.copyOf(programs.values()).forEach(each -> each.end("the daemon ends"));
            tellIfAllEnded();
        });
        try {
            if (!allEnded.await(CLOSE_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                log.atWarn().log("process.close-slow");
                abandon();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        steward.close();
    }

    private void abandon() throws InterruptedException {
        CountDownLatch abandoned = new CountDownLatch(1);
        steward.execute(() -> {
            programs.values().forEach(Program::abandon);
            abandoned.countDown();
        });
        abandoned.await(CLOSE_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
