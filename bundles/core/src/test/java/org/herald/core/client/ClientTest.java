package org.herald.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.herald.api.client.ApiPort;
import org.herald.api.client.ClientControl.Acknowledgement;
import org.herald.testkit.FakeEventLoop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClientTest {
    private static final int OUTPUT_OCTETS = 10_000;
    private static final int COMMAND_OCTETS = 1 << 22;

    private final FakeEventLoop loop = new FakeEventLoop();
    private final Owner owner = new Owner();
    private final Client client = client(COMMAND_OCTETS);

    private final class Owner implements Client.Owner {
        final List<String> lines = new ArrayList<>();
        final List<String> gone = new ArrayList<>();
        int drained;
        int suspendAt = -1;
        int resetAt = -1;
        int dropped = -1;

        @Override
        public void line(Client which, byte[] octets, int from, int to) {
            lines.add(new String(octets, from, to - from, StandardCharsets.ISO_8859_1));
            if (lines.size() == suspendAt) {
                which.suspend();
            }
            if (lines.size() == resetAt) {
                dropped = which.dropPending();
            }
        }

        @Override
        public void drained(Client which) {
            drained++;
        }

        @Override
        public void closed(Client which, String why) {
            gone.add(why);
        }

        @Override
        public void dirty(Client which) {
            loop.execute(which::handOver);
        }
    }

    private Client client(int commandOctets) {
        return new Client(
                "watcher", "trace", ApiPort.ClientKind.PROGRAM, true, OUTPUT_OCTETS, commandOctets, loop, owner);
    }

    // ---- lines

    @Test
    void carriesOutLinesInOrder() {
        write("one\ntwo\nthree\n");

        assertThat(owner.lines).containsExactly("one", "two", "three");
    }

    @Test
    void carriesOutALineThatComesInPieces() {
        write("announce ro");
        write("ute 10.0.0");
        assertThat(owner.lines).isEmpty();
        write(".0/24\nwith");
        write("draw\n");

        assertThat(owner.lines).containsExactly("announce route 10.0.0.0/24", "withdraw");
    }

    @Test
    void carriesOutTheSameLinesHoweverTheyAreCut() {
        String text = "one\n\ntwo\nthree is longer\n\n\nfour\n";
        for (int at = 0; at <= text.length(); at++) {
            for (int next = at; next <= text.length(); next++) {
                owner.lines.clear();

                write(text.substring(0, at));
                write(text.substring(at, next));
                write(text.substring(next));

                assertThat(owner.lines)
                        .as(at + " " + next)
                        .containsExactly("one", "", "two", "three is longer", "", "", "four");
            }
        }
    }

    @Test
    void leavesOctetsInALineAsTheyAre() {
        write("a\0b\u00ff\r\n");

        assertThat(owner.lines).containsExactly("a\0b\u00ff\r");
    }

    @Test
    void ignoresALineThatDoesNotEndWhenTheProgramIsGone() {
        write("announce route 10.0.0.0/24");
        client.closed("its output was closed");
        loop.run();

        assertThat(owner.lines).isEmpty();
        assertThat(owner.gone).containsExactly("its output was closed");
    }

    @Test
    void tellsOnceThatAProgramIsGone() {
        client.closed("one");
        client.closed("two");
        loop.run();

        assertThat(owner.gone).containsExactly("one");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void takesALineOfTheMostOctets() {
        write("a".repeat(Client.MOST_LINE_OCTETS) + "\n");

        assertThat(owner.lines).hasSize(1);
        assertThat(owner.lines.get(0)).hasSize(Client.MOST_LINE_OCTETS);
    }

    @Test
    void answersALineOfMoreOctetsWithOneErrorAndGoesOn() {
        for (int more : new int[] {1, 2, 1000, 1 << 16, 1 << 21}) {
            owner.lines.clear();

            write("first\n" + "a".repeat(Client.MOST_LINE_OCTETS + more) + "\nlast\n");

            assertThat(owner.lines).as(more + " octets too many").containsExactly("first", "last");
            assertThat(output()).isEqualTo("error\n");
        }
    }

    @Test
    void answersALineOfMoreOctetsWithOneErrorHoweverItIsCut() {
        String text = "first\n" + "a".repeat(Client.MOST_LINE_OCTETS + 10) + "\nlast\n";
        Random random = new Random(5);
        for (int turn = 0; turn < 20; turn++) {
            owner.lines.clear();

            int at = 0;
            while (at < text.length()) {
                int to = Math.min(text.length(), at + 1 + random.nextInt(200_000));
                write(text.substring(at, to));
                at = to;
            }

            assertThat(owner.lines).containsExactly("first", "last");
            assertThat(output()).isEqualTo("error\n");
        }
    }

    @Test
    void takesTenThousandLinesOfAnyOctets() {
        Random random = new Random(9);
        List<String> expected = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (int index = 0; index < 10_000; index++) {
            byte[] line = new byte[random.nextInt(60)];
            random.nextBytes(line);
            String text = new String(line, StandardCharsets.ISO_8859_1).replace('\n', ' ');
            expected.add(text);
            all.append(text).append('\n');
        }

        int at = 0;
        while (at < all.length()) {
            int to = Math.min(all.length(), at + 1 + random.nextInt(3000));
            write(all.substring(at, to));
            at = to;
        }

        assertThat(owner.lines).isEqualTo(expected);
    }

    // ---- waiting

    @Test
    void carriesOutNothingWhileItIsSuspended() {
        owner.suspendAt = 2;
        write("one\ntwo\nthree\nfo");
        write("ur\nfive\n");
        assertThat(owner.lines).containsExactly("one", "two");

        client.resume();
        loop.run();

        assertThat(owner.lines).containsExactly("one", "two", "three", "four", "five");
    }

    @Test
    void carriesOutWhatStandsBehindAReset() {
        client.suspend();
        write("reset\nannounce ro");
        write("ute 10.0.0.0/24\nannounce route 10.0.1.0/24\nannounce ro");
        owner.resetAt = 1;

        client.resume();
        loop.run();
        write("ute 10.0.2.0/24\n");

        assertThat(owner.dropped).isZero();
        assertThat(owner.lines)
                .containsExactly(
                        "reset",
                        "announce route 10.0.0.0/24",
                        "announce route 10.0.1.0/24",
                        "announce route 10.0.2.0/24");
    }

    @Test
    void blocksAProgramThatWritesMoreThanItsBoundOfCommands() throws InterruptedException {
        Client bounded = client(1000);
        CountDownLatch isWritten = new CountDownLatch(1);
        byte[] octets = ("a".repeat(99) + "\n").repeat(15).getBytes(StandardCharsets.ISO_8859_1);
        List<Throwable> problems = new ArrayList<>();
        Thread program = new Thread(() -> {
            try {
                bounded.received(octets, 0, octets.length);
                isWritten.countDown();
            } catch (InterruptedException stopped) {
                problems.add(stopped);
            }
        });
        program.start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (program.getState() != Thread.State.WAITING && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(isWritten.getCount()).isEqualTo(1);

        loop.run();
        assertThat(isWritten.await(30, TimeUnit.SECONDS)).isTrue();
        program.join();
        loop.run();

        assertThat(problems).isEmpty();
        assertThat(owner.lines).hasSize(15);
    }

    // ---- answers

    @Test
    void answersWithOneWord() {
        client.answer(true, null);
        client.answer(false, null);
        client.answer(false, "error: why");

        assertThat(output()).isEqualTo("done\nerror\nerror: why\nerror\n");
    }

    @Test
    void answersNothingWhenItIsSilent() {
        client.acknowledge(Acknowledgement.SILENT);

        client.answer(true, null);
        client.answer(false, "error: why");
        client.reply(new byte[] {'x', '\n'}, 0, 2);

        assertThat(output()).isEqualTo("x\n");
    }

    @Test
    void keepsRepliesHoweverManyEventsWaitBeforeThem() {
        byte[] event = "event\n".getBytes(StandardCharsets.US_ASCII);
        while (!client.isFull()) {
            client.event(event, 0, event.length);
        }

        for (int round = 0; round < 3; round++) {
            client.answer(true, null);

            assertThat(output()).endsWith("event\ndone\n");
            while (!client.isFull()) {
                client.event(event, 0, event.length);
            }
        }
        assertThat(client.lossCount()).isZero();
    }

    @Test
    void dropsRepliesThatAreNotReadButNoEvent() {
        byte[] event = "event\n".getBytes(StandardCharsets.US_ASCII);

        for (int index = 0; index < 10_000; index++) {
            client.answer(true, null);
        }
        assertThat(client.waitingOctets()).isEqualTo(OUTPUT_OCTETS / 4);
        assertThat(client.isFull()).isFalse();
        for (int index = 0; index < 2000; index++) {
            client.event(event, 0, event.length);
        }

        assertThat(client.isFull()).isTrue();
        assertThat(client.lossCount()).isEqualTo(10_000 - OUTPUT_OCTETS / 4 / 5);
        assertThat(output()).isEqualTo("done\n".repeat(500) + "event\n".repeat(2000));
    }

    @Test
    void losesEventsAtTwiceItsBoundAndCountsThem() {
        byte[] event = "0123456789\n".getBytes(StandardCharsets.US_ASCII);

        for (int index = 0; index < 10_000; index++) {
            client.event(event, 0, event.length);
        }

        assertThat(client.waitingOctets()).isBetween(2L * OUTPUT_OCTETS, 2L * OUTPUT_OCTETS + 2 * event.length);
        assertThat(client.lossCount()).isGreaterThan(7000);
        long lost = client.lossCount();
        assertThat(output().length()).isEqualTo((10_000 - lost) * event.length);
    }

    @Test
    void tellsThatThereIsRoomOnceHalfIsFree() throws InterruptedException {
        byte[] event = "x".repeat(999).concat("\n").getBytes(StandardCharsets.US_ASCII);
        for (int index = 0; index < 10; index++) {
            client.event(event, 0, event.length);
        }
        client.handOver();
        loop.run();
        assertThat(client.isFull()).isTrue();
        assertThat(client.awaitDrain()).isTrue();

        client.take(new byte[4999]);
        loop.run();
        assertThat(owner.drained).isZero();
        client.take(new byte[1]);
        loop.run();
        assertThat(owner.drained).isEqualTo(1);
        client.take(new byte[100]);
        loop.run();

        assertThat(owner.drained).isEqualTo(1);
        assertThat(client.awaitDrain()).isFalse();
    }

    @Test
    void givesOutputInPiecesOfAnySizeAndThenTheEnd() throws InterruptedException {
        ClientOutput output = new ClientOutput(1000, () -> {});
        StringBuilder expected = new StringBuilder();
        for (int index = 0; index < 100_000; index++) {
            byte[] line = (index + "\n").getBytes(StandardCharsets.US_ASCII);
            output.append(line, 0, line.length);
            expected.append(index).append('\n');
        }
        output.end();
        output.append(new byte[] {'x'}, 0, 1);

        StringBuilder taken = new StringBuilder();
        Random random = new Random(2);
        byte[] into = new byte[100_000];
        for (int count = 0; count >= 0; ) {
            byte[] room = Arrays.copyOf(into, 1 + random.nextInt(into.length));
            count = output.take(room);
            if (count > 0) {
                taken.append(new String(room, 0, count, StandardCharsets.US_ASCII));
            }
        }

        assertThat(taken).hasToString(expected.toString());
        assertThat(output.take(into)).isEqualTo(-1);
        assertThat(output.waitingOctets()).isZero();
    }

    @Test
    void givesAllThatIsAppendedWhileAnotherThreadTakesIt() throws InterruptedException {
        List<Integer> drains = new ArrayList<>();
        ClientOutput shared = new ClientOutput(5000, () -> drains.add(1));
        StringBuilder taken = new StringBuilder();
        Thread writer = new Thread(() -> {
            byte[] into = new byte[777];
            try {
                for (int count = shared.take(into); count >= 0; count = shared.take(into)) {
                    taken.append(new String(into, 0, count, StandardCharsets.US_ASCII));
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        writer.start();

        StringBuilder expected = new StringBuilder();
        for (int index = 0; index < 200_000; index++) {
            byte[] line = (index + "\n").getBytes(StandardCharsets.US_ASCII);
            shared.append(line, 0, line.length);
            expected.append(index).append('\n');
            if (index % 50 == 0) {
                shared.handOver();
            }
            if (index % 1000 == 0) {
                shared.awaitDrain();
            }
        }
        shared.end();
        writer.join(30_000);

        assertThat(writer.isAlive()).isFalse();
        assertThat(taken).hasToString(expected.toString());
    }

    @Test
    void makesLongAnswersOverSeveralTurnsAndThenGoesOnWithCommands() {
        int[] made = {0};
        List<String> then = new ArrayList<>();
        client.stream(
                out -> {
                    out.ascii("line " + made[0] + "\n");
                    return ++made[0] < 5;
                },
                () -> then.add("done"));
        write("next\n");

        loop.run();

        assertThat(output()).isEqualTo("line 0\nline 1\nline 2\nline 3\nline 4\n");
        assertThat(then).containsExactly("done");
        assertThat(owner.lines).containsExactly("next");
    }

    @Test
    void makesLongAnswersNoFasterThanTheyAreRead() {
        int[] made = {0};
        client.stream(
                out -> {
                    out.ascii("x".repeat(499) + "\n");
                    return ++made[0] < 1000;
                },
                () -> {});
        loop.run();
        assertThat(made[0]).isLessThan(10);

        int length = 0;
        for (int turn = 0; turn < 1000 && length < 500_000; turn++) {
            length += output().length();
            loop.advance(java.time.Duration.ofMillis(5));
        }

        assertThat(length).isEqualTo(500_000);
    }

    // ---- help

    private void write(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            client.received(octets, 0, octets.length);
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
        loop.run();
    }

    private String output() {
        client.handOver();
        StringBuilder text = new StringBuilder();
        byte[] into = new byte[1 << 16];
        try {
            while (client.waitingOctets() > 0) {
                text.append(new String(into, 0, client.take(into), StandardCharsets.ISO_8859_1));
            }
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
        return text.toString();
    }
}
