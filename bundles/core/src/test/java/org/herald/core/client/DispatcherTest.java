package org.herald.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.ApiPort;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.PeerControl;
import org.herald.api.config.StatementException;
import org.herald.command.announce.AnnounceCommand;
import org.herald.command.announce.WithdrawCommand;
import org.herald.command.session.AcknowledgementCommand;
import org.herald.command.session.ResetCommand;
import org.herald.command.session.SynchronizationCommand;
import org.herald.core.registry.FaultWall;
import org.herald.core.registry.Registries;
import org.herald.core.registry.Registry;
import org.herald.core.session.Peer;
import org.herald.core.session.Peers;
import org.herald.core.testing.Definitions;
import org.herald.core.testing.Installed;
import org.herald.core.testing.TestEnvironment;
import org.herald.testkit.FakeDaemonControl;
import org.herald.testkit.FakeEventLoop;
import org.herald.testkit.FakeNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DispatcherTest {
    private final FakeEventLoop loop = new FakeEventLoop();
    private final FakeNetwork network = new FakeNetwork(loop);
    private final Registry registry = registry();
    private final FakeDaemonControl daemon = new FakeDaemonControl();
    private final List<Peer> peers = Peers.of(
            network,
            registry,
            new TestEnvironment(),
            new Definitions(),
            new Definitions().peer("192.0.2.3").peerAs(65003),
            new Definitions().peer("2001:db8::4").localAs(65010));
    private final Directory directory = new Directory();
    private final Dispatcher dispatcher =
            new Dispatcher(registry, daemon, directory, new FaultWall(registry), loop::nowNanos);
    private final Client client = client(true);

    private static Registry registry() {
        List<Object> providers = new ArrayList<>(Installed.PROVIDERS);
        providers.add(new Probe());
        providers.add(new AcknowledgementCommand());
        providers.add(new SynchronizationCommand());
        providers.add(new ResetCommand());
        providers.add(new AnnounceCommand());
        providers.add(new WithdrawCommand());
        return Registries.of(providers);
    }

    private Client client(boolean acknowledges) {
        return new Client(
                "watcher",
                "trace",
                ApiPort.ClientKind.PROGRAM,
                acknowledges,
                1 << 20,
                1 << 20,
                loop,
                new Client.Owner() {
                    @Override
                    public void line(Client which, byte[] octets, int from, int to) {
                        dispatcher.line(which, octets, from, to);
                    }

                    @Override
                    public void drained(Client which) {}

                    @Override
                    public void closed(Client which, String why) {}

                    @Override
                    public void dirty(Client which) {
                        loop.execute(which::handOver);
                    }
                });
    }

    private final class Directory implements Dispatcher.Directory {
        private List<Peer> addressable = peers;
        private final List<Runnable> waiting = new ArrayList<>();

        @Override
        public List<Peer> addressable(Client which) {
            return addressable;
        }

        @Override
        public void whenSent(List<PeerControl> sent, Runnable then) {
            waiting.add(then);
        }
    }

    /** Tells what it was called with; fails as asked. */
    private static final class Probe implements ApiCommand {
        @Override
        public List<CommandPath> paths() {
            return List.of(
                    path("probe", Addressing.OPTIONAL),
                    path("probe deep", Addressing.OPTIONAL),
                    path("probe daemon", Addressing.NONE),
                    path("probe named", Addressing.REQUIRED));
        }

        private static CommandPath path(String words, Addressing addressing) {
            return new CommandPath(words, Version.BOTH, addressing, "", "a probe", words);
        }

        @Override
        public void run(ApiCall call) throws StatementException {
            List<String> words = new ArrayList<>();
            while (call.words().hasNext()) {
                words.add(call.words().next("a word"));
            }
            if (words.contains("fault")) {
                throw new IllegalStateException("a fault of this command");
            }
            if (words.contains("invalid")) {
                call.reply("never seen");
                throw new StatementException("'invalid' is not valid here", "invalid");
            }
            if (words.contains("lines")) {
                int[] made = {0};
                call.reply(out -> {
                    out.ascii("line " + made[0] + "\n");
                    return ++made[0] < 3;
                });
                return;
            }
            StringBuilder answer = new StringBuilder(call.path().words());
            List<PeerControl> to = call.path().addressing() == Addressing.NONE ? List.of() : call.peers();
            for (PeerControl peer : to) {
                answer.append(' ').append(peer.identity().peerAddress());
            }
            call.reply(answer + " " + words + (call.isAddressed() ? " addressed" : ""));
        }
    }

    // ---- selectors

    static Stream<Arguments> selectors() {
        String all = "probe 192.0.2.2 192.0.2.3 2001:db8::4 []";
        return Stream.of(
                Arguments.of("probe", all),
                Arguments.of("neighbor * probe", all + " addressed"),
                Arguments.of("peer * probe", all + " addressed"),
                Arguments.of("neighbor 192.0.2.2 probe", "probe 192.0.2.2 [] addressed"),
                Arguments.of("peer 192.0.2.2 probe", "probe 192.0.2.2 [] addressed"),
                Arguments.of("neighbor 2001:db8::4 probe", "probe 2001:db8::4 [] addressed"),
                Arguments.of("neighbor 2001:DB8:0::4 probe", "probe 2001:db8::4 [] addressed"),
                Arguments.of("neighbor 192.0.2.2 probe some words", "probe 192.0.2.2 [some, words] addressed"),
                Arguments.of("neighbor 192.0.2.2 local-ip 192.0.2.1 probe", "probe 192.0.2.2 [] addressed"),
                Arguments.of("neighbor 192.0.2.2 peer-as 65002 local-as 65001 probe", "probe 192.0.2.2 [] addressed"),
                Arguments.of("neighbor 192.0.2.2 peer-as 65003 probe", "error"),
                Arguments.of("neighbor 192.0.2.2 peer-as 6500 probe", "error"),
                Arguments.of(
                        "neighbor 192.0.2.2 router-id 192.0.2.1 family-allowed in-open probe",
                        "probe 192.0.2.2 [] addressed"),
                Arguments.of("neighbor 192.0.2.2 family-allowed ipv4-unicast probe", "error"),
                Arguments.of("neighbor * local-as 65001 probe", "probe 192.0.2.2 192.0.2.3 [] addressed"),
                Arguments.of("neighbor * local-as 65010 probe", "probe 2001:db8::4 [] addressed"),
                Arguments.of("neighbor 192.0.2.3 , neighbor 192.0.2.2 probe", "probe 192.0.2.2 192.0.2.3 [] addressed"),
                Arguments.of("neighbor 192.0.2.3, neighbor 192.0.2.2 probe", "probe 192.0.2.2 192.0.2.3 [] addressed"),
                Arguments.of("neighbor 192.0.2.2 , neighbor 192.0.2.2 probe", "probe 192.0.2.2 [] addressed"),
                Arguments.of("neighbor 192.0.2.2 , neighbor * probe", all + " addressed"),
                Arguments.of(
                        "neighbor 192.0.2.2 peer-as 65002, neighbor 192.0.2.3 peer-as 1 probe",
                        "probe 192.0.2.2 [] addressed"),
                Arguments.of("peer [192.0.2.2] probe", "probe 192.0.2.2 [] addressed"),
                Arguments.of("peer [192.0.2.2, 192.0.2.3] probe", "probe 192.0.2.2 192.0.2.3 [] addressed"),
                Arguments.of(
                        "peer [ 192.0.2.2 , 192.0.2.3 peer-as 65003 ] probe", "probe 192.0.2.2 192.0.2.3 [] addressed"),
                Arguments.of("peer [*] probe", all + " addressed"),
                Arguments.of("neighbor 192.0.2.9 probe", "error"),
                Arguments.of("peer 192.0.2.9 probe", "error"),
                Arguments.of("neighbor 192.0.2.2 probe daemon", "error"),
                Arguments.of("probe daemon", "probe daemon []"),
                Arguments.of("probe named", "error"),
                Arguments.of("neighbor * probe named", "probe named 192.0.2.2 192.0.2.3 2001:db8::4 [] addressed"),
                Arguments.of("probe deep", "probe deep 192.0.2.2 192.0.2.3 2001:db8::4 []"),
                Arguments.of("probe deeper", "probe 192.0.2.2 192.0.2.3 2001:db8::4 [deeper]"),
                Arguments.of("  probe\tdeep  x ", "probe deep 192.0.2.2 192.0.2.3 2001:db8::4 [x]"),
                Arguments.of("peer [192.0.2.2 probe", "error"),
                Arguments.of("neighbor 192.0.2.2 ,", "error"),
                Arguments.of("neighbor 192.0.2.2", "error"),
                Arguments.of("neighbor", "error"),
                Arguments.of("neighbor *", "error"),
                Arguments.of("neighbor 192.0.2.2 unknown", "error"),
                Arguments.of("unknown", "error"),
                Arguments.of("PROBE", "error"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("selectors")
    void addressesTheNeighborsThatASelectorNames(String line, String expected) {
        write(line);

        assertThat(answers()).isEqualTo(expected.equals("error") ? List.of("error") : List.of(expected, "done"));
    }

    @Test
    void addressesOnlyNeighborsThatTheProgramMay() {
        directory.addressable = peers.subList(1, 2);

        write("probe");
        write("neighbor * probe");
        write("neighbor 192.0.2.2 probe");

        assertThat(answers())
                .containsExactly("probe 192.0.2.3 []", "done", "probe 192.0.2.3 [] addressed", "done", "error");
    }

    @Test
    void refusesACommandToNobody() {
        directory.addressable = List.of();

        write("probe");
        write("neighbor * probe");
        write("probe daemon");

        assertThat(answers()).containsExactly("error", "error", "probe daemon []", "done");
    }

    // ---- answers

    @Test
    void answersCommentsAndEmptyLines() {
        write("# a comment");
        write("#");
        write("");
        write("   ");

        assertThat(answers()).containsExactly("done", "done", "done", "done");
    }

    @Test
    void answersNothingToALineThatIsOnlyLogged() {
        write("debug something");

        assertThat(answers()).isEmpty();
    }

    @Test
    void explainsErrorsOnlyInTheLaterDialect() {
        write("probe invalid");
        assertThat(answers()).containsExactly("error");

        daemon.apiVersion(6);
        write("probe invalid");
        write("probe named");
        write("neighbor 192.0.2.9 probe");

        assertThat(answers())
                .containsExactly(
                        "error: 'invalid' is not valid here",
                        "error",
                        "error: 'probe named' needs a neighbor before it",
                        "error",
                        "error: no neighbor matching the command",
                        "error");
    }

    @Test
    void answersAnErrorWhereACommandFails() {
        write("probe fault");
        write("probe daemon");

        assertThat(answers()).containsExactly("error", "probe daemon []", "done");
    }

    @Test
    void takesACommandOutThatFailsTooOften() {
        for (int index = 0; index <= FaultWall.MOST_FAULTS; index++) {
            write("probe fault");
        }
        answers();

        write("probe daemon");

        assertThat(answers()).containsExactly("error");
        registry.pardon();
        write("probe daemon");
        assertThat(answers()).containsExactly("probe daemon []", "done");
    }

    @Test
    void answersWithLinesAndThenDone() {
        write("probe lines\nprobe daemon");

        assertThat(answers()).containsExactly("line 0", "line 1", "line 2", "done", "probe daemon []", "done");
    }

    // ---- acknowledgements

    @Test
    void answersDisablingOnceAndNothingBehindIt() {
        write("disable-ack");
        write("probe daemon");
        write("unknown");
        write("#");

        assertThat(answers()).containsExactly("done", "probe daemon []");
    }

    @Test
    void staysSilentWhenItIsDisabledTwice() {
        write("disable-ack");
        answers();

        write("disable-ack");
        write("#");
        write("session ack disable");
        write("#");

        assertThat(answers()).isEmpty();
    }

    @Test
    void answersNothingFromSilencingOn() {
        write("silence-ack");
        write("#");
        write("unknown");

        assertThat(answers()).isEmpty();
    }

    @Test
    void staysSilentWhenItIsDisabledAfterSilencing() {
        write("silence-ack");
        write("disable-ack");
        write("#");

        assertThat(answers()).isEmpty();
    }

    @Test
    void answersEnablingAndAllBehindIt() {
        for (String silencing : List.of("disable-ack", "silence-ack", "session ack disable", "session ack silence")) {
            write(silencing);
            answers();

            write("enable-ack");
            write("#");
            write("unknown");

            assertThat(answers()).as(silencing).containsExactly("done", "done", "error");
        }
    }

    @Test
    void answersNothingWhereTheEnvironmentSaysSoUntilItIsEnabled() {
        Client quiet = client(false);
        write(quiet, "probe daemon");
        write(quiet, "session ack enable");
        write(quiet, "#");

        assertThat(answers(quiet)).containsExactly("probe daemon []", "done", "done");
    }

    // ---- synchronisation

    @Test
    void answersAtOnceUnlessItIsSynchronized() {
        write("probe");

        assertThat(answers()).hasSize(2);
        assertThat(directory.waiting).isEmpty();
    }

    @Test
    void answersWhenAllIsSentOnceItIsSynchronizedAndCarriesOutNothingMeanwhile() {
        write("enable-sync");
        assertThat(answers()).containsExactly("done");

        write("probe\nprobe daemon");
        assertThat(answers()).containsExactly("probe 192.0.2.2 192.0.2.3 2001:db8::4 []");
        directory.waiting.remove(0).run();
        loop.run();

        assertThat(answers()).containsExactly("done", "probe daemon []", "done");
        write("disable-sync");
        write("probe");
        assertThat(answers()).hasSize(3);
    }

    @Test
    void overridesSynchronisationForOneCommand() {
        write("probe x sync");
        assertThat(answers()).containsExactly("probe 192.0.2.2 192.0.2.3 2001:db8::4 [x]");
        directory.waiting.remove(0).run();
        loop.run();
        assertThat(answers()).containsExactly("done");

        write("enable-sync");
        write("probe x async");

        assertThat(answers()).containsExactly("done", "probe 192.0.2.2 192.0.2.3 2001:db8::4 [x]", "done");
        assertThat(directory.waiting).isEmpty();
    }

    @Test
    void overridesSynchronisationBeforeAndBehindAFinalForm() {
        for (String end : List.of("sync json", "json sync", "sync text", "text sync")) {
            write("probe " + end);
            assertThat(directory.waiting).as(end).hasSize(1);
            directory.waiting.remove(0).run();
            loop.run();
            String form = end.replace("sync", "").strip();
            assertThat(answers())
                    .as(end)
                    .containsExactly("probe 192.0.2.2 192.0.2.3 2001:db8::4 [" + form + "]", "done");
        }
    }

    // ---- routes

    @Test
    void putsRoutesIntoTheNeighborsThatAreAddressed() {
        write("announce route 10.0.0.0/24 next-hop 192.0.2.1");
        write("neighbor 192.0.2.3 announce route 10.0.1.0/24 next-hop self");
        write("neighbor 192.0.2.3 withdraw route 10.0.0.0/24");

        assertThat(answers()).containsExactly("done", "done", "done");
        assertThat(peers.get(0).ribOut().routes().count()).isEqualTo(1);
        assertThat(peers.get(1).ribOut().routes().count()).isEqualTo(1);
        assertThat(peers.get(2).ribOut().routes().count()).isEqualTo(1);
    }

    @Test
    void doesNothingOfACommandThatIsNotValidForOneNeighbor() {
        write("announce route 10.0.0.0/24 next-hop 192.0.2.1 med x");
        write("announce route 10.0.0.0/33 next-hop 192.0.2.1");
        write("announce route 2001:db8::/32 next-hop self");
        write("announce route 10.0.0.0/24");

        assertThat(answers()).containsExactly("error", "error", "error", "error");
        assertThat(peers)
                .allSatisfy(peer -> assertThat(peer.ribOut().routes().count()).isZero());
    }

    @Test
    void findsCommandsThatComeAndGo() {
        Probe second = new Probe();
        assertThat(dispatcher.paths()).extracting(CommandPath::words).contains("probe deep", "announce", "disable-ack");

        Registries.install(registry, new ApiCommand() {
            @Override
            public List<CommandPath> paths() {
                return List.of(new CommandPath("new", Version.BOTH, Addressing.NONE, "", "new", "new"));
            }

            @Override
            public void run(ApiCall call) {
                call.reply("new " + second.paths().size());
            }
        });
        write("new");

        assertThat(answers()).containsExactly("new 4", "done");
    }

    // ---- help

    private void write(String lines) {
        write(client, lines);
    }

    private void write(Client to, String lines) {
        byte[] octets = (lines + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            to.received(octets, 0, octets.length);
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
        loop.run();
    }

    private List<String> answers() {
        return answers(client);
    }

    private List<String> answers(Client from) {
        from.handOver();
        StringBuilder text = new StringBuilder();
        byte[] into = new byte[1 << 16];
        try {
            while (from.waitingOctets() > 0) {
                text.append(new String(into, 0, from.take(into), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
        return text.toString().lines().toList();
    }
}
