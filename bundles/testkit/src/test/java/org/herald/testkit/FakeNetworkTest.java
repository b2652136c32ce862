package org.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.herald.api.daemon.EventLoop.Timer;
import org.herald.api.daemon.Network;
import org.herald.api.daemon.Network.ConnectOptions;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ConnectionHandler;
import org.herald.api.daemon.Network.ListenOptions;
import org.herald.api.daemon.Network.SocketProtection;
import org.herald.api.wire.Hex;
import org.herald.api.wire.IpAddress;
import org.junit.jupiter.api.Test;

class FakeNetworkTest {
    private static final IpAddress PEER = Objects.requireNonNull(IpAddress.parse("127.0.0.2"));

    private final FakeEventLoop loop = new FakeEventLoop();
    private final FakeNetwork network = new FakeNetwork(loop);
    private final List<String> heard = new ArrayList<>();
    private final ConnectionHandler handler = new ConnectionHandler() {
        @Override
        public void connected(Connection connection) {
            heard.add("connected");
        }

        @Override
        public void failed(Connection connection, String reason) {
            heard.add("failed " + reason);
        }

        @Override
        public void received(Connection connection, byte[] octets, int from, int count) {
            heard.add("received " + Hex.lower(Arrays.copyOfRange(octets, from, from + count)));
        }

        @Override
        public void writable(Connection connection) {
            heard.add("writable");
        }

        @Override
        public void closed(Connection connection, String reason) {
            heard.add("closed " + reason);
        }
    };

    private FakeConnection connect() throws Exception {
        return network.connect(new ConnectOptions(PEER, 179, null, 1000, SocketProtection.NONE), handler);
    }

    @Test
    void runsTimersInOrderAtTheirTimes() {
        List<String> ran = new ArrayList<>();
        long start = loop.nowNanos();
        loop.schedule(() -> ran.add("late " + (loop.nowNanos() - start)), 2000);
        loop.schedule(() -> ran.add("early " + (loop.nowNanos() - start)), 1000);
        Timer cancelled = loop.schedule(() -> ran.add("never"), 1500);
        loop.execute(() -> ran.add("task"));
        cancelled.cancel();

        loop.advance(Duration.ofNanos(1999));
        assertThat(ran).containsExactly("task", "early 1000");

        loop.advance(Duration.ofNanos(1));
        assertThat(ran).containsExactly("task", "early 1000", "late 2000");
        assertThat(loop.timerCount()).isZero();
    }

    @Test
    void tellsTheHandlerWhatThePeerDoes() throws Exception {
        FakeConnection connection = connect();

        connection.receive(new byte[] {1, 2});
        connection.succeed();
        connection.receive(new byte[] {3});
        connection.lose("reset by peer");
        connection.lose("again");
        assertThat(heard).isEmpty();
        loop.run();

        assertThat(heard).containsExactly("connected", "received 0102", "received 03", "closed reset by peer");
    }

    @Test
    void failsAConnection() throws Exception {
        connect().fail("refused");
        loop.run();

        assertThat(heard).containsExactly("failed refused");
    }

    @Test
    void keepsWhatIsWrittenAndSaysWhenItIsTooMuch() throws Exception {
        FakeConnection connection = connect();
        connection.succeed();
        loop.run();
        connection.block();

        byte[] octets = new byte[Network.Connection.MOST_UNSENT_OCTETS];
        connection.write(octets, 0, octets.length);

        assertThat(connection.isWritable()).isFalse();
        assertThat(connection.unsentOctets()).isEqualTo(octets.length);
        assertThat(connection.takeWritten()).hasSize(octets.length);
        connection.unblock();
        loop.run();
        assertThat(connection.isWritable()).isTrue();
        assertThat(heard).containsExactly("connected", "writable");
    }

    @Test
    void holdsOctetsBackWhileReadingIsOff() throws Exception {
        FakeConnection connection = connect();
        connection.succeed();
        loop.run();
        connection.reading(false);
        connection.receive(new byte[] {1});
        connection.receive(new byte[] {2});
        loop.run();
        assertThat(heard).containsExactly("connected");

        connection.reading(true);
        loop.run();

        assertThat(heard).containsExactly("connected", "received 0102");
    }

    @Test
    void acceptsConnectionsForItsListeners() throws Exception {
        FakeNetwork.FakeListener listener =
                network.listen(new ListenOptions(null, 0, List.of(), SocketProtection.NONE), connection -> handler);

        FakeConnection connection = network.arrive(listener, PEER, PEER);
        loop.run();

        assertThat(connection).isNotNull();
        assertThat(heard).containsExactly("connected");
        assertThat(listener.port()).isPositive();
    }

    @Test
    void closesConnectionsThatTheListenerDoesNotWant() throws Exception {
        FakeNetwork.FakeListener listener =
                network.listen(new ListenOptions(null, 0, List.of(), SocketProtection.NONE), connection -> null);

        assertThat(network.arrive(listener, PEER, PEER)).isNull();
    }
}
