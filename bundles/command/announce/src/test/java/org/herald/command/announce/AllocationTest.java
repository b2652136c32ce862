package org.herald.command.announce;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.herald.api.bgp.CodecView;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.lib.route.RouteAction;
import org.herald.lib.route.RouteReader;
import org.herald.testkit.FakeApiCall;
import org.herald.testkit.FakeCodecView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs announce millions of lines: what a line allocates beyond the decoded values of its family and attributes must be nothing. */
class AllocationTest {
    private static final int LINE_COUNT = 20_000;
    private static final CodecView CODECS = FakeCodecView.ofUnicast();

    /** A measurement sees now and then some octets of the virtual machine's own: far below one object a line. */
    private static final long NOISE_OCTETS = LINE_COUNT;

    interface Line {
        void run() throws StatementException;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "announce route 10.0.0.0/24 next-hop 192.0.2.1",
                "announce ipv4 unicast 10.0.0.0/24 next-hop 192.0.2.1"
            })
    void aLineCostsNoMoreThanReadingIt(String line) throws Exception {
        AnnounceCommand command = new AnnounceCommand();
        FakeApiCall call = FakeApiCall.of(command, line, CODECS);
        int from = call.words().position();
        Words words = Words.of("10.0.0.0/24 next-hop 192.0.2.1");
        RouteReader reader = new RouteReader();

        long readOctets = allocated(() -> {
            words.position(0);
            reader.route(words, CODECS, RouteAction.ANNOUNCE, route -> {});
        });
        long commandOctets = allocated(() -> {
            call.words().position(from);
            command.run(call);
        });

        assertThat(commandOctets).isLessThanOrEqualTo(readOctets + NOISE_OCTETS);
    }

    @Test
    void theMeasurementSeesAnObjectALine() throws Exception {
        Object[] kept = new Object[1];

        assertThat(allocated(() -> kept[0] = new int[4])).isGreaterThan(NOISE_OCTETS);
    }

    private static long allocated(Line line) throws StatementException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int warm = 0; warm < LINE_COUNT; warm++) {
            line.run();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int count = 0; count < LINE_COUNT; count++) {
            line.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
