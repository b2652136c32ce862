package org.herald.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.herald.api.daemon.Network.ConnectOptions;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ListenOptions;
import org.herald.api.daemon.Network.Listener;
import org.herald.api.daemon.Network.PeerKey;
import org.herald.api.daemon.Network.SocketProtection;
import org.herald.api.daemon.Network.TcpAuthentication;
import org.herald.api.daemon.Network.UnsupportedSocketOptionException;
import org.herald.api.wire.IpAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the kernel of Linux does: these tests are skipped where there is no epoll, or the kernel or our rights do not allow an option. */
final class ProtectedSocketsTest {
    private static final int TIMEOUT_MILLIS = 10_000;

    /** What a connection has that the other side's kernel does not answer: longer than a loopback needs, shorter than people wait. */
    private static final int UNANSWERED_MILLIS = 700;

    private NettyNetwork network;
    private final List<Listener> listeners = new ArrayList<>();
    private final BlockingQueue<RecordingHandler> accepted = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() {
        Sockets sockets = Sockets.preferred();
        assumeTrue(sockets.isEpoll(), "no epoll here");
        network = new NettyNetwork(sockets);
    }

    @AfterEach
    void stop() {
        listeners.forEach(Listener::close);
        if (network != null) {
            network.close();
        }
    }

    private Listener listen(String address, SocketProtection protection, PeerKey... keys) throws Exception {
        ListenOptions options =
                new ListenOptions(address == null ? null : IpAddress.parse(address), 0, List.of(keys), protection);
        Listener listener = OnLoop.call(
                network.loop(),
                () -> network.listen(options, connection -> {
                    RecordingHandler handler = new RecordingHandler();
                    accepted.add(handler);
                    return handler;
                }));
        listeners.add(listener);
        return listener;
    }

    private RecordingHandler connect(String address, int port, int timeoutMillis, SocketProtection protection)
            throws Exception {
        RecordingHandler handler = new RecordingHandler();
        ConnectOptions options = new ConnectOptions(IpAddress.parse(address), port, null, timeoutMillis, protection);
        OnLoop.call(network.loop(), () -> network.connect(options, handler));
        return handler;
    }

    private static SocketProtection md5(String key) {
        return new SocketProtection(octets(key), null, 0, 0, null, false);
    }

    private static SocketProtection ttl(int ours, int least) {
        return new SocketProtection(null, null, ours, least, null, false);
    }

    private static SocketProtection device(String name) {
        return new SocketProtection(null, null, 0, 0, name, false);
    }

    private static byte[] octets(String key) {
        return key.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private Listener listenWithKey(String address, PeerKey... keys) throws Exception {
        try {
            return listen(address, SocketProtection.NONE, keys);
        } catch (UnsupportedSocketOptionException noMd5) {
            assumeTrue(false, noMd5.getMessage());
            throw noMd5;
        }
    }

    private void assertTalks(RecordingHandler connecting) throws Exception {
        assertThat(connecting.next()).isEqualTo("connected");
        Connection connection = connecting.connection;
        OnLoop.run(network.loop(), () -> connection.write(new byte[] {4, 2, 7, 1}, 0, 4));
        RecordingHandler peer = accepted.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        assertThat(peer.awaitReceived(4)).containsExactly(4, 2, 7, 1);
        OnLoop.run(network.loop(), () -> peer.connection.write(new byte[] {9}, 0, 1));
        assertThat(connecting.awaitReceived(1)).containsExactly(9);
    }

    private void assertUnanswered(String address, int port, SocketProtection protection) throws Exception {
        RecordingHandler handler = connect(address, port, UNANSWERED_MILLIS, protection);
        assertThat(handler.next()).startsWith("failed: ").contains("timed out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void connectsIfBothSidesHaveTheSameMd5Key(String address) throws Exception {
        Listener listener = listenWithKey(address, new PeerKey(IpAddress.parse(address), octets("secret")));

        assertTalks(connect(address, listener.port(), TIMEOUT_MILLIS, md5("secret")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void isNotAnsweredIfMd5KeysDiffer(String address) throws Exception {
        Listener listener = listenWithKey(address, new PeerKey(IpAddress.parse(address), octets("secret")));

        assertUnanswered(address, listener.port(), md5("Secret"));
    }

    @Test
    void isNotAnsweredIfOneSideHasNoMd5Key() throws Exception {
        Listener keyed = listenWithKey("127.0.0.1", new PeerKey(IpAddress.parse("127.0.0.1"), octets("secret")));
        Listener open = listen("127.0.0.1", SocketProtection.NONE);

        assertUnanswered("127.0.0.1", keyed.port(), SocketProtection.NONE);
        assertUnanswered("127.0.0.1", open.port(), md5("secret"));
    }

    @Test
    void aListenerKnowsTheKeysOfBothFamiliesIfItIsForAllAddresses() throws Exception {
        Listener listener = listenWithKey(
                null,
                new PeerKey(IpAddress.parse("127.0.0.1"), octets("four")),
                new PeerKey(IpAddress.parse("::1"), octets("six")));

        assertTalks(connect("127.0.0.1", listener.port(), TIMEOUT_MILLIS, md5("four")));
        assertTalks(connect("::1", listener.port(), TIMEOUT_MILLIS, md5("six")));
        assertUnanswered("127.0.0.1", listener.port(), md5("six"));
    }

    @Test
    void aListenersKeysAreReplaced() throws Exception {
        IpAddress peer = IpAddress.parse("127.0.0.1");
        Listener listener = listenWithKey("127.0.0.1", new PeerKey(peer, octets("old")));

        listener.peers(List.of(new PeerKey(peer, octets("new"))));
        assertUnanswered("127.0.0.1", listener.port(), md5("old"));
        assertTalks(connect("127.0.0.1", listener.port(), TIMEOUT_MILLIS, md5("new")));

        listener.peers(List.of());
        assertTalks(connect("127.0.0.1", listener.port(), TIMEOUT_MILLIS, SocketProtection.NONE));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.0, 8", "::1, ::, 64"})
    void aListenersKeyMayBeForARangeOfPeers(String address, String range, int bits) throws Exception {
        PeerKey key = new PeerKey(IpAddress.parse(range), bits, octets("secret"), null);
        Listener listener = listenWithKey(address, key);

        assertTalks(connect(address, listener.port(), TIMEOUT_MILLIS, md5("secret")));
        assertUnanswered(address, listener.port(), md5("Secret"));
        assertUnanswered(address, listener.port(), SocketProtection.NONE);

        listener.peers(List.of(new PeerKey(IpAddress.parse(range), bits, octets("new"), null)));
        assertTalks(connect(address, listener.port(), TIMEOUT_MILLIS, md5("new")));

        listener.peers(List.of());
        assertTalks(connect(address, listener.port(), TIMEOUT_MILLIS, SocketProtection.NONE));
    }

    @Test
    void refusesAuthenticationKeysOnceItListens() throws Exception {
        Listener listener = listenWithKey("127.0.0.1");
        PeerKey key = new PeerKey(
                IpAddress.parse("127.0.0.1"), 32, null, new TcpAuthentication(1, "hmac-sha-1-96", octets("secret")));

        assertThatThrownBy(() -> listener.peers(List.of(key)))
                .isInstanceOf(UnsupportedSocketOptionException.class)
                .hasMessageStartingWith("tcp-ao: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void anAcceptedConnectionTakesNothingFromFarAwayOnceItIsProtected(String address) throws Exception {
        Listener listener = listen(address, SocketProtection.NONE);
        RecordingHandler near = connect(
                address, listener.port(), TIMEOUT_MILLIS, new SocketProtection(null, null, 255, 0, null, false));
        assertThat(near.next()).isEqualTo("connected");
        RecordingHandler far =
                connect(address, listener.port(), TIMEOUT_MILLIS, new SocketProtection(null, null, 64, 0, null, false));
        assertThat(far.next()).isEqualTo("connected");
        RecordingHandler fromNear = accepted.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        RecordingHandler fromFar = accepted.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        for (RecordingHandler each : List.of(fromNear, fromFar)) {
            OnLoop.run(network.loop(), () -> protect(each.connection));
        }

        OnLoop.run(network.loop(), () -> far.connection.write(new byte[] {6}, 0, 1));
        OnLoop.run(network.loop(), () -> near.connection.write(new byte[] {5}, 0, 1));

        assertThat(fromNear.awaitReceived(1)).containsExactly(5);
        // Octets that were let in would have come before those that were written after them.
        assertThat(fromFar.received()).isEmpty();
    }

    private static void protect(Connection connection) {
        try {
            connection.protect(255, 255);
        } catch (UnsupportedSocketOptionException unsupported) {
            throw new AssertionError(unsupported);
        }
    }

    @Test
    void takesAKeyOf80OctetsAndNoLongerOne() throws Exception {
        IpAddress peer = IpAddress.parse("127.0.0.1");
        Listener listener = listenWithKey("127.0.0.1", new PeerKey(peer, octets("k".repeat(80))));

        assertTalks(connect("127.0.0.1", listener.port(), TIMEOUT_MILLIS, md5("k".repeat(80))));
        assertThatThrownBy(() -> connect("127.0.0.1", listener.port(), TIMEOUT_MILLIS, md5("k".repeat(81))))
                .isInstanceOf(UnsupportedSocketOptionException.class)
                .hasMessageStartingWith("md5-password: ");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 255, 255", "127.0.0.1, 254, 254", "::1, 255, 255", "::1, 254, 100"})
    void acceptsWhatComesFromNearEnough(String address, int theirs, int least) throws Exception {
        Listener listener = listen(address, ttl(255, least));

        assertTalks(connect(address, listener.port(), TIMEOUT_MILLIS, ttl(theirs, 0)));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 254, 255", "127.0.0.1, 1, 2", "::1, 254, 255", "::1, 64, 254"})
    void doesNotAnswerWhatComesFromTooFar(String address, int theirs, int least) throws Exception {
        Listener listener = listen(address, ttl(255, least));

        assertUnanswered(address, listener.port(), ttl(theirs, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void connectingSidesCheckTheDistanceToo(String address) throws Exception {
        Listener near = listen(address, ttl(255, 0));
        Listener far = listen(address, ttl(64, 0));

        assertTalks(connect(address, near.port(), TIMEOUT_MILLIS, ttl(255, 255)));
        assertUnanswered(address, far.port(), ttl(255, 255));
    }

    @Test
    void bindsToADevice() throws Exception {
        Listener listener = listen("127.0.0.1", device("lo"));

        assertTalks(connect("127.0.0.1", listener.port(), TIMEOUT_MILLIS, device("lo")));
    }

    @Test
    void refusesADeviceThatDoesNotExist() {
        assertThatThrownBy(() -> connect("127.0.0.1", 1, TIMEOUT_MILLIS, device("nosuch0")))
                .isInstanceOf(UnsupportedSocketOptionException.class)
                .hasMessageStartingWith("source-interface: the kernel refused SO_BINDTODEVICE: ");
        assertThatThrownBy(() -> connect("127.0.0.1", 1, TIMEOUT_MILLIS, device("a-name-of-16-abc")))
                .hasMessage("source-interface: 'a-name-of-16-abc' is longer than 15 octets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.1", "2001:db8::1"})
    void listensOnAnAddressThatTheMachineDoesNotHave(String address) throws Exception {
        Listener listener = listen(address, new SocketProtection(null, null, 0, 0, null, true));

        assertThat(listener.port()).isPositive();
    }

    @Test
    void aListenerOfOneFamilyLeavesTheOtherAlone() throws Exception {
        Listener four = listen("0.0.0.0", SocketProtection.NONE);
        ListenOptions same = new ListenOptions(IpAddress.parse("::"), four.port(), List.of(), SocketProtection.NONE);

        listeners.add(OnLoop.call(network.loop(), () -> network.listen(same, connection -> null)));

        assertTalks(connect("127.0.0.1", four.port(), TIMEOUT_MILLIS, SocketProtection.NONE));
        assertThat(connect("::1", four.port(), TIMEOUT_MILLIS, SocketProtection.NONE)
                        .next())
                .isEqualTo("connected");
    }

    /** Linux has TCP-AO since 6.7, where it was built with it: then both sides talk, else the refusal names it. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void protectsByTcpAoOrRefusesIt(String address) throws Exception {
        TcpAuthentication key = new TcpAuthentication(1, "hmac-sha-256", octets("secret"));
        SocketProtection protection = new SocketProtection(null, key, 0, 0, null, false);

        try {
            Listener listener = listen(address, protection);
            assertTalks(connect(address, listener.port(), TIMEOUT_MILLIS, protection));
            assertUnanswered(address, listener.port(), SocketProtection.NONE);
        } catch (UnsupportedSocketOptionException refused) {
            assertThat(refused).hasMessageStartingWith("tcp-ao: the kernel refused TCP_AO_ADD_KEY: ");
            assertThat(refused.getMessage()).doesNotContain("secret");
        }
    }

    @Test
    void laysOutATcpAoKeyAsTheKernelReadsIt() throws Exception {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "written down for little-endian machines");
        TcpAuthentication key = new TcpAuthentication(7, "aes-128-cmac-96", new byte[] {1, 2, 3});

        byte[] octets = AuthenticationKey.of(key, false, IpAddress.parse("192.0.2.1"), 32)
                .array();

        String hex = HexFormat.of().formatHex(octets);
        assertThat(octets).hasSize(288);
        assertThat(hex).startsWith("0200" + "0000" + "c0000201"); // AF_INET, port 0, address
        assertThat(hex.substring(2 * 128, 2 * 141)).isEqualTo("636d61632861657331323829" + "00"); // cmac(aes128)
        assertThat(hex.substring(2 * 192, 2 * 202)).isEqualTo("00".repeat(10)); // ifindex, flags, padding
        assertThat(hex.substring(2 * 202, 2 * 211))
                .isEqualTo("20" + "07" + "07" + "00" + "00" + "03" + "010203"); // /32, ids, default lengths, key
        assertThat(Arrays.copyOfRange(octets, 211, 288)).containsOnly(0);
    }

    @Test
    void refusesEveryProtectionWithoutEpoll() throws Exception {
        NettyNetwork plain = new NettyNetwork(Sockets.nio());
        try {
            for (SocketProtection each : List.of(md5("secret"), ttl(255, 0), ttl(0, 255), device("lo"))) {
                ConnectOptions options =
                        new ConnectOptions(IpAddress.parse("127.0.0.1"), 1, null, TIMEOUT_MILLIS, each);
                assertThatThrownBy(
                                () -> OnLoop.call(plain.loop(), () -> plain.connect(options, new RecordingHandler())))
                        .isInstanceOf(UnsupportedSocketOptionException.class)
                        .hasMessageContaining(": not possible on Linux without Netty's native epoll");
            }
        } finally {
            plain.close();
        }
    }
}
