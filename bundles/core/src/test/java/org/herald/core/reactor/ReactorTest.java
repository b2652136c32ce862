package org.herald.core.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.herald.api.bgp.CodecView;
import org.herald.api.client.ApiClient;
import org.herald.api.client.ApiPort;
import org.herald.api.client.ApiTransport;
import org.herald.api.client.ProgramDefinition;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.ConfigurationLoader;
import org.herald.api.daemon.Daemon;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.wire.Hex;
import org.herald.command.announce.AnnounceCommand;
import org.herald.command.announce.WithdrawCommand;
import org.herald.core.client.Client;
import org.herald.core.registry.Registries;
import org.herald.core.testing.Definitions;
import org.herald.core.testing.Installed;
import org.herald.core.testing.TestEnvironment;
import org.herald.core.testing.TraceEncoder;
import org.herald.core.testing.Wire;
import org.herald.testkit.FakeConnection;
import org.herald.testkit.FakeConnection.State;
import org.herald.testkit.FakeNetwork.FakeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ReactorTest {
    private static final String DECONFIGURED = "3 0603" + text("Peer De-configured");

    private final HandoverNetwork network = new HandoverNetwork();
    private final TestEnvironment environment = new TestEnvironment();
    private final Loader loader = new Loader();
    private final Transport transport = new Transport();
    private Reactor reactor;
    private CompletableFuture<Integer> exit;

    /** Gives what the test says is in the file. */
    private static final class Loader implements ConfigurationLoader {
        private volatile Configuration next = Configuration.EMPTY;
        private volatile String problem;

        @Override
        public Configuration load(Path file, CodecView codecs, Environment settings) throws ConfigurationException {
            if (problem != null) {
                throw new ConfigurationException(problem);
            }
            return next;
        }

        @Override
        public Configuration parse(String source, byte[] text, CodecView codecs, Environment settings)
                throws ConfigurationException {
            return load(Path.of(source), codecs, settings);
        }

        @Override
        public List<String> print(NeighborDefinition neighbor, CodecView codecs) {
            return List.of();
        }
    }

    private static final class Transport implements ApiTransport {
        private final List<List<String>> wanted = new ArrayList<>();
        private ApiPort port;
        private volatile boolean isClosed;

        @Override
        public String name() {
            return "test";
        }

        @Override
        public void open(ApiPort to) {
            port = to;
        }

        @Override
        public void programs(List<ProgramDefinition> programs, boolean restartChanged) {
            wanted.add(programs.stream().map(ProgramDefinition::name).toList());
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    // ---- start

    @Test
    void connectsToTheNeighborsOfItsConfiguration() {
        start(new Definitions(), new Definitions().peer("192.0.2.3"));

        assertThat(network.fake.connectOptions())
                .extracting(options -> options.remote().toString())
                .containsExactly("192.0.2.2", "192.0.2.3");
    }

    @Test
    void doesNotStartWithAConfigurationThatIsNotValid() {
        loader.problem = "line 3: 'neigbor' is not a keyword here";
        make();

        exit = reactor.start(List.of(Path.of("a.conf")));
        network.runUntil(exit::isDone);

        assertThatThrownBy(exit::join).hasRootCauseMessage("line 3: 'neigbor' is not a keyword here");
        assertThat(network.fake.connections()).isEmpty();
    }

    @Test
    void doesNotStartWhereItCannotListen() {
        environment.with("tcp.bind", "192.0.2.1");
        loader.next = configuration(new Definitions().with(NeighborSettings.LISTEN, 179));
        network.fake.refuseOption("md5-password on this platform");
        make();

        exit = reactor.start(List.of(Path.of("a.conf")));
        network.runUntil(exit::isDone);

        assertThat(exit).isCompletedExceptionally();
    }

    @Test
    void waitsForItsProgramsBeforeItConnects() {
        loader.next = new Configuration(List.of(new Definitions().build()), List.of(program("watcher")));
        make();
        exit = reactor.start(List.of(Path.of("a.conf")));
        network.runUntil(() -> !transport.wanted.isEmpty());
        assertThat(network.fake.connections()).isEmpty();

        transport.port.connect("watcher", "trace", ApiPort.ClientKind.PROGRAM);
        network.fakeLoop.run();

        assertThat(network.fake.connections()).hasSize(1);
    }

    @Test
    void doesNotWaitForAProgramThatIsLostNorForOneThatTakesTooLong() {
        for (boolean isLost : new boolean[] {true, false}) {
            ReactorTest other = new ReactorTest();
            other.loader.next = new Configuration(List.of(new Definitions().build()), List.of(program("watcher")));
            other.make();
            other.exit = other.reactor.start(List.of(Path.of("a.conf")));
            other.network.runUntil(() -> !other.transport.wanted.isEmpty());

            if (isLost) {
                other.transport.port.lost("watcher", "it is not there");
                other.network.fakeLoop.run();
            } else {
                other.network.fakeLoop.advance(Duration.ofSeconds(5));
            }

            assertThat(other.network.fake.connections()).as("lost: " + isLost).hasSize(1);
        }
    }

    @Test
    void carriesCommandsOutOnlyOnceTheFirstAttemptsAreOver() throws InterruptedException {
        loader.next = new Configuration(List.of(new Definitions().build()), List.of(program("watcher")));
        make();
        exit = reactor.start(List.of(Path.of("a.conf")));
        network.runUntil(() -> !transport.wanted.isEmpty());
        ApiClient program = transport.port.connect("watcher", "trace", ApiPort.ClientKind.PROGRAM);
        write(program, "announce route 10.0.0.0/24 next-hop 192.0.2.1\n");
        assertThat(output(program)).doesNotContain("done");

        establish(network.fake.lastConnection());
        network.fakeLoop.advance(Duration.ofSeconds(1));

        assertThat(output(program)).contains("done");
        assertThat(Wire.messages(network.fake.lastConnection().takeWritten()))
                .anyMatch(message -> message.endsWith("180a0000"));
    }

    // ---- reload

    @Test
    void leavesASessionAloneThatDidNotChange() {
        start(new Definitions().routes("18 0a0000"));
        FakeConnection connection = network.fake.lastConnection();
        establish(connection);
        connection.takeWritten();

        reload(new Definitions().routes("18 0a0000"));

        assertThat(connection.takeWritten()).isEmpty();
        assertThat(connection.state()).isEqualTo(State.OPEN);
    }

    @Test
    void sendsTheRoutesThatChangedAndNoOthers() {
        start(new Definitions().routes("18 0a0000", "18 0a0001"));
        FakeConnection connection = network.fake.lastConnection();
        establish(connection);
        connection.takeWritten();

        reload(new Definitions().routes("18 0a0001", "18 0a0002"));

        List<String> messages = Wire.messages(connection.takeWritten());
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).isEqualTo("2 0004180a0000" + "0000");
        assertThat(messages.get(1)).endsWith("c0000201180a0002");
    }

    @Test
    void beginsANewSessionWhereTheDefinitionChanged() {
        start(new Definitions());
        FakeConnection connection = network.fake.lastConnection();
        establish(connection);
        connection.takeWritten();

        reload(new Definitions().with(NeighborSettings.HOLD_TIME, 30));

        assertThat(Wire.messages(connection.takeWritten())).containsExactly(DECONFIGURED);
        FakeConnection next = network.fake.lastConnection();
        assertThat(next).isNotSameAs(connection);
        next.succeed();
        network.fakeLoop.run();
        assertThat(Wire.messages(next.takeWritten()).get(0)).startsWith("1 04fde9001e");
    }

    @Test
    void keepsTheSessionWhereOnlyItsDescriptionChanged() {
        start(new Definitions());
        FakeConnection connection = network.fake.lastConnection();
        establish(connection);

        reload(new Definitions().with(NeighborSettings.DESCRIPTION, "another"));

        assertThat(connection.state()).isEqualTo(State.OPEN);
    }

    @Test
    void endsTheSessionOfANeighborThatIsGone() {
        start(new Definitions(), new Definitions().peer("192.0.2.3"));
        FakeConnection connection = network.fake.connections().get(0);
        establish(connection);
        connection.takeWritten();

        reload(new Definitions().peer("192.0.2.3"));
        network.fakeLoop.advance(Duration.ofSeconds(100));

        assertThat(Wire.messages(connection.takeWritten())).containsExactly(DECONFIGURED);
        assertThat(network.fake.connectOptions()).hasSize(2);
        assertThat(reactor.peers()).hasSize(1);
        assertThat(exit).isNotDone();
    }

    @Test
    void forgetsANeighborThatIsGoneWhileItIsDown() {
        start(new Definitions(), new Definitions().peer("192.0.2.3"));
        network.fake.connections().get(0).fail("refused");
        network.fakeLoop.run();
        int count = network.fake.connections().size();

        reload(new Definitions().peer("192.0.2.3"));
        network.fakeLoop.advance(Duration.ofSeconds(100));

        assertThat(network.fake.connections()).hasSize(count);
        assertThat(reactor.peers()).hasSize(1);
    }

    @Test
    void connectsToANeighborThatIsNewAndSendsItsRoutes() {
        start(new Definitions());
        establish(network.fake.lastConnection());

        reload(new Definitions(), new Definitions().peer("192.0.2.3").routes("18 0a0000"));

        assertThat(network.fake.connections()).hasSize(2);
        FakeConnection added = network.fake.lastConnection();
        establish(added);
        assertThat(Wire.messages(added.takeWritten())).anyMatch(message -> message.endsWith("180a0000"));
    }

    @Test
    void keepsRoutesOfPrograms() throws InterruptedException {
        start(new Definitions().routes("18 0a0000"));
        FakeConnection connection = network.fake.lastConnection();
        establish(connection);
        network.fakeLoop.advance(Duration.ofSeconds(1));
        ApiClient program = transport.port.connect("watcher", "trace", ApiPort.ClientKind.PROGRAM);
        network.fakeLoop.run();
        write(program, "announce route 10.9.0.0/16 next-hop 192.0.2.1\n");
        connection.takeWritten();

        reload(new Definitions());

        assertThat(Wire.messages(connection.takeWritten())).containsExactly("2 0004180a0000" + "0000");
        assertThat(reactor.peers().get(0).status().routesOut()).isEqualTo(1);
    }

    @Test
    void changesRoutesOfANeighborThatIsDown() {
        start(new Definitions().routes("18 0a0000", "18 0a0001"));

        reload(new Definitions().routes("18 0a0001"));
        FakeConnection connection = network.fake.lastConnection();
        establish(connection);

        assertThat(Wire.messages(connection.takeWritten()))
                .anyMatch(message -> message.endsWith("c0000201180a0001"))
                .noneMatch(message -> message.contains("180a0000"));
    }

    @Test
    void keepsTheRunningConfigurationWhereTheNextIsNotValid() {
        start(new Definitions());
        FakeConnection connection = network.fake.lastConnection();
        establish(connection);
        connection.takeWritten();
        Configuration running = reactor.configuration();

        loader.problem = "line 1: nothing of this is valid";
        reactor.signal(Daemon.Signal.RELOAD, 10);
        settleWorker();

        assertThat(reactor.configuration()).isSameAs(running);
        assertThat(connection.state()).isEqualTo(State.OPEN);
        loader.problem = null;
        reload(new Definitions().routes("18 0a0000"));
        assertThat(Wire.messages(connection.takeWritten())).hasSize(1);
    }

    @Test
    void beginsEverySessionAnewAtARestart() {
        start(new Definitions());
        FakeConnection connection = network.fake.lastConnection();
        establish(connection);
        connection.takeWritten();
        Configuration running = reactor.configuration();

        loader.next = configuration(new Definitions());
        reactor.signal(Daemon.Signal.RESTART, 14);
        network.runUntil(() -> reactor.configuration() != running);

        assertThat(Wire.messages(connection.takeWritten())).containsExactly(DECONFIGURED);
        assertThat(network.fake.connections()).hasSize(2);
    }

    @Test
    void tellsTransportsWhichProgramsAreWanted() {
        start(new Definitions());
        Configuration running = reactor.configuration();

        loader.next = new Configuration(List.of(new Definitions().build()), List.of(program("one"), program("two")));
        reactor.signal(Daemon.Signal.RELOAD, 10);
        network.runUntil(() -> reactor.configuration() != running);

        assertThat(transport.wanted.get(transport.wanted.size() - 1)).containsExactly("one", "two");
    }

    // ---- the peer connects

    private FakeConnection arrive(String from) {
        FakeListener listener = network.fake.listeners().get(0);
        FakeConnection connection =
                network.fake.arrive(listener, Definitions.address(from), Definitions.address("192.0.2.1"));
        network.fakeLoop.run();
        return connection;
    }

    @Test
    void handsAConnectionToTheNeighborOfItsAddress() {
        environment.with("tcp.bind", "192.0.2.1");
        start(new Definitions().with(NeighborSettings.PASSIVE, true));

        FakeConnection connection = arrive("192.0.2.2");
        receive(connection, Wire.join(Wire.message(Wire.OPEN, open()), Wire.keepalive()));

        assertThat(reactor.peers().get(0).isEstablished()).isTrue();
    }

    @Test
    void refusesAConnectionOfNobodysAddress() {
        environment.with("tcp.bind", "192.0.2.1");
        start(new Definitions());

        FakeConnection connection = arrive("192.0.2.99");

        assertThat(Wire.messages(connection.takeWritten()))
                .containsExactly("3 0603" + text("no session configured for the peer"));
        assertThat(connection.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void makesANeighborOfARangeForAsLongAsItsConnectionLasts() {
        environment.with("tcp.bind", "192.0.2.1");
        start(new Definitions().peer("192.0.2.64").range(26).peerAs(0).routes("18 0a0000"));

        FakeConnection connection = arrive("192.0.2.70");
        receive(connection, Wire.join(Wire.message(Wire.OPEN, open()), Wire.keepalive()));
        assertThat(reactor.peers()).hasSize(2);
        assertThat(Wire.messages(connection.takeWritten())).anyMatch(message -> message.endsWith("180a0000"));
        connection.lose("closed by the peer");
        network.fakeLoop.advance(Duration.ofSeconds(100));

        assertThat(reactor.peers()).hasSize(1);
        assertThat(exit).isNotDone();
        assertThat(network.fake.connectOptions()).isEmpty();
    }

    @Test
    void refusesAConnectionThatTwoRangesHold() {
        environment.with("tcp.bind", "192.0.2.1");
        start(
                new Definitions().peer("192.0.2.64").range(26),
                new Definitions().peer("192.0.2.0").range(24));

        FakeConnection connection = arrive("192.0.2.70");

        assertThat(Wire.messages(connection.takeWritten()))
                .containsExactly("3 0605" + text("could not accept the connection (more than one neighbor match)"));
    }

    @Test
    void takesANeighborOfTheVeryAddressBeforeARange() {
        environment.with("tcp.bind", "192.0.2.1");
        start(new Definitions().peer("192.0.2.0").range(24), new Definitions().with(NeighborSettings.PASSIVE, true));

        arrive("192.0.2.2");

        assertThat(reactor.peers()).hasSize(2);
    }

    // ---- the end

    @Test
    void saysFarewellAndEnds() {
        start(new Definitions());
        ApiClient program = transport.port.connect("watcher", "trace", ApiPort.ClientKind.PROGRAM);
        FakeConnection connection = network.fake.lastConnection();
        establish(connection);
        connection.takeWritten();
        output(program);

        reactor.signal(Daemon.Signal.SHUTDOWN, 15);
        network.runUntil(exit::isDone);

        assertThat(exit).isCompletedWithValue(0);
        assertThat(Wire.messages(connection.takeWritten()))
                .containsExactly("3 060217" + text("Administrative Shutdown"));
        assertThat(output(program))
                .startsWith("signal SIGTERM\n")
                .contains("state down (the daemon ends)")
                .endsWith("stopping\n");
        assertThat(transport.isClosed).isTrue();
    }

    @Test
    void saysNothingToAPeerThatShallKeepItsRoutes() {
        start(new Definitions().with("neighbor/capability/graceful-restart", 120));
        FakeConnection connection = network.fake.lastConnection();
        establish(connection);
        connection.takeWritten();

        reactor.signal(Daemon.Signal.SHUTDOWN, 15);
        network.runUntil(exit::isDone);

        assertThat(connection.takeWritten()).isEmpty();
        assertThat(connection.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void endsWhenNoNeighborHasAnAttemptLeft() {
        environment.with("tcp.attempts", "1");
        start(new Definitions(), new Definitions().peer("192.0.2.3"));

        network.fake.connections().get(0).fail("refused");
        network.fakeLoop.run();
        assertThat(exit).isNotDone();
        network.fake.connections().get(1).fail("refused");
        network.runUntil(exit::isDone);

        assertThat(exit).isCompletedWithValue(0);
    }

    @Test
    void endsWithAProgramThatIsLostWhereThatIsWanted() {
        environment.with("api.terminate", "true");
        start(new Definitions());

        transport.port.lost("watcher", "it ended too often");
        network.runUntil(exit::isDone);

        assertThat(exit).isCompletedWithValue(1);
    }

    @Test
    void goesOnWithoutAProgramThatIsGone() {
        start(new Definitions());
        FakeConnection connection = network.fake.lastConnection();
        establish(connection);
        ApiClient program = transport.port.connect("watcher", "trace", ApiPort.ClientKind.PROGRAM);
        network.fakeLoop.run();

        program.closed("its output was closed");
        network.fakeLoop.run();
        receive(connection, Wire.update("18 0a0000", "", ""));

        assertThat(reactor.peers().get(0).isEstablished()).isTrue();
    }

    // ---- commands

    @Test
    void answersASynchronousCommandOnceItsRoutesAreWritten() throws InterruptedException {
        start(new Definitions());
        FakeConnection connection = network.fake.lastConnection();
        establish(connection);
        network.fakeLoop.advance(Duration.ofSeconds(1));
        ApiClient program = transport.port.connect("watcher", "trace", ApiPort.ClientKind.OPERATOR);
        network.fakeLoop.run();
        output(program);
        connection.block();
        for (int index = 0; index < 30; index++) {
            write(program, routes(index) + "\n");
        }
        output(program);
        assertThat(connection.isWritable()).isFalse();

        write(program, "announce route 10.255.0.0/24 next-hop 192.0.2.1 sync\n");
        assertThat(isDone(program)).isFalse();
        connection.unblock();
        network.fakeLoop.advance(Duration.ofSeconds(1));

        assertThat(isDone(program)).isTrue();
    }

    /** Not as an assertion on the text, which is megabytes of events. */
    private boolean isDone(ApiClient program) throws InterruptedException {
        return output(program).lines().anyMatch("done"::equals);
    }

    /** A command that makes more UPDATEs than fit into 8 KiB. */
    private static String routes(int index) {
        StringBuilder line = new StringBuilder("announce attributes next-hop 192.0.2.1 med " + index + " nlri");
        for (int prefix = 0; prefix < 4000; prefix++) {
            line.append(" 10.")
                    .append(index)
                    .append('.')
                    .append(prefix >>> 8)
                    .append('.')
                    .append(prefix & 0xFF);
        }
        return line.toString();
    }

    @Test
    void letsAProgramAddressTheNeighborsThatNameItAndAnOperatorAll() throws InterruptedException {
        start(new Definitions(), new Definitions().peer("192.0.2.3").links(Definitions.everything("other")));
        network.fakeLoop.advance(Duration.ofSeconds(1));
        ApiClient program = transport.port.connect("other", "trace", ApiPort.ClientKind.PROGRAM);
        ApiClient operator = transport.port.connect("cli", "trace", ApiPort.ClientKind.OPERATOR);
        network.fakeLoop.run();

        write(program, "announce route 10.0.0.0/24 next-hop 192.0.2.1\n");
        assertThat(routesOut()).containsExactly(0L, 1L);
        write(operator, "announce route 10.0.1.0/24 next-hop 192.0.2.1\n");
        assertThat(routesOut()).containsExactly(1L, 2L);
    }

    private List<Long> routesOut() {
        return reactor.peers().stream().map(peer -> peer.status().routesOut()).toList();
    }

    // ---- help

    private void make() {
        List<Object> providers = new ArrayList<>(Installed.PROVIDERS);
        providers.addAll(List.of(new TraceEncoder(), new AnnounceCommand(), new WithdrawCommand()));
        reactor = new Reactor(Registries.of(providers), network, environment, loader);
        reactor.addTransport(transport);
    }

    private void start(Definitions... definitions) {
        loader.next = configuration(definitions);
        make();
        exit = reactor.start(List.of(Path.of("a.conf")));
        network.runUntil(() -> reactor.configuration() == loader.next);
    }

    private void reload(Definitions... definitions) {
        loader.next = configuration(definitions);
        reactor.signal(Daemon.Signal.RELOAD, 10);
        network.runUntil(() -> reactor.configuration() == loader.next);
    }

    /** A reload that is refused leaves nothing to wait for: the one behind it is read by the same thread. */
    private void settleWorker() {
        network.fakeLoop.advance(Duration.ofMillis(1));
        long deadline = System.nanoTime() + 200_000_000L;
        network.runUntil(() -> System.nanoTime() > deadline);
    }

    private static Configuration configuration(Definitions... definitions) {
        return new Configuration(
                Arrays.stream(definitions).map(Definitions::build).toList(), List.of());
    }

    private static ProgramDefinition program(String name) {
        return new ProgramDefinition(name, List.of("/bin/" + name), "trace", true);
    }

    private static String open() {
        return "04 fdea 00b4 c0000202 18 0206 010400010001 0206 010400020001 0206 41040000fdea";
    }

    private void establish(FakeConnection connection) {
        connection.succeed();
        network.fakeLoop.run();
        receive(connection, Wire.join(Wire.message(Wire.OPEN, open()), Wire.keepalive()));
    }

    private void receive(FakeConnection connection, byte[] octets) {
        connection.receive(octets);
        network.fakeLoop.run();
    }

    private void write(ApiClient program, String text) throws InterruptedException {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        program.received(octets, 0, octets.length);
        network.fakeLoop.run();
    }

    private static String output(ApiClient program) {
        Client client = (Client) program;
        client.handOver();
        StringBuilder text = new StringBuilder();
        byte[] into = new byte[1 << 16];
        try {
            while (client.waitingOctets() > 0) {
                text.append(new String(into, 0, client.take(into), StandardCharsets.US_ASCII));
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return text.toString();
    }

    private static String text(String words) {
        return Hex.lower(words.getBytes(StandardCharsets.US_ASCII));
    }
}
