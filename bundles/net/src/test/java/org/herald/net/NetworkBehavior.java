package org.herald.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.herald.api.daemon.Network.ConnectOptions;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ConnectionHandler;
import org.herald.api.daemon.Network.ListenOptions;
import org.herald.api.daemon.Network.Listener;
import org.herald.api.daemon.Network.SocketProtection;
import org.herald.api.wire.IpAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What sockets of both kinds do, against Java's own blocking ones. */
abstract class NetworkBehavior {
    private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1");
    private static final int TIMEOUT_MILLIS = 10_000;

    /** Two reads. */
    private static final long MOST_OCTETS_A_TURN = 256 * 1024;

    private final NettyNetwork network = new NettyNetwork(sockets());
    private final List<AutoCloseable> opened = new ArrayList<>();

    abstract Sockets sockets();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        network.close();
    }

    private ServerSocket server() throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(TIMEOUT_MILLIS);
        opened.add(server);
        return server;
    }

    private Socket accept(ServerSocket server) throws IOException {
        Socket peer = server.accept();
        peer.setSoTimeout(TIMEOUT_MILLIS);
        opened.add(peer);
        return peer;
    }

    private Connection connect(int port, ConnectionHandler handler) throws Exception {
        ConnectOptions options = new ConnectOptions(LOOPBACK, port, null, TIMEOUT_MILLIS, SocketProtection.NONE);
        return OnLoop.call(network.loop(), () -> network.connect(options, handler));
    }

    private Listener listen(String address, org.herald.api.daemon.Network.AcceptHandler handler) throws Exception {
        IpAddress local = address == null ? null : IpAddress.parse(address);
        ListenOptions options = new ListenOptions(local, 0, List.of(), SocketProtection.NONE);
        Listener listener = OnLoop.call(network.loop(), () -> network.listen(options, handler));
        opened.add(listener);
        return listener;
    }

    private Socket dial(String address, int port) throws IOException {
        Socket peer = new Socket();
        opened.add(peer);
        peer.setSoTimeout(TIMEOUT_MILLIS);
        peer.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
        return peer;
    }

    private static byte[] noise(int count) {
        byte[] octets = new byte[count];
        new Random(4271).nextBytes(octets);
        return octets;
    }

    @Test
    void connectsAndKnowsBothAddresses() throws Exception {
        ServerSocket server = server();
        RecordingHandler handler = new RecordingHandler();

        Connection connection = connect(server.getLocalPort(), handler);

        assertThat(handler.next()).isEqualTo("connected");
        assertThat(connection.localAddress()).isEqualTo(LOOPBACK);
        assertThat(connection.remoteAddress()).isEqualTo(LOOPBACK);
        assertThat(connection.remotePort()).isEqualTo(server.getLocalPort());
    }

    @Test
    void comesFromTheLocalAddressThatIsAsked() throws Exception {
        ServerSocket server = server();
        RecordingHandler handler = new RecordingHandler();
        ConnectOptions options = new ConnectOptions(
                LOOPBACK, server.getLocalPort(), IpAddress.parse("127.0.0.9"), TIMEOUT_MILLIS, SocketProtection.NONE);

        Connection connection = OnLoop.call(network.loop(), () -> network.connect(options, handler));

        assertThat(accept(server).getInetAddress().getHostAddress()).isEqualTo("127.0.0.9");
        assertThat(handler.next()).isEqualTo("connected");
        assertThat(connection.localAddress()).hasToString("127.0.0.9");
    }

    @Test
    void tellsThatNobodyListens() throws Exception {
        int port;
        try (ServerSocket gone = server()) {
            port = gone.getLocalPort();
        }
        RecordingHandler handler = new RecordingHandler();

        connect(port, handler);

        assertThat(handler.next()).startsWith("failed: ").contains("Connection refused");
    }

    @Test
    void tellsThatALocalAddressIsNotOurs() throws Exception {
        RecordingHandler handler = new RecordingHandler();
        ConnectOptions options =
                new ConnectOptions(LOOPBACK, 1, IpAddress.parse("198.51.100.1"), TIMEOUT_MILLIS, SocketProtection.NONE);

        OnLoop.call(network.loop(), () -> network.connect(options, handler));

        assertThat(handler.next()).startsWith("failed: ").containsIgnoringCase("assign");
    }

    @Test
    void aConnectionThatIsGivenUpBeforeItIsMadeIsClosed() throws Exception {
        ServerSocket server = server();
        RecordingHandler handler = new RecordingHandler();
        ConnectOptions options =
                new ConnectOptions(LOOPBACK, server.getLocalPort(), null, TIMEOUT_MILLIS, SocketProtection.NONE);

        OnLoop.run(network.loop(), () -> {
            try {
                network.connect(options, handler).abort();
            } catch (Exception impossible) {
                handler.tell(impossible.toString());
            }
        });

        assertThat(handler.next()).isEqualTo("closed: closed by us");
    }

    @Test
    void acceptsAndTellsWhoCame() throws Exception {
        BlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();
        RecordingHandler handler = new RecordingHandler();
        Listener listener = listen("127.0.0.1", connection -> {
            accepted.add(connection);
            return handler;
        });

        Socket peer = dial("127.0.0.1", listener.port());

        Connection connection = accepted.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        assertThat(handler.next()).isEqualTo("connected");
        assertThat(connection.remotePort()).isEqualTo(peer.getLocalPort());
        assertThat(connection.localAddress()).isEqualTo(LOOPBACK);
    }

    @Test
    void closesAConnectionThatNobodyWants() throws Exception {
        Listener listener = listen("127.0.0.1", connection -> null);

        Socket peer = dial("127.0.0.1", listener.port());

        assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void closesAConnectionWhoseAcceptorThrows() throws Exception {
        Listener listener = listen("127.0.0.1", connection -> {
            throw new IllegalStateException("a fault of the test");
        });

        assertThat(dial("127.0.0.1", listener.port()).getInputStream().read()).isEqualTo(-1);
        assertThat(dial("127.0.0.1", listener.port()).getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void listensOnAllAddressesOfBothFamilies() throws Exception {
        BlockingQueue<IpAddress> from = new LinkedBlockingQueue<>();
        Listener listener = listen(null, connection -> {
            from.add(connection.remoteAddress());
            return null;
        });

        dial("127.0.0.1", listener.port());
        dial("::1", listener.port());

        assertThat(from.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)).hasToString("127.0.0.1");
        assertThat(from.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)).hasToString("::1");
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        int taken = server().getLocalPort();
        ListenOptions options = new ListenOptions(LOOPBACK, taken, List.of(), SocketProtection.NONE);

        assertThatThrownBy(() -> OnLoop.call(network.loop(), () -> network.listen(options, connection -> null)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot listen on 127.0.0.1 port " + taken + ": ");
    }

    @Test
    void aListenerThatIsClosedLeavesItsPort() throws Exception {
        Listener listener = listen("127.0.0.1", connection -> null);
        int port = listener.port();
        ListenOptions again = new ListenOptions(LOOPBACK, port, List.of(), SocketProtection.NONE);

        OnLoop.run(network.loop(), listener::close);
        awaitNextSelect();
        Listener next = OnLoop.call(network.loop(), () -> network.listen(again, connection -> null));
        OnLoop.run(network.loop(), next::close);
        awaitNextSelect();

        assertThatThrownBy(() -> dial("127.0.0.1", port)).isInstanceOf(IOException.class);
    }

    /** Java's own sockets are closed by the selector, a turn later. */
    private void awaitNextSelect() throws Exception {
        OnLoop.call(network.loop(), () -> awaitTimer(1)).get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Test
    void sendsEveryOctetInOrder() throws Exception {
        ServerSocket server = server();
        RecordingHandler handler = new RecordingHandler();
        Connection connection = connect(server.getLocalPort(), handler);
        Socket peer = accept(server);
        byte[] octets = noise(10_000_000);
        handler.next();

        CompletableFuture<byte[]> seen = CompletableFuture.supplyAsync(() -> readAll(peer));
        for (int at = 0, size = 1; at < octets.length; at += size, size = size * 7 % 9973) {
            int from = at;
            int count = Math.min(size, octets.length - at);
            network.loop().execute(() -> connection.write(octets, from, count));
        }
        OnLoop.run(network.loop(), connection::close);

        assertThat(seen.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(octets);
    }

    private static byte[] readAll(Socket peer) {
        try (InputStream in = peer.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException lost) {
            return lost.toString().getBytes();
        }
    }

    @Test
    void receivesEveryOctetWhileReadingGoesOffAndOn() throws Exception {
        ServerSocket server = server();
        AtomicBoolean isOff = new AtomicBoolean();
        RecordingHandler handler = new RecordingHandler() {
            @Override
            public synchronized void received(Connection made, byte[] octets, int from, int count) {
                if (isOff.get()) {
                    tell("received while reading was off");
                }
                super.received(made, octets, from, count);
                isOff.set(true);
                made.reading(false);
                network.loop()
                        .schedule(
                                () -> {
                                    isOff.set(false);
                                    made.reading(true);
                                },
                                10_000);
            }
        };
        connect(server.getLocalPort(), handler);
        Socket peer = accept(server);
        byte[] octets = noise(8_000_000);

        peer.getOutputStream().write(octets);
        peer.close();

        assertThat(handler.next()).isEqualTo("connected");
        assertThat(handler.next()).isEqualTo("closed: the TCP connection was closed by the remote end");
        assertThat(handler.received()).isEqualTo(octets);
    }

    @Test
    void whatCameBeforeThePeerClosedIsDeliveredAlthoughReadingIsOff() throws Exception {
        ServerSocket server = server();
        RecordingHandler handler = new RecordingHandler();
        Connection connection = connect(server.getLocalPort(), handler);
        Socket peer = accept(server);
        handler.next();
        OnLoop.run(network.loop(), () -> connection.reading(false));
        byte[] octets = noise(50_000);

        peer.getOutputStream().write(octets);
        peer.close();
        String early = handler.nextWithin(200);
        OnLoop.run(network.loop(), () -> connection.reading(true));

        assertThat(early).isNull();
        assertThat(handler.next()).isEqualTo("closed: the TCP connection was closed by the remote end");
        assertThat(handler.received()).isEqualTo(octets);
    }

    @Test
    void holdsThePeerBackWhileReadingIsOff() throws Exception {
        ServerSocket server = server();
        RecordingHandler handler = new RecordingHandler();
        Connection connection = connect(server.getLocalPort(), handler);
        Socket peer = accept(server);
        handler.next();
        OnLoop.run(network.loop(), () -> connection.reading(false));
        byte[] octets = noise(40_000_000);

        CompletableFuture<Boolean> written = CompletableFuture.supplyAsync(() -> {
            try {
                peer.getOutputStream().write(octets);
                return true;
            } catch (IOException lost) {
                return false;
            }
        });

        assertThat(written).isNotDone();
        OnLoop.run(network.loop(), () -> connection.reading(true));
        assertThat(handler.awaitReceived(octets.length)).isEqualTo(octets);
        assertThat(written.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void isNotWritableWhileThePeerDoesNotReadAndTellsWhenItIs() throws Exception {
        ServerSocket server = server();
        RecordingHandler handler = new RecordingHandler();
        Connection connection = connect(server.getLocalPort(), handler);
        Socket peer = accept(server);
        handler.next();
        byte[] message = noise(4096);

        int count = 0;
        while (OnLoop.call(network.loop(), connection::isWritable)) {
            OnLoop.run(network.loop(), () -> connection.write(message, 0, message.length));
            count++;
        }
        long unsent = OnLoop.call(network.loop(), connection::unsentOctets);
        byte[] seen = new byte[count * message.length];
        peer.getInputStream().readNBytes(seen, 0, seen.length);

        assertThat(unsent)
                .isBetween((long) Connection.MOST_UNSENT_OCTETS, Connection.MOST_UNSENT_OCTETS + (long) message.length);
        assertThat(handler.next()).isEqualTo("writable");
        assertThat(OnLoop.call(network.loop(), connection::unsentOctets)).isZero();
        assertThat(OnLoop.call(network.loop(), connection::isWritable)).isTrue();
    }

    @Test
    void closeSendsWhatWasWrittenAlthoughThePeerHasSentMore() throws Exception {
        ServerSocket server = server();
        RecordingHandler handler = new RecordingHandler();
        Connection connection = connect(server.getLocalPort(), handler);
        Socket peer = accept(server);
        handler.next();
        OnLoop.run(network.loop(), () -> connection.reading(false));
        peer.getOutputStream().write(noise(100_000));
        byte[] farewell = noise(100_000);

        OnLoop.run(network.loop(), () -> {
            connection.write(farewell, 0, farewell.length);
            connection.close();
        });

        assertThat(peer.getInputStream().readAllBytes()).isEqualTo(farewell);
        assertThat(handler.next()).isEqualTo("closed: closed by us");
    }

    @Test
    void closeGivesUpAfterASecondIfThePeerDoesNotRead() throws Exception {
        ServerSocket server = server();
        RecordingHandler handler = new RecordingHandler();
        Connection connection = connect(server.getLocalPort(), handler);
        Socket peer = accept(server);
        handler.next();
        byte[] octets = noise(32_000_000);

        OnLoop.run(network.loop(), () -> {
            connection.write(octets, 0, octets.length);
            connection.close();
        });
        assertThat(handler.next()).isEqualTo("closed: closed by us");

        // Once the socket is closed the rest cannot come any more.
        OnLoop.call(network.loop(), () -> awaitTimer(1_500)).get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        assertThat(readAll(peer).length).isLessThan(octets.length);
    }

    private CompletableFuture<Void> awaitTimer(long millis) {
        CompletableFuture<Void> due = new CompletableFuture<>();
        network.loop().schedule(() -> due.complete(null), TimeUnit.MILLISECONDS.toNanos(millis));
        return due;
    }

    @Test
    void abortResetsAConnectionWithUnsentOctets() throws Exception {
        ServerSocket server = server();
        RecordingHandler handler = new RecordingHandler();
        Connection connection = connect(server.getLocalPort(), handler);
        Socket peer = accept(server);
        handler.next();
        byte[] octets = noise(32_000_000);
        OnLoop.run(network.loop(), () -> connection.write(octets, 0, octets.length));

        OnLoop.run(network.loop(), connection::abort);

        assertThat(handler.next()).isEqualTo("closed: closed by us");
        assertThatThrownBy(() -> peer.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
    }

    @Test
    void tellsThatThePeerReset() throws Exception {
        ServerSocket server = server();
        RecordingHandler handler = new RecordingHandler();
        connect(server.getLocalPort(), handler);
        Socket peer = accept(server);
        handler.next();

        peer.setSoLinger(true, 0);
        peer.close();

        assertThat(handler.next()).startsWith("closed: ").contains("reset");
    }

    @Test
    void aHandlerThatThrowsLosesItsConnectionAndNoOther() throws Exception {
        ServerSocket server = server();
        RecordingHandler faulty = new RecordingHandler() {
            @Override
            public synchronized void received(Connection made, byte[] octets, int from, int count) {
                throw new IllegalStateException("a fault of the test");
            }
        };
        RecordingHandler sound = new RecordingHandler();
        connect(server.getLocalPort(), faulty);
        Socket faultyPeer = accept(server);
        connect(server.getLocalPort(), sound);
        Socket soundPeer = accept(server);
        faulty.next();

        faultyPeer.getOutputStream().write(1);
        assertThat(faulty.next()).isEqualTo("closed: closed by us");
        soundPeer.getOutputStream().write(2);

        assertThat(sound.awaitReceived(1)).containsExactly(2);
    }

    @Test
    void aTaskThatThrowsDoesNotEndTheLoop() throws Exception {
        network.loop().execute(() -> {
            throw new IllegalStateException("a fault of the test");
        });
        network.loop().execute(() -> {
            throw new NoClassDefFoundError("a bundle that left");
        });

        assertThat(OnLoop.call(network.loop(), network.loop()::isCurrent)).isTrue();
        assertThat(network.loop().isCurrent()).isFalse();
    }

    @Test
    void aTimerRunsUnlessItIsCancelled() throws Exception {
        BlockingQueue<String> ran = new LinkedBlockingQueue<>();

        OnLoop.run(network.loop(), () -> {
            network.loop().schedule(() -> ran.add("cancelled"), 1_000_000).cancel();
            network.loop().schedule(() -> ran.add("later"), 20_000_000);
            network.loop().schedule(() -> ran.add("sooner"), 10_000_000);
        });

        assertThat(ran.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo("sooner");
        assertThat(ran.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo("later");
    }

    @Test
    void theWallClockKnowsMicroseconds() {
        long millis = System.currentTimeMillis();
        boolean isFine = false;
        long micros = 0;
        for (int attempt = 0; attempt < 100 && !isFine; attempt++) {
            micros = network.loop().wallClockMicros();
            isFine = micros % 1_000 != 0;
        }

        assertThat(micros / 1_000).isBetween(millis, millis + 60_000);
        assertThat(isFine).isTrue();
    }

    @Test
    void oneThatFloodsIsReadInPortionsBetweenWhichOthersHaveTheirTurn() throws Exception {
        ServerSocket server = server();
        long[] portion = new long[1];
        List<Long> portions = new ArrayList<>();
        RecordingHandler flooded = new RecordingHandler() {
            @Override
            public synchronized void received(Connection made, byte[] octets, int from, int count) {
                if (portion[0] == 0) {
                    // Runs when the loop turns to something else.
                    network.loop().execute(() -> {
                        portions.add(portion[0]);
                        portion[0] = 0;
                    });
                }
                portion[0] += count;
                super.received(made, octets, from, count);
            }
        };
        Connection connection = connect(server.getLocalPort(), flooded);
        Socket peer = accept(server);
        flooded.next();
        OnLoop.run(network.loop(), () -> connection.reading(false));
        byte[] octets = noise(60_000_000);
        CompletableFuture<Void> flooding = CompletableFuture.runAsync(() -> {
            try {
                peer.getOutputStream().write(octets);
            } catch (IOException lost) {
                throw new IllegalStateException(lost);
            }
        });

        OnLoop.run(network.loop(), () -> connection.reading(true));
        flooded.awaitReceived(octets.length);
        flooding.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);

        List<Long> seen = OnLoop.call(network.loop(), () -> List.copyOf(portions));
        assertThat(seen).allMatch(count -> count <= MOST_OCTETS_A_TURN);
    }

    @Test
    void manyConnectionsAreServedWhileOneFloods() throws Exception {
        BlockingQueue<RecordingHandler> quiet = new LinkedBlockingQueue<>();
        AtomicBoolean isFirst = new AtomicBoolean(true);
        AtomicBoolean isOver = new AtomicBoolean();
        Listener listener = listen("127.0.0.1", connection -> {
            if (isFirst.getAndSet(false)) {
                return new RecordingHandler() {
                    @Override
                    public synchronized void received(Connection made, byte[] octets, int from, int count) {}
                };
            }
            RecordingHandler handler = new RecordingHandler();
            quiet.add(handler);
            return handler;
        });
        Socket flood = dial("127.0.0.1", listener.port());
        CompletableFuture<Void> flooding = CompletableFuture.runAsync(() -> {
            byte[] octets = noise(1 << 20);
            try {
                while (!isOver.get()) {
                    flood.getOutputStream().write(octets);
                }
            } catch (IOException stopped) {
                throw new IllegalStateException(stopped);
            }
        });

        for (int index = 0; index < 200; index++) {
            Socket peer = dial("127.0.0.1", listener.port());
            peer.getOutputStream().write(index);
            RecordingHandler handler = quiet.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            assertThat(handler.awaitReceived(1)).containsExactly(index);
        }
        isOver.set(true);
        flooding.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Test
    void stoppingEndsTheThreadAndClosesSockets() throws Exception {
        RecordingHandler handler = new RecordingHandler();
        Listener listener = listen("127.0.0.1", connection -> handler);
        Socket peer = dial("127.0.0.1", listener.port());
        assertThat(handler.next()).isEqualTo("connected");
        Thread loop = OnLoop.call(network.loop(), Thread::currentThread);

        network.close();
        loop.join(TIMEOUT_MILLIS);

        assertThat(loop.isAlive()).isFalse();
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
    }
}
