package org.herald.itests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.herald.api.wire.Hex;

/**
 * Attempts on one target: its seeds, then changed ones until the time is over, but never fewer than a minimum. The changes are the same in
 * each run.
 */
final class FuzzRun {
    private static final String SEED_PROPERTY = "herald.fuzz.seed";
    private static final long SEED = 0x7606;
    private static final int LEAST_ATTEMPTS = 300;
    private static final int MOST_FINDINGS = 10;
    private static final long LOOK_AFTER_MILLIS = 1000;

    private final FuzzTarget target;
    private final List<byte[]> inputs;
    private final long nanos;
    private final long hangsAfterNanos;
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private int attempts;
    private volatile byte[] current = {};
    private volatile long startedAtNanos = System.nanoTime();

    /** @param hangsAfterNanos an attempt that takes longer is taken for endless */
    FuzzRun(FuzzTarget target, long nanos, long hangsAfterNanos) {
        this.target = target;
        this.inputs = target.seeds();
        this.nanos = nanos;
        this.hangsAfterNanos = hangsAfterNanos;
    }

    /** Makes the attempts. @throws AssertionError with a short input for each fault, or with the input that takes too long */
    void check() throws InterruptedException {
        assertThat(inputs).as("inputs to start from").isNotEmpty();
        Thread thread = new Thread(this::attempts, target.name());
        // A decoder that never ends must not keep the build from ending.
        thread.setDaemon(true);
        startedAtNanos = System.nanoTime();
        thread.start();
        while (thread.isAlive()) {
            thread.join(Math.min(LOOK_AFTER_MILLIS, TimeUnit.NANOSECONDS.toMillis(hangsAfterNanos)));
            checkProgress(thread);
        }
        assertThat(findings.values().stream().map(Finding::text))
                .as("after " + attempts + " attempts")
                .isEmpty();
        assertThat(attempts).as("attempts").isGreaterThanOrEqualTo(inputs.size() + LEAST_ATTEMPTS);
    }

    private void attempts() {
        long endNanos = System.nanoTime() + nanos;
        inputs.forEach(this::attempt);
        Mutation mutation = new Mutation(Long.getLong(SEED_PROPERTY, SEED));
        for (int count = 0; count < LEAST_ATTEMPTS || System.nanoTime() < endNanos; count++) {
            if (findings.size() >= MOST_FINDINGS) {
                break;
            }
            attempt(mutation.next(inputs));
        }
        findings.replaceAll((place, finding) -> finding.smaller(this::started));
    }

    private void started(byte[] input) {
        current = input;
        startedAtNanos = System.nanoTime();
    }

    private void attempt(byte[] input) {
        attempts++;
        started(input);
        try {
            target.attempt(input);
        } catch (RuntimeException | Error e) {
            Finding finding = Finding.of(target, input, e);
            findings.putIfAbsent(finding.place(), finding);
        }
    }

    private void checkProgress(Thread thread) {
        if (thread.isAlive() && System.nanoTime() - startedAtNanos > hangsAfterNanos) {
            AssertionError hanging = new AssertionError(target.name() + " does not end with " + Hex.lower(current));
            hanging.setStackTrace(thread.getStackTrace());
            throw hanging;
        }
    }
}
