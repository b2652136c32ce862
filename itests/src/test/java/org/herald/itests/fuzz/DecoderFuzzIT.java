package org.herald.itests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Gives each installed decoder the octets of its bundle's corpora, then changed ones for its share of the time; how many fit into it is up
 * to the machine.
 */
class DecoderFuzzIT {
    /** How long all targets take together, about. */
    static final String SECONDS_PROPERTY = "herald.fuzz.seconds";

    private static final int SECONDS = 40;
    private static final int SHARES_OF_UPDATE = 20;
    private static final long HANGS_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

    @TestFactory
    Stream<DynamicTest> survivesAnyOctets() throws IOException {
        List<FuzzTarget> targets = Targets.all();
        assertThat(targets.stream().map(FuzzTarget::name)).doesNotHaveDuplicates();
        long nanos = TimeUnit.SECONDS.toNanos(Integer.getInteger(SECONDS_PROPERTY, SECONDS));
        long shareNanos = nanos / (targets.size() - 1 + SHARES_OF_UPDATE);
        return targets.stream()
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> {
                    int shares = target instanceof UpdateTarget ? SHARES_OF_UPDATE : 1;
                    new FuzzRun(target, shares * shareNanos, HANGS_AFTER_NANOS).check();
                }));
    }
}
