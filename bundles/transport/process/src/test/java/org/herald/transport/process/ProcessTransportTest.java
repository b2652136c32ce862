package org.herald.transport.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.herald.api.client.ApiPort.ClientKind;
import org.herald.api.client.ProgramDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The transport with real children: shells and what they call. */
final class ProcessTransportTest {
    private static final Path PROCESSES = Path.of("/proc");

    private final AtomicLong clockSeconds = new AtomicLong(64_000);
    private final ProcessTransport transport = new ProcessTransport(clockSeconds::get);
    private final FakePort port = new FakePort();

    @BeforeEach
    void open() {
        transport.open(port);
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private static ProgramDefinition shell(String name, String script) {
        return new ProgramDefinition(name, List.of("/bin/sh", "-c", script), "json", true);
    }

    private static ProgramDefinition once(String name, String script) {
        return new ProgramDefinition(name, List.of("/bin/sh", "-c", script), "json", false);
    }

    private FakeClient start(String script) throws InterruptedException {
        transport.programs(List.of(shell("p", script)), false);
        return port.next();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) && !isZombie(pid);
    }

    /** Of a process whose own parent has gone and whose new one is slow. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(PROCESSES.resolve(pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException gone) {
            return false;
        }
    }

    /** For what cannot be waited for: other processes, and threads that are about to end. */
    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FakePort.PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain");
            }
            Thread.yield();
        }
    }

    private static void kill(String signal, long pid) throws Exception {
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " " + pid)
                .start()
                .waitFor();
    }

    // ---- talking

    @Test
    void carriesLinesBothWays() throws Exception {
        FakeClient client = start("while read line; do echo \"got $line\"; done");

        client.say("one\ntwo\n");

        assertThat(client.line()).isEqualTo("got one");
        assertThat(client.line()).isEqualTo("got two");
        assertThat(List.of(client.name, client.encoder)).containsExactly("p", "json");
        assertThat(client.kind).isEqualTo(ClientKind.PROGRAM);
    }

    @Test
    void carriesEveryOctetOfAFloodBothWays() throws Exception {
        String text = IntStream.range(0, 100_000)
                .mapToObj(index -> "announce route 10." + index / 65_536 + "." + index / 256 % 256 + "." + index % 256
                        + "/32 next-hop self\n")
                .collect(Collectors.joining());
        FakeClient client = start("exec cat");

        client.say(text);

        assertThat(new String(client.awaitReceived(text.length()), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Test
    void givesItsEnvironmentWithADumbTerminal() throws Exception {
        FakeClient client = start("echo \"$TERM ${exabgp_cli_pipe-none} $PATH\"; read line");

        assertThat(client.line()).isEqualTo("dumb none " + System.getenv("PATH"));
    }

    @Test
    void eachProgramLeadsASessionOfItsOwn() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid here");
        FakeClient client = start("echo $$; read line < /proc/$$/stat; echo $line; read line");

        String pid = client.line();
        String[] stat = client.line().split(" ");

        // Of proc(5): pid, name, state, parent, group, session.
        assertThat(stat[0]).isEqualTo(pid);
        assertThat(stat[4]).isEqualTo(pid);
        assertThat(stat[5]).isEqualTo(pid);
    }

    @Test
    void aStoppedProgramHoldsUpOnlyItself() throws Exception {
        transport.programs(List.of(shell("stuck", "echo $$; exec cat"), shell("well", "exec cat")), false);
        FakeClient stuck = port.next();
        FakeClient well = port.next();
        long pid = Long.parseLong(stuck.line());
        kill("STOP", pid);

        String much = "x".repeat(1_000_000) + "\n";
        stuck.say(much);
        well.say("hello\n");

        assertThat(well.line()).isEqualTo("hello");
        kill("CONT", pid);
        assertThat(stuck.line()).hasSize(1_000_000);
    }

    // ---- ending and starting again

    @Test
    void startsAProgramAgainThatEnded() throws Exception {
        FakeClient first = start("echo bye; exit 3");

        assertThat(first.awaitClosed()).isEqualTo("it ended with exit code 3");
        assertThat(first.line()).isEqualTo("bye");
        assertThat(port.next().line()).isEqualTo("bye");
    }

    @Test
    void readsAllThatAProgramWroteBeforeItEnded() throws Exception {
        FakeClient client = start("head -c 60000 /dev/zero | tr '\\0' 'x'; exit 0");

        client.awaitClosed();

        assertThat(client.received()).hasSize(60_000).containsOnly('x');
    }

    @Test
    void isNotOverBeforeTheDaemonHadRoomForWhatAProgramWrote() throws Exception {
        FakeClient client = start("read line; echo $$; echo \"$line\"; exit 0");
        client.shut();
        client.say("last words\n");

        assertThatThrownBy(() -> client.closed.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        client.reopen();

        assertThat(client.awaitClosed()).isEqualTo("it ended with exit code 0");
        client.line();
        assertThat(client.line()).isEqualTo("last words");
    }

    @Test
    void doesNotStartAgainWhatShallRunOnce() throws Exception {
        transport.programs(List.of(once("p", "exit 0")), false);

        assertThat(port.next().awaitClosed()).isEqualTo("it ended with exit code 0");
        assertThat(port.nextLost()).isEqualTo("p: it ended with exit code 0");
        assertThat(port.hasMore()).isFalse();
    }

    @Test
    void startsNothingAgainIfTheSettingSaysSo() throws Exception {
        port.settings.put("api.respawn", "false");

        start("exit 0").awaitClosed();

        assertThat(port.nextLost()).isEqualTo("p: it ended with exit code 0");
    }

    @Test
    void givesUpAfterFiveStartsInOneBlockOfTheClock() throws Exception {
        start("exit 1").awaitClosed();
        for (int count = 2; count <= 5; count++) {
            port.next().awaitClosed();
        }

        assertThat(port.nextLost()).isEqualTo("p: it was started 5 times within 64 seconds");
        assertThat(port.hasMore()).isFalse();
    }

    @Test
    void countsStartsAnewInTheNextBlockOfTheClock() throws Exception {
        FakeClient client = start("read line; exit 1");
        for (int count = 1; count <= 12; count++) {
            clockSeconds.addAndGet(64 / 4);
            client.say("end\n");
            client.awaitClosed();
            client = port.next();
        }

        assertThat(port.hasMore()).isFalse();
    }

    @Test
    void anOperatorsReloadStartsAgainWhatWasGivenUp() throws Exception {
        FakeClient client = start("exit 1");
        for (int count = 2; count <= 5; count++) {
            client = port.next();
        }
        client.awaitClosed();
        port.nextLost();

        transport.programs(List.of(shell("p", "exec cat")), false);

        FakeClient again = port.next();
        again.say("back\n");
        assertThat(again.line()).isEqualTo("back");
    }

    @Test
    void tellsOfAProgramThatIsNotThere() throws Exception {
        transport.programs(
                List.of(
                        new ProgramDefinition("absent", List.of("/nonexistent/program"), "text", true),
                        new ProgramDefinition("folder", List.of("/"), "text", true)),
                false);

        assertThat(port.nextLost())
                .isEqualTo("absent: it cannot be started: there is no program '/nonexistent/program'");
        assertThat(port.nextLost()).isEqualTo("folder: it cannot be started: '/' is no program that may be run");
    }

    @Test
    void startsAProgramAgainThatClosedItsOutput() throws Exception {
        FakeClient client = start("echo $$; exec >&-; while read line; do :; done");
        long pid = Long.parseLong(client.line());

        assertThat(client.awaitClosed()).isEqualTo("it closed its output");
        assertThat(isAlive(pid)).isFalse();
        assertThat(port.next().line()).isNotEqualTo(Long.toString(pid));
    }

    @Test
    void startsAProgramAgainThatClosedItsInputOnceSomethingIsSaidToIt() throws Exception {
        FakeClient client = start("exec <&-; echo $$; exec sleep 60");
        long pid = Long.parseLong(client.line());

        client.say("event\n");

        assertThat(client.awaitClosed()).isEqualTo("it closed its input");
        assertThat(isAlive(pid)).isFalse();
        assertThat(port.next().line()).isNotEqualTo(Long.toString(pid));
    }

    @Test
    void endsWhatReadsNothingForTooLong() throws Exception {
        port.settings.put("api.stuck-seconds", "1");
        FakeClient client = start("exec sleep 60");

        client.say("x".repeat(1_000_000));

        assertThat(client.awaitClosed()).isEqualTo("it has read nothing for 1 seconds");
        port.next();
    }

    @Test
    void leavesNothingOfAProgramBehindThatEnded() throws Exception {
        FakeClient client = start("sleep 60 & echo $!; exit 1");
        long grandchild = Long.parseLong(client.line());

        client.awaitClosed();

        await(() -> !isAlive(grandchild));
    }

    @Test
    void startsAgainAlthoughSomebodyWhoLeftItsGroupHoldsItsOutput() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid here");
        FakeClient client = start("read line || exit; setsid sh -c 'echo $$; exec sleep 60' & read line");
        client.say("go\n");
        ProcessHandle stranger = ProcessHandle.of(Long.parseLong(client.line())).orElseThrow();

        client.say("end\n");

        assertThat(client.awaitClosed()).isEqualTo("it ended with exit code 0");
        port.next();
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @Test
    void killsWhatDoesNotHear() throws Exception {
        FakeClient client = start(
                "trap '' TERM; (trap '' TERM; while :; do sleep 1; done) & echo $$; echo $!; while :; do sleep 1; done");
        long child = Long.parseLong(client.line());
        long grandchild = Long.parseLong(client.line());

        transport.programs(List.of(), false);

        await(() -> !isAlive(child) && !isAlive(grandchild));
    }

    @Test
    void endsAlsoWhatIsStopped() throws Exception {
        FakeClient client = start("echo $$; exec cat");
        long pid = Long.parseLong(client.line());
        kill("STOP", pid);
        client.say("x".repeat(1_000_000));

        transport.close();

        assertThat(isAlive(pid)).isFalse();
    }

    // ---- the end of the daemon, and reloads

    @Test
    void writesWhatWaitsBeforeItClosesTheInputAndSignalsLast() throws Exception {
        Path log = Files.createTempFile("herald", ".log");
        FakeClient client = start("trap 'echo term >> " + log + "; exit 0' TERM; echo ready; "
                + "while read line; do echo \"$line\" >> " + log + "; done; echo eof >> " + log + "; "
                + "while :; do sleep 0.05; done");
        client.line();

        client.say("event\n{ \"notification\": \"shutdown\" }\n");
        client.end();
        transport.close();

        assertThat(Files.readAllLines(log))
                .containsExactly("event", "{ \"notification\": \"shutdown\" }", "eof", "term");
        Files.delete(log);
    }

    @Test
    void waitsForASlowProgramToReadWhatWaits() throws Exception {
        Path log = Files.createTempFile("herald", ".log");
        FakeClient client = start("echo ready; sleep 0.5; cat > " + log);
        client.line();

        client.say("x".repeat(300_000));
        transport.close();

        assertThat(log).hasSize(300_000);
        Files.delete(log);
    }

    @Test
    void aProgramThatEndsAtTheEndOfItsInputIsNotSignalled() throws Exception {
        Path log = Files.createTempFile("herald", ".log");
        FakeClient client =
                start("trap 'echo term >> " + log + "' TERM; echo ready; cat > /dev/null; echo eof >> " + log);
        client.line();

        transport.close();

        assertThat(client.awaitClosed()).isEqualTo("the daemon ends");
        assertThat(Files.readAllLines(log)).containsExactly("eof");
        assertThat(port.hasMore()).isFalse();
        Files.delete(log);
    }

    @Test
    void aReloadEndsWhatIsGoneStartsWhatIsNewAndLeavesTheRest() throws Exception {
        transport.programs(List.of(shell("kept", "echo $$; exec cat"), shell("gone", "exec cat")), false);
        FakeClient kept = port.next();
        FakeClient gone = port.next();

        transport.programs(List.of(shell("kept", "echo changed; exec cat"), shell("new", "exec cat")), false);

        assertThat(gone.awaitClosed()).isEqualTo("it is no longer configured");
        FakeClient added = port.next();
        assertThat(added.name).isEqualTo("new");
        kept.line();
        kept.say("still here\n");
        assertThat(kept.line()).isEqualTo("still here");
        assertThat(kept.closed).isNotDone();
    }

    @Test
    void aReloadRestartsWhatChangedIfAsked() throws Exception {
        transport.programs(List.of(shell("same", "exec cat"), shell("other", "echo $$; exec cat")), false);
        FakeClient same = port.next();
        FakeClient before = port.next();
        long pid = Long.parseLong(before.line());

        transport.programs(List.of(shell("same", "exec cat"), shell("other", "echo new; exec cat")), true);

        assertThat(before.awaitClosed()).isEqualTo("its definition changed");
        FakeClient after = port.next();
        assertThat(after.line()).isEqualTo("new");
        assertThat(isAlive(pid)).isFalse();
        assertThat(same.closed).isNotDone();
    }

    @Test
    void aReloadRestartsAlsoWhatShallRunOnce() throws Exception {
        transport.programs(List.of(once("p", "exec cat")), false);
        FakeClient before = port.next();

        transport.programs(List.of(once("p", "echo new; exec cat")), true);

        assertThat(before.awaitClosed()).isEqualTo("its definition changed");
        assertThat(port.next().line()).isEqualTo("new");
    }

    @Test
    void whatIsWantedAgainWhileItEndsIsStartedAgain() throws Exception {
        FakeClient first = start("exec cat");

        transport.programs(List.of(), false);
        transport.programs(List.of(shell("p", "echo again; exec cat")), false);

        assertThat(first.awaitClosed()).isEqualTo("it is no longer configured");
        assertThat(port.next().line()).isEqualTo("again");
    }

    @Test
    void mayBeOpenedAgain() throws Exception {
        start("exec cat");
        transport.close();

        transport.open(port);
        FakeClient again = start("echo again; exec cat");

        assertThat(again.line()).isEqualTo("again");
    }

    // ---- nothing is left

    private static long threadCount() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("herald-"))
                .count();
    }

    private static long descriptorCount() {
        try (Stream<Path> open = Files.list(PROCESSES.resolve("self/fd"))) {
            return open.count();
        } catch (IOException unknown) {
            return 0;
        }
    }

    @Test
    void aProgramThatIsKilledOverAndOverLeavesNothing() throws Exception {
        assumeTrue(Files.isDirectory(PROCESSES), "no /proc here");
        FakeClient client = start("echo $$; exec cat");
        List<Long> pids = new ArrayList<>(List.of(Long.parseLong(client.line())));
        long threads = threadCount();
        long descriptors = descriptorCount();

        for (int count = 0; count < 100; count++) {
            clockSeconds.addAndGet(64);
            ProcessHandle.of(pids.get(count)).ifPresent(ProcessHandle::destroyForcibly);
            assertThat(client.awaitClosed()).isEqualTo("it ended with exit code 137");
            client = port.next();
            pids.add(Long.parseLong(client.line()));
        }

        assertThat(threads).isEqualTo(3);
        await(() -> threadCount() <= threads && descriptorCount() <= descriptors);
        pids.remove(100);
        assertThat(pids).noneMatch(ProcessTransportTest::isAlive);
        assertThat(ProcessHandle.current().children().count()).isLessThanOrEqualTo(1);
        transport.close();
        await(() -> threadCount() == 0);
    }

    @Test
    void namesItself() {
        assertThat(transport.name()).isEqualTo("process");
    }
}
