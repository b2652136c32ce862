package org.herald.transport.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StartLimitTest {
    private final AtomicLong seconds = new AtomicLong(1_000 * 64);
    private final StartLimit limit = new StartLimit(seconds::get);

    private int startsUntilRefused() {
        int count = 0;
        while (limit.tryStart()) {
            count++;
        }
        return count;
    }

    @Test
    void allowsFiveStartsInABlockOf64Seconds() {
        int atOnce = startsUntilRefused();
        seconds.addAndGet(63);

        assertThat(atOnce).isEqualTo(5);
        assertThat(limit.tryStart()).isFalse();
    }

    @Test
    void theNextBlockCountsAnew() {
        seconds.addAndGet(63);
        startsUntilRefused();

        seconds.incrementAndGet();

        assertThat(startsUntilRefused()).isEqualTo(5);
    }

    @Test
    void forgetsWhenReset() {
        startsUntilRefused();

        limit.reset();

        assertThat(startsUntilRefused()).isEqualTo(5);
    }
}
