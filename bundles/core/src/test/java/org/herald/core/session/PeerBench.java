package org.herald.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.client.ApiPort;
import org.herald.api.client.MessageEncoder.EncoderOptions;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.Network.ConnectionHandler;
import org.herald.core.client.Client;
import org.herald.core.registry.FaultWall;
import org.herald.core.registry.Registries;
import org.herald.core.registry.Registry;
import org.herald.core.rib.AttributeTable;
import org.herald.core.testing.Definitions;
import org.herald.core.testing.Installed;
import org.herald.core.testing.TestEnvironment;
import org.herald.core.testing.TraceEncoder;
import org.herald.core.testing.Wire;
import org.herald.testkit.FakeConnection;
import org.herald.testkit.FakeEventLoop;
import org.herald.testkit.FakeNetwork;

/** One neighbor over a fake network, whose other end is the test, and one program that is told what happens. */
final class PeerBench {
    /** AS 65002, 192.0.2.2, hold time 180; IPv4 and IPv6 unicast, four-octet numbers. */
    static final String OPEN = "04 fdea 00b4 c0000202 18 0206 010400010001 0206 010400020001 0206 41040000fdea";

    /** The same with route refresh, plain and enhanced. */
    static final String OPEN_REFRESHING =
            "04 fdea 00b4 c0000202 20 0206 010400010001 0206 010400020001 0206 41040000fdea 0202 0200 0202 4600";

    final FakeEventLoop loop = new FakeEventLoop();
    final FakeNetwork network = new FakeNetwork(loop);
    final TestEnvironment environment = new TestEnvironment();
    final TraceEncoder encoder = new TraceEncoder();
    final Registry registry;
    final AttributeTable blocks = new AttributeTable();
    final List<Peer> finished = new ArrayList<>();
    final Client watcher;
    final Peer peer;
    private final RouteDraft draft = new RouteDraft();
    private int attempts;

    PeerBench() {
        this(new Definitions());
    }

    PeerBench(Definitions definition) {
        this(definition, false, 1 << 20, "");
    }

    /** @param more providers that are installed too */
    PeerBench(Definitions definition, List<?> more) {
        this(definition, false, 1 << 20, "", more);
    }

    /** @param attempts value of tcp.attempts; empty for none */
    PeerBench(Definitions definition, boolean isReferenceNamed, long outputOctets, String attempts) {
        this(definition, isReferenceNamed, outputOctets, attempts, List.of());
    }

    private PeerBench(
            Definitions definition, boolean isReferenceNamed, long outputOctets, String attempts, List<?> more) {
        List<Object> providers = new ArrayList<>(Installed.PROVIDERS);
        providers.addAll(more);
        providers.add(encoder);
        registry = Registries.of(providers);
        if (!attempts.isEmpty()) {
            environment.with("tcp.attempts", attempts);
        }
        watcher = new Client(
                "watcher", "trace", ApiPort.ClientKind.PROGRAM, true, outputOctets, 1 << 20, loop, new WatcherOwner());
        FaultWall faults = new FaultWall(registry);
        PeerServices services =
                Peers.services(network, registry, environment, faults, blocks, isReferenceNamed, new Owner());
        NeighborDefinition built = definition.build();
        PeerEvents events = new PeerEvents(loop, registry, faults, new EncoderOptions("host", 1, 1, false));
        peer = new Peer(built, services, events);
        var link = built.apis().get(0);
        events.subscriptions(List.of(new PeerEvents.Subscription(
                watcher,
                link.tellsState(),
                link.tellsNegotiated(),
                link.tellsFsm(),
                link.tellsSignals(),
                link.sent(),
                link.received())));
    }

    private final class WatcherOwner implements Client.Owner {
        @Override
        public void line(Client client, byte[] octets, int from, int to) {}

        @Override
        public void drained(Client client) {
            peer.drained(client);
        }

        @Override
        public void closed(Client client, String why) {}

        @Override
        public void dirty(Client client) {
            loop.execute(client::handOver);
        }
    }

    private final class Owner implements PeerServices.PeerOwner {
        @Override
        public void dirty(Peer which) {
            loop.execute(which::flush);
        }

        @Override
        public void attempted(Peer which) {
            attempts++;
        }

        @Override
        public void finished(Peer which) {
            finished.add(which);
        }
    }

    // ---- what happens

    void run() {
        loop.run();
    }

    void advance(long seconds) {
        loop.advance(Duration.ofSeconds(seconds));
    }

    int attempts() {
        return attempts;
    }

    /** Starts, and gives the connection that is being made. */
    FakeConnection start() {
        peer.start();
        run();
        return network.lastConnection();
    }

    /** Starts, and brings a session up with this OPEN. What was sent and told meanwhile is taken. */
    FakeConnection establish(String open) {
        FakeConnection connection = start();
        connect(connection, open);
        connection.takeWritten();
        events();
        return connection;
    }

    /** Brings a connection up to ESTABLISHED. */
    void connect(FakeConnection connection, String open) {
        connection.succeed();
        run();
        receive(connection, Wire.message(Wire.OPEN, open));
        receive(connection, Wire.keepalive());
        assertThat(peer.isEstablished()).isTrue();
    }

    /** The peer connects. */
    FakeConnection accepted() {
        try {
            FakeNetwork.FakeListener listener = network.listen(
                    new org.herald.api.daemon.Network.ListenOptions(
                            null, 0, List.of(), org.herald.api.daemon.Network.SocketProtection.NONE),
                    connection -> {
                        ConnectionHandler handler = peer.accept(connection);
                        return handler;
                    });
            FakeConnection connection =
                    network.arrive(listener, Definitions.address("192.0.2.2"), Definitions.address("192.0.2.1"));
            run();
            return connection;
        } catch (java.io.IOException | org.herald.api.daemon.Network.UnsupportedSocketOptionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    void receive(FakeConnection connection, byte[] octets) {
        connection.receive(octets);
        run();
    }

    void announce(String nlri) {
        peer.announce(Definitions.ipv4(draft, nlri));
    }

    void announce(String nlri, int med) {
        Definitions.ipv4(draft, nlri).attributes().put(4, 0x80, new byte[] {0, 0, 0, (byte) med});
        peer.announce(draft);
    }

    void withdraw(String nlri) {
        peer.withdraw(Definitions.ipv4(draft, nlri));
    }

    // ---- what came of it

    /** The messages written since the last call: type, then body. */
    static List<String> sent(FakeConnection connection) {
        return Wire.messages(connection.takeWritten());
    }

    /** The events since the last call. */
    List<String> events() {
        watcher.handOver();
        List<String> lines = new ArrayList<>();
        byte[] into = new byte[1 << 16];
        StringBuilder text = new StringBuilder();
        try {
            while (watcher.waitingOctets() > 0) {
                int count = watcher.take(into);
                text.append(new String(into, 0, count, StandardCharsets.US_ASCII));
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        text.toString().lines().forEach(lines::add);
        return lines;
    }
}
