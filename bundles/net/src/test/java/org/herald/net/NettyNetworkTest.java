package org.herald.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.herald.api.daemon.Network.ConnectOptions;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ConnectionHandler;
import org.herald.api.daemon.Network.ListenOptions;
import org.herald.api.daemon.Network.Listener;
import org.herald.api.daemon.Network.PeerKey;
import org.herald.api.daemon.Network.SocketProtection;
import org.herald.api.daemon.Network.TcpAuthentication;
import org.herald.api.daemon.Network.UnsupportedSocketOptionException;
import org.herald.api.wire.IpAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NettyNetworkTest {
    private static final int DEADLINE_SECONDS = 20;
    private static final int SHORT_MILLIS = 700;

    private final NettyNetwork network = new NettyNetwork();

    @AfterEach
    void close() {
        network.close();
    }

    /** Notes what happens to a connection. */
    private static class Recorder implements ConnectionHandler {
        final CompletableFuture<Connection> connected = new CompletableFuture<>();
        final CompletableFuture<String> failed = new CompletableFuture<>();
        final CompletableFuture<String> closed = new CompletableFuture<>();
        final BlockingQueue<Integer> arrivals = new LinkedBlockingQueue<>();
        final BlockingQueue<Boolean> writable = new LinkedBlockingQueue<>();
        final ByteArrayOutputStream octets = new ByteArrayOutputStream();

        @Override
        public void connected(Connection connection) {
            connected.complete(connection);
        }

        @Override
        public void failed(Connection connection, String reason) {
            failed.complete(reason);
        }

        @Override
        public void received(Connection connection, byte[] array, int from, int count) {
            octets.write(array, from, count);
            arrivals.add(octets.size());
        }

        @Override
        public void writable(Connection connection) {
            writable.add(true);
        }

        @Override
        public void closed(Connection connection, String reason) {
            closed.complete(reason);
        }

        void awaitOctets(int count) throws InterruptedException {
            for (Integer size = 0; size == null || size < count; ) {
                size = arrivals.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
                assertThat(size).as("octets arrive").isNotNull();
            }
        }
    }

    private <T> T onLoop(Callable<T> call) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        network.loop().execute(() -> {
            try {
                answer.complete(call.call());
            } catch (Exception thrown) {
                answer.completeExceptionally(thrown);
            }
        });
        return answer.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    private Listener listen(String address, List<PeerKey> keys, SocketProtection protection, Recorder accepted)
            throws Exception {
        ListenOptions options = new ListenOptions(IpAddress.parse(address), 0, keys, protection);
        return onLoop(() -> network.listen(options, connection -> accepted));
    }

    private void connect(String address, int port, SocketProtection protection, int timeoutMillis, Recorder handler)
            throws Exception {
        IpAddress remote = IpAddress.parse(address);
        onLoop(() -> network.connect(new ConnectOptions(remote, port, null, timeoutMillis, protection), handler));
    }

    private static <T> T within(CompletableFuture<T> future) throws Exception {
        return future.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    private static byte[] random(int count) {
        byte[] octets = new byte[count];
        new Random(7).nextBytes(octets);
        return octets;
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void carriesOctetsBothWays(String address) throws Exception {
        Recorder server = new Recorder();
        Recorder client = new Recorder();
        Listener listener = listen(address, List.of(), SocketProtection.NONE, server);

        connect(address, listener.port(), SocketProtection.NONE, 5_000, client);
        Connection ours = within(client.connected);
        Connection theirs = within(server.connected);
        network.loop().execute(() -> ours.write("ping".getBytes(), 0, 4));
        network.loop().execute(() -> theirs.write("pong!".getBytes(), 0, 5));
        server.awaitOctets(4);
        client.awaitOctets(5);

        assertThat(server.octets.toString()).isEqualTo("ping");
        assertThat(client.octets.toString()).isEqualTo("pong!");
        assertThat(ours.remoteAddress()).hasToString(address);
        assertThat(theirs.remoteAddress()).hasToString(address);
        assertThat(theirs.localAddress()).hasToString(address);
    }

    @Test
    void tellsThatNobodyListens() throws Exception {
        Recorder server = new Recorder();
        Recorder client = new Recorder();
        Listener listener = listen("127.0.0.1", List.of(), SocketProtection.NONE, server);
        int port = listener.port();
        onLoop(() -> {
            listener.close();
            return true;
        });

        connect("127.0.0.1", port, SocketProtection.NONE, 5_000, client);

        assertThat(within(client.failed)).containsIgnoringCase("refused");
    }

    @Test
    void losesNothingWhileReadingIsOff() throws Exception {
        Recorder server = new Recorder();
        Recorder client = new Recorder();
        Listener listener = listen("127.0.0.1", List.of(), SocketProtection.NONE, server);
        connect("127.0.0.1", listener.port(), SocketProtection.NONE, 5_000, client);
        Connection ours = within(client.connected);
        Connection theirs = within(server.connected);
        byte[] sent = random(3_000_000);

        network.loop().execute(() -> {
            theirs.reading(false);
            ours.write(sent, 0, sent.length);
        });
        boolean wasWritable = onLoop(ours::isWritable);
        network.loop().execute(() -> theirs.reading(true));
        server.awaitOctets(sent.length);

        assertThat(wasWritable).as("three megabytes wait").isFalse();
        assertThat(server.octets.toByteArray()).isEqualTo(sent);
        assertThat(client.writable.poll(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void holdsBackWhatWasReadWhenAHandlerStopsReading() throws Exception {
        Recorder client = new Recorder();
        CompletableFuture<Connection> stopped = new CompletableFuture<>();
        Recorder server = new Recorder() {
            @Override
            public void received(Connection connection, byte[] array, int from, int count) {
                super.received(connection, array, from, count);
                if (!stopped.isDone()) {
                    connection.reading(false);
                    stopped.complete(connection);
                }
            }
        };
        Listener listener = listen("127.0.0.1", List.of(), SocketProtection.NONE, server);
        connect("127.0.0.1", listener.port(), SocketProtection.NONE, 5_000, client);
        Connection ours = within(client.connected);
        byte[] sent = random(1_000_000);

        network.loop().execute(() -> ours.write(sent, 0, sent.length));
        Connection theirs = within(stopped);
        int before = onLoop(() -> server.octets.size());
        int after = onLoop(() -> server.octets.size());
        network.loop().execute(() -> theirs.reading(true));
        server.awaitOctets(sent.length);

        assertThat(after).isEqualTo(before).isLessThan(sent.length);
        assertThat(server.octets.toByteArray()).isEqualTo(sent);
    }

    @Test
    void sendsWhatWasWrittenBeforeItCloses() throws Exception {
        Recorder server = new Recorder();
        Recorder client = new Recorder();
        Listener listener = listen("127.0.0.1", List.of(), SocketProtection.NONE, server);
        connect("127.0.0.1", listener.port(), SocketProtection.NONE, 5_000, client);
        Connection ours = within(client.connected);

        network.loop().execute(() -> {
            ours.write("farewell".getBytes(), 0, 8);
            ours.close();
        });

        assertThat(within(server.closed)).contains("closed");
        assertThat(server.octets).hasToString("farewell");
        assertThat(within(client.closed)).isEqualTo("closed by us");
    }

    @Test
    void closesTheConnectionOfAHandlerThatThrowsAndGoesOn() throws Exception {
        Recorder client = new Recorder();
        Recorder server = new Recorder() {
            @Override
            public void received(Connection connection, byte[] array, int from, int count) {
                throw new IllegalStateException("a fault of the handler");
            }
        };
        Listener listener = listen("127.0.0.1", List.of(), SocketProtection.NONE, server);
        connect("127.0.0.1", listener.port(), SocketProtection.NONE, 5_000, client);
        Connection ours = within(client.connected);

        network.loop().execute(() -> ours.write(new byte[] {1}, 0, 1));

        within(client.closed);
        assertThat(onLoop(() -> "alive")).isEqualTo("alive");
    }

    @Test
    void refusesAnAddressThatIsTaken() throws Exception {
        Listener first = listen("127.0.0.1", List.of(), SocketProtection.NONE, new Recorder());
        ListenOptions again =
                new ListenOptions(IpAddress.parse("127.0.0.1"), first.port(), List.of(), SocketProtection.NONE);

        assertThatThrownBy(() -> onLoop(() -> network.listen(again, connection -> new Recorder())))
                .hasMessageContaining("127.0.0.1 port " + first.port());
    }

    @Test
    void connectsWithTheSameMd5KeyAndNotWithAnother() throws Exception {
        assumeTrue(Epoll.isAvailable(), "TCP MD5 needs epoll");
        IpAddress loopback = IpAddress.parse("127.0.0.1");
        PeerKey key = new PeerKey(loopback, "secret".getBytes());
        Recorder server = new Recorder();
        Listener listener = listen("127.0.0.1", List.of(key), SocketProtection.NONE, server);
        Recorder same = new Recorder();
        Recorder other = new Recorder();

        connect("127.0.0.1", listener.port(), md5("secret"), 5_000, same);
        within(same.connected);
        connect("127.0.0.1", listener.port(), md5("wrong"), SHORT_MILLIS, other);

        // The kernel drops what is signed with another key: it shows as silence.
        assertThat(within(other.failed)).containsIgnoringCase("timed out");
    }

    private static SocketProtection md5(String key) {
        return new SocketProtection(key.getBytes(), null, 0, 0, null, false);
    }

    @Test
    void dropsWhatComesFromTooFar() throws Exception {
        assumeTrue(Epoll.isAvailable(), "GTSM needs epoll");
        Recorder server = new Recorder();
        SocketProtection nearby = new SocketProtection(null, null, 255, 255, null, false);
        Listener listener = listen("127.0.0.1", List.of(), nearby, server);
        Recorder near = new Recorder();
        Recorder far = new Recorder();

        connect("127.0.0.1", listener.port(), nearby, 5_000, near);
        within(near.connected);
        connect("127.0.0.1", listener.port(), new SocketProtection(null, null, 254, 0, null, false), SHORT_MILLIS, far);

        assertThat(within(far.failed)).containsIgnoringCase("timed out");
    }

    @Test
    void refusesByNameWhatThePlatformCannotDo() {
        SocketProtection ao =
                new SocketProtection(null, new TcpAuthentication(1, "hmac-sha-1-96", new byte[] {1}), 0, 0, null, false);
        SocketProtection device = new SocketProtection(null, null, 0, 0, "a-name-that-is-too-long", false);

        assertThatThrownBy(() -> connect("127.0.0.1", 1, ao, 100, new Recorder()))
                .hasCauseInstanceOf(UnsupportedSocketOptionException.class)
                .hasMessageContaining("tcp-ao");
        assertThatThrownBy(() -> connect("127.0.0.1", 1, device, 100, new Recorder()))
                .hasCauseInstanceOf(UnsupportedSocketOptionException.class)
                .hasMessageContaining("source-interface");
    }

    @Test
    void runsTimersAndSurvivesTasksThatThrow() throws Exception {
        CompletableFuture<Boolean> ran = new CompletableFuture<>();
        CompletableFuture<Boolean> cancelled = new CompletableFuture<>();

        network.loop().execute(() -> {
            network.loop().schedule(() -> cancelled.complete(true), 1_000_000).cancel();
            network.loop().schedule(() -> ran.complete(network.loop().isCurrent()), 2_000_000);
            throw new IllegalStateException("a fault of a task");
        });

        assertThat(within(ran)).isTrue();
        assertThat(cancelled).isNotDone();
    }
}
