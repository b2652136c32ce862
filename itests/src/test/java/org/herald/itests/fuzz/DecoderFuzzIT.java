package org.herald.itests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.herald.api.wire.Hex;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Gives each installed decoder the octets of its corpus, then changed ones for its share of the time. The changes are the same in each run;
 * how many fit into the time is up to the machine, but never less than a minimum.
 */
class DecoderFuzzIT {
    private static final String SECONDS_PROPERTY = "herald.fuzz.seconds";
    private static final int SECONDS = 40;
    private static final String SEED_PROPERTY = "herald.fuzz.seed";
    private static final long SEED = 0x7606;
    private static final int LEAST_ATTEMPTS = 300;
    private static final int MOST_FINDINGS = 10;
    private static final int SHARES_OF_UPDATE = 20;
    private static final long HANGS_AFTER_SECONDS = 10;

    @TestFactory
    Stream<DynamicTest> survivesAnyOctets() throws IOException {
        List<FuzzTarget> targets = Targets.all();
        assertThat(targets.stream().map(FuzzTarget::name)).doesNotHaveDuplicates();
        long nanos = TimeUnit.SECONDS.toNanos(Integer.getInteger(SECONDS_PROPERTY, SECONDS));
        long shareNanos = nanos / (targets.size() - 1 + SHARES_OF_UPDATE);
        return targets.stream()
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> {
                    int shares = target instanceof UpdateTarget ? SHARES_OF_UPDATE : 1;
                    fuzz(target, shares * shareNanos);
                }));
    }

    private static void fuzz(FuzzTarget target, long nanos) throws InterruptedException {
        List<byte[]> seeds = target.seeds();
        assertThat(seeds).as("inputs to start from").isNotEmpty();
        Run run = new Run(target, seeds, nanos);
        Thread thread = new Thread(run, target.name());
        // A decoder that never ends must not keep the build from ending.
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive()) {
            thread.join(TimeUnit.SECONDS.toMillis(1));
            run.checkProgress(thread);
        }
        List<String> findings =
                run.findings.values().stream().map(Finding::text).toList();
        assertThat(findings).as("after " + run.attempts + " attempts").isEmpty();
        assertThat(run.attempts).as("attempts").isGreaterThanOrEqualTo(seeds.size() + LEAST_ATTEMPTS);
    }

    /** The attempts on one target. */
    private static final class Run implements Runnable {
        private final FuzzTarget target;
        private final List<byte[]> inputs;
        private final long nanos;
        private final Map<String, Finding> findings = new LinkedHashMap<>();
        private int attempts;
        private volatile byte[] current = {};
        private volatile long startedAtNanos = System.nanoTime();

        Run(FuzzTarget target, List<byte[]> inputs, long nanos) {
            this.target = target;
            this.inputs = new ArrayList<>(inputs);
            this.nanos = nanos;
        }

        @Override
        public void run() {
            long endNanos = System.nanoTime() + nanos;
            inputs.forEach(this::attempt);
            Mutation mutation = new Mutation(Long.getLong(SEED_PROPERTY, SEED));
            for (int count = 0;
                    (count < LEAST_ATTEMPTS || System.nanoTime() < endNanos) && findings.size() < MOST_FINDINGS;
                    count++) {
                attempt(mutation.next(inputs));
            }
            findings.replaceAll((place, finding) -> finding.smaller());
        }

        private void attempt(byte[] input) {
            attempts++;
            current = input;
            startedAtNanos = System.nanoTime();
            try {
                target.attempt(input);
            } catch (RuntimeException | Error e) {
                Finding finding = Finding.of(target, input, e);
                findings.putIfAbsent(finding.place(), finding);
            }
        }

        void checkProgress(Thread thread) {
            long taken = System.nanoTime() - startedAtNanos;
            if (thread.isAlive() && taken > TimeUnit.SECONDS.toNanos(HANGS_AFTER_SECONDS)) {
                AssertionError hanging = new AssertionError(target.name() + " does not end with " + Hex.lower(current));
                hanging.setStackTrace(thread.getStackTrace());
                throw hanging;
            }
        }
    }
}
