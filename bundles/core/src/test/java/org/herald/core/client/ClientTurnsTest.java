package org.herald.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.client.ApiPort;
import org.herald.testkit.FakeEventLoop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How programs share the loop. */
@Timeout(60)
class ClientTurnsTest {
    private static final int LINE_OCTETS = 64;
    private static final int COMMAND_OCTETS = 1 << 20;

    private final FakeEventLoop loop = new FakeEventLoop();
    private final List<String> carriedOut = new ArrayList<>();
    private final Client.Owner owner = new Client.Owner() {
        @Override
        public void line(Client which, byte[] octets, int from, int to) {
            carriedOut.add(which.name());
        }

        @Override
        public void drained(Client which) {}

        @Override
        public void closed(Client which, String why) {}

        @Override
        public void dirty(Client which) {}
    };

    @Test
    void servesAProgramThatAsksBetweenThePiecesOfTwoThatFlood() throws InterruptedException {
        flood(client("one"), COMMAND_OCTETS);
        flood(client("two"), COMMAND_OCTETS);
        flood(client("asking"), LINE_OCTETS);

        loop.run();

        assertThat(carriedOut).hasSize(2 * COMMAND_OCTETS / LINE_OCTETS + 1);
        assertThat(carriedOut.indexOf("asking")).isLessThanOrEqualTo(2 * 65_536 / LINE_OCTETS);
    }

    @Test
    void leavesTheLoopToItsTimersBetweenThePiecesOfAFlood() throws InterruptedException {
        flood(client("one"), COMMAND_OCTETS);
        loop.schedule(() -> carriedOut.add("timer"), 0);

        loop.run();

        assertThat(carriedOut.indexOf("timer")).isLessThanOrEqualTo(65_536 / LINE_OCTETS);
    }

    @Test
    void takesWhatIsWrittenInOneGoTogether() throws InterruptedException {
        flood(client("one"), 8_192);
        loop.execute(() -> loop.schedule(() -> carriedOut.add("timer"), 0));

        loop.advance(Duration.ZERO);

        assertThat(carriedOut.subList(0, 8_192 / LINE_OCTETS)).containsOnly("one");
    }

    private Client client(String name) {
        return new Client(name, "trace", ApiPort.ClientKind.PROGRAM, true, 1 << 20, COMMAND_OCTETS, loop, owner);
    }

    private static void flood(Client client, int octets) throws InterruptedException {
        byte[] lines = ("a".repeat(LINE_OCTETS - 1) + "\n")
                .repeat(octets / LINE_OCTETS)
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < lines.length; at += 65_536) {
            client.received(lines, at, Math.min(65_536, lines.length - at));
        }
    }
}
