package org.herald.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.core.session.PeerBench.OPEN;
import static org.herald.core.session.PeerBench.sent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.core.testing.Definitions;
import org.herald.core.testing.Wire;
import org.herald.testkit.FakeConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionLifeTest {
    private static final String OUR_OPEN =
            "1 04fde900b4c00002011c" + "0206010400010001" + "0206010400020001" + "020641040000fde9" + "02020600";
    private static final String END_OF_RIB_4 = "2 00000000";
    private static final String END_OF_RIB_6 = "2 00000007900f0003000201";

    // ---- up

    @Test
    void comesUpAndTellsItInOrder() {
        PeerBench bench = new PeerBench();

        FakeConnection connection = bench.start();
        connection.succeed();
        bench.run();
        assertThat(sent(connection)).containsExactly(OUR_OPEN);
        bench.receive(connection, Wire.message(Wire.OPEN, OPEN));
        assertThat(sent(connection)).containsExactly("4");
        bench.receive(connection, Wire.keepalive());
        assertThat(sent(connection)).containsExactly(END_OF_RIB_4, END_OF_RIB_6);

        assertThat(bench.events())
                .containsExactly(
                        "fsm ACTIVE",
                        "fsm IDLE",
                        "state connected",
                        "fsm CONNECT",
                        "open send 65001",
                        "fsm OPENSENT",
                        "open receive 65002",
                        "negotiated [1/1, 2/1]",
                        "fsm OPENCONFIRM",
                        "keepalive send",
                        "keepalive receive",
                        "fsm ESTABLISHED",
                        "state up",
                        "update send end 1/1",
                        "update send end 2/1");
        assertThat(bench.peer.status().fsm()).isEqualTo("ESTABLISHED");
        assertThat(bench.attempts()).isEqualTo(1);
    }

    @Test
    void comesUpWhenThePeersMessagesComeOctetByOctet() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.start();
        connection.succeed();
        bench.run();

        for (byte octet : Wire.join(Wire.message(Wire.OPEN, OPEN), Wire.keepalive())) {
            bench.receive(connection, new byte[] {octet});
        }

        assertThat(bench.peer.isEstablished()).isTrue();
    }

    @Test
    void comesUpWhenOpenAndKeepaliveComeAtOnce() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.start();
        connection.succeed();

        bench.receive(connection, Wire.join(Wire.message(Wire.OPEN, OPEN), Wire.keepalive()));

        assertThat(bench.peer.isEstablished()).isTrue();
    }

    @Test
    void asksForTheAddressesOfItsDefinition() {
        PeerBench bench = new PeerBench(new Definitions().with(NeighborSettings.CONNECT, 1179));

        bench.start();

        var options = bench.network.connectOptions().get(0);
        assertThat(options.remote()).hasToString("192.0.2.2");
        assertThat(options.remotePort()).isEqualTo(1179);
        assertThat(options.local()).hasToString("192.0.2.1");
    }

    @Test
    void opensBehindThePeerWithItsNumberWhereOursIsAuto() {
        PeerBench bench = new PeerBench(new Definitions().localAs(0));
        FakeConnection connection = bench.start();
        connection.succeed();
        bench.run();
        assertThat(sent(connection)).isEmpty();

        bench.receive(connection, Wire.message(Wire.OPEN, OPEN));

        assertThat(sent(connection)).containsExactly(OUR_OPEN.replace("fde9", "fdea"), "4");
        assertThat(bench.peer.identity().localAs()).isEqualTo(65002);
    }

    @Test
    void takesThePeersNumberWhereTheirsIsAuto() {
        PeerBench bench = new PeerBench(new Definitions().peerAs(0));

        bench.establish(OPEN);

        assertThat(bench.peer.identity().peerAs()).isEqualTo(65002);
    }

    @Test
    void refusesAPeerThatItCannotReachAsTheConfigurationDemandsAndTriesAgain() {
        PeerBench bench = new PeerBench();
        bench.network.refuseOption("md5-password");
        bench.peer.start();
        bench.run();
        assertThat(bench.network.connections()).isEmpty();

        bench.network.refuseOption(null);
        bench.advance(10);

        assertThat(bench.network.connections()).hasSize(1);
    }

    // ---- keepalives and hold time

    @Test
    void sendsKeepalivesEachThirdOfTheHoldTimeWhateverElseItSends() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN.replace("00b4", "0009"));

        List<Integer> keepalives = new ArrayList<>();
        for (int second = 1; second <= 30; second++) {
            bench.receive(connection, Wire.keepalive());
            bench.announce(String.format("20 0a0000%02x", second));
            bench.advance(1);
            keepalives.add((int) sent(connection).stream().filter("4"::equals).count());
        }

        assertThat(keepalives)
                .isEqualTo(java.util.stream.IntStream.rangeClosed(1, 30)
                        .mapToObj(second -> second % 3 == 0 ? 1 : 0)
                        .toList());
    }

    @Test
    void endsTheSessionWhenNothingIsHeardForTheHoldTime() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);
        bench.advance(100);
        bench.receive(connection, Wire.keepalive());
        connection.takeWritten();
        bench.events();

        bench.advance(179);
        assertThat(bench.peer.isEstablished()).isTrue();
        connection.takeWritten();
        bench.events();
        bench.advance(1);

        assertThat(sent(connection)).contains("3 0400");
        assertThat(connection.state()).isEqualTo(FakeConnection.State.CLOSED);
        assertThat(bench.events())
                .containsSubsequence(
                        "notification send 4/0", "state down (notification sent (4,0))", "fsm IDLE", "fsm ACTIVE");
    }

    @Test
    void takesAnyMessageForASignOfLife() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        for (int turn = 0; turn < 5; turn++) {
            bench.advance(179);
            bench.receive(connection, Wire.update("18 0a0000", "", ""));
        }

        assertThat(bench.peer.isEstablished()).isTrue();
    }

    @Test
    void enforcesTheHoldTimeWhileItWaitsForTheFirstKeepalive() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.start();
        connection.succeed();
        bench.receive(connection, Wire.message(Wire.OPEN, OPEN));
        connection.takeWritten();

        bench.advance(180);

        assertThat(sent(connection)).contains("3 0400");
    }

    @Test
    void staysUpWithoutKeepalivesWhereTheHoldTimeIsZero() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN.replace("00b4", "0000"));

        bench.advance(100_000);

        assertThat(bench.peer.isEstablished()).isTrue();
        assertThat(sent(connection)).isEmpty();
        bench.receive(connection, Wire.keepalive());
        assertThat(bench.peer.isEstablished()).isTrue();
        bench.receive(connection, Wire.keepalive());
        assertThat(sent(connection).get(0)).startsWith("3 0206");
    }

    @Test
    void doesNotWaitForAnOpenForEver() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.start();
        connection.succeed();
        bench.run();
        connection.takeWritten();

        bench.advance(60);

        assertThat(sent(connection))
                .containsExactly("3 0501" + text("waited for open too long, we do not like stuck in active"));
    }

    // ---- a peer whose window is shut

    @Test
    void endsTheSessionOfAPeerThatTakesNothingForEightMinutes() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);
        fill(bench, connection);

        passWithKeepalives(bench, connection, 479);
        assertThat(bench.peer.isEstablished()).isTrue();
        passWithKeepalives(bench, connection, 2);

        List<String> messages = sent(connection);
        assertThat(messages.get(messages.size() - 1)).isEqualTo("3 0800");
        assertThat(connection.state()).isEqualTo(FakeConnection.State.CLOSED);
    }

    @Test
    void keepsTheSessionOfAPeerThatTakesSomethingAtLast() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);
        fill(bench, connection);

        passWithKeepalives(bench, connection, 470);
        connection.unblock();
        bench.run();
        passWithKeepalives(bench, connection, 1000);

        assertThat(bench.peer.isEstablished()).isTrue();
        assertThat(bench.peer.isPending()).isFalse();
    }

    @Test
    void writesNoMoreThanFitsToAPeerWhoseWindowIsShut() {
        PeerBench bench = new PeerBench(new Definitions().with(NeighborSettings.GROUP_UPDATES, false));
        FakeConnection connection = bench.establish(OPEN);
        fill(bench, connection);

        assertThat(connection.unsentOctets()).isLessThan(2 * 256 * 1024);
        assertThat(bench.peer.isPending()).isTrue();
        connection.unblock();
        bench.run();
        assertThat(connection.takeWritten().length).isGreaterThan(20_000 * 48);
        assertThat(bench.peer.isPending()).isFalse();
    }

    /** Announces more than the socket takes. */
    private static void fill(PeerBench bench, FakeConnection connection) {
        connection.block();
        for (int index = 0; index < 20_000; index++) {
            bench.announce(String.format("20 0a%06x", index), index % 250);
        }
        for (int index = 0; index < 100_000; index++) {
            bench.announce(String.format("20 0b%06x", index), 251 + index % 2);
        }
        bench.run();
        assertThat(connection.isWritable()).isFalse();
    }

    private static void passWithKeepalives(PeerBench bench, FakeConnection connection, int seconds) {
        for (int second = 0; second < seconds; second++) {
            if (second % 50 == 0) {
                bench.receive(connection, Wire.keepalive());
            }
            bench.advance(1);
        }
    }

    // ---- down, and up again

    @Test
    void tellsThatItIsDownAndTriesAgainWhenThePeerCloses() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        connection.lose("closed by the peer");
        bench.run();

        assertThat(bench.events())
                .containsExactly("state down (closed by the peer)", "fsm IDLE", "fsm ACTIVE", "fsm IDLE");
        assertThat(bench.network.connections()).hasSize(2);
        assertThat(bench.peer.status().fsm()).isEqualTo("CONNECT");
    }

    @Test
    void doesNotAnswerANotification() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(connection, Wire.message(Wire.NOTIFICATION, "06 02 03 e4 f6 fc"));

        assertThat(sent(connection)).isEmpty();
        assertThat(connection.state()).isEqualTo(FakeConnection.State.CLOSED);
        assertThat(bench.events())
                .startsWith("notification receive 6/2", "state down (notification received (6,2))", "fsm IDLE");
    }

    @Test
    void beginsTheNextSessionWithAnEmptyHead() {
        PeerBench bench = new PeerBench();
        FakeConnection first = bench.establish(OPEN);
        bench.receive(first, Arrays.copyOf(Wire.update("", "", "18 0a0000"), 21));

        first.lose("closed by the peer");
        bench.run();
        FakeConnection second = bench.network.lastConnection();
        bench.connect(second, OPEN);

        assertThat(bench.peer.isEstablished()).isTrue();
    }

    @Test
    void takesNoLongMessagesInTheNextSessionUnlessTheyAreAgreedAgain() {
        PeerBench bench = new PeerBench();
        String extended = OPEN.replace("18 0206", "1c 0202 0600 0206");
        FakeConnection first = bench.establish(extended);
        bench.receive(first, Wire.update("18 0a0000".repeat(1200), "", ""));
        assertThat(bench.peer.isEstablished()).isTrue();

        first.lose("closed by the peer");
        bench.run();
        FakeConnection second = bench.network.lastConnection();
        bench.connect(second, OPEN);
        second.takeWritten();
        byte[] update = Wire.update("18 0a0000".repeat(1200), "", "");
        bench.receive(second, update);

        assertThat(sent(second)).containsExactly("3 0102" + Hex.lower(Arrays.copyOfRange(update, 16, 18)));
    }

    @Test
    void triesAgainAfterLongerAndLongerTimes() {
        PeerBench bench = new PeerBench();
        bench.start();
        List<Long> times = new ArrayList<>();
        long before = bench.loop.nowNanos();

        for (int attempt = 0; attempt < 8; attempt++) {
            int count = bench.network.connections().size();
            bench.network.lastConnection().fail("refused");
            bench.run();
            while (bench.network.connections().size() == count) {
                bench.advance(1);
            }
            times.add((bench.loop.nowNanos() - before) / 1_000_000_000L);
            before = bench.loop.nowNanos();
        }

        assertThat(times).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 7L, 9L);
        assertThat(bench.events())
                .doesNotContain("state connected")
                .filteredOn("fsm ACTIVE"::equals)
                .hasSize(9);
    }

    @Test
    void givesUpAfterTheAttemptsThatItHas() {
        PeerBench bench = new PeerBench(new Definitions(), false, 1 << 20, "3");
        bench.start();

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(bench.finished).isEmpty();
            bench.network.lastConnection().fail("refused");
            bench.advance(10);
        }

        assertThat(bench.finished).containsExactly(bench.peer);
        assertThat(bench.network.connections()).hasSize(3);
        bench.advance(1000);
        assertThat(bench.network.connections()).hasSize(3);
        assertThat(bench.loop.timerCount()).isZero();
    }

    @Test
    void countsALostSessionAsAnAttempt() {
        PeerBench bench = new PeerBench(new Definitions(), false, 1 << 20, "1");
        FakeConnection connection = bench.establish(OPEN);
        assertThat(bench.finished).isEmpty();

        connection.lose("closed by the peer");
        bench.advance(10);

        assertThat(bench.finished).containsExactly(bench.peer);
        assertThat(bench.network.connections()).hasSize(1);
    }

    @Test
    void neverConnectsWhenPassive() {
        PeerBench bench = new PeerBench(new Definitions().with(NeighborSettings.PASSIVE, true));
        bench.peer.start();
        bench.advance(1000);
        assertThat(bench.network.connections()).isEmpty();

        FakeConnection connection = bench.accepted();
        bench.receive(connection, Wire.join(Wire.message(Wire.OPEN, OPEN), Wire.keepalive()));
        assertThat(bench.peer.isEstablished()).isTrue();
        connection.lose("closed by the peer");
        bench.advance(1000);

        assertThat(bench.network.connections()).hasSize(1);
    }

    @Test
    void endsWithAFarewellAndNoTimerWhenItIsStopped() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.peer.stop(
                new org.herald.core.fsm.FsmOutput.SendNotification(6, 3, Farewells.cease(3, null)),
                "no longer configured");
        bench.run();

        assertThat(sent(connection)).containsExactly("3 0603" + text("Peer De-configured"));
        assertThat(bench.events())
                .containsExactly("notification send 6/3", "state down (no longer configured)", "fsm IDLE");
        bench.advance(1000);
        assertThat(bench.loop.timerCount()).isZero();
        assertThat(bench.network.connections()).hasSize(1);
    }

    @Test
    void startsAgainAfterItWasStopped() {
        PeerBench bench = new PeerBench();
        bench.establish(OPEN);
        bench.peer.stop(null, "definition changed");

        FakeConnection again = bench.start();
        bench.connect(again, OPEN);

        assertThat(bench.peer.isEstablished()).isTrue();
    }

    // ---- teardown

    static Stream<Arguments> teardowns() {
        return Stream.of(
                Arguments.of(2, null, "1741646d696e6973747261746976652053687574646f776e"),
                Arguments.of(4, null, "1441646d696e697374726174697665205265736574"),
                Arguments.of(4, "", "00"),
                Arguments.of(2, "maintenance", "0b6d61696e74656e616e6365"),
                Arguments.of(2, "a".repeat(128), "80" + "61".repeat(128)),
                Arguments.of(2, "a".repeat(129), "80" + "61".repeat(128)),
                Arguments.of(2, "a".repeat(127) + "\u00e4", "7f" + "61".repeat(127)),
                Arguments.of(2, "a".repeat(126) + "\u20ac", "7e" + "61".repeat(126)),
                Arguments.of(3, null, "50656572204465 2d636f6e66696775726564".replace(" ", "")),
                Arguments.of(6, "text", "74657874"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("teardowns")
    void tearsTheSessionDownWithASubcodeAndAText(int subcode, String text, String data) {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        boolean isDone = bench.peer.teardown(subcode, text);
        bench.run();

        assertThat(isDone).isTrue();
        assertThat(sent(connection)).containsExactly("3 060" + subcode + data);
        assertThat(bench.events()).startsWith("notification send 6/" + subcode);
        assertThat(bench.network.connections()).as("tried again at once").hasSize(2);
    }

    @Test
    void hasNothingToTearDownBeforeItIsUp() {
        PeerBench bench = new PeerBench();
        bench.start();

        assertThat(bench.peer.teardown(4, null)).isFalse();
    }

    // ---- what is not expected

    @Test
    void refusesOtherMessagesBeforeTheOpen() {
        record Row(byte[] message, String name) {}
        List<Row> rows = List.of(
                new Row(Wire.keepalive(), "KEEPALIVE"),
                new Row(Wire.update("", "", ""), "UPDATE"),
                new Row(Wire.message(Wire.ROUTE_REFRESH, "00010001"), "ROUTE_REFRESH"),
                new Row(Wire.message(6, "0001 0003 000101"), "OPERATIONAL"));
        for (Row row : rows) {
            PeerBench bench = new PeerBench();
            FakeConnection connection = bench.start();
            connection.succeed();
            bench.run();
            connection.takeWritten();

            bench.receive(connection, row.message());

            assertThat(sent(connection))
                    .containsExactly(
                            "3 0501" + text("The first packet received is not an open message (" + row.name() + ")"));
        }
    }

    @Test
    void refusesOtherMessagesBeforeTheFirstKeepalive() {
        List<byte[]> messages = List.of(
                Wire.update("", "", ""),
                Wire.message(Wire.OPEN, OPEN),
                Wire.message(Wire.ROUTE_REFRESH, "00010001"),
                Wire.message(6, "0001 0003 000101"));
        for (byte[] message : messages) {
            PeerBench bench = new PeerBench();
            FakeConnection connection = bench.start();
            connection.succeed();
            bench.receive(connection, Wire.message(Wire.OPEN, OPEN));
            connection.takeWritten();

            bench.receive(connection, message);

            assertThat(sent(connection))
                    .containsExactly("3 0502" + text("Receive Unexpected Message in OpenConfirm State"));
        }
    }

    @Test
    void refusesAnOpenWhileItIsUp() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(connection, Wire.message(Wire.OPEN, OPEN));

        assertThat(sent(connection).get(0)).startsWith("3 0503");
        assertThat(bench.events()).containsSubsequence("open receive 65002", "notification send 5/3");
    }

    @Test
    void refusesAMessageOfUnknownTypeWithThatType() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(connection, Wire.message(9, "0102"));

        assertThat(sent(connection)).containsExactly("3 0103" + "09");
    }

    @Test
    void refusesAMessageOfUnknownTypeAsTheProgramDoesThatItIsNamedAfter() {
        PeerBench bench = new PeerBench(new Definitions(), true, 1 << 20, "");
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(connection, Wire.message(9, "0102"));

        assertThat(sent(connection)).containsExactly("3 0100" + text("can not decode update message of type \"9\""));
    }

    @Test
    void refusesOctetsThatAreNotBgp() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(connection, "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(sent(connection))
                .containsExactly("3 0101" + text("The packet received does not contain a BGP marker"));
        assertThat(connection.state()).isEqualTo(FakeConnection.State.CLOSED);
    }

    @Test
    void handlesNothingBehindAMessageThatEndedTheSession() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(
                connection, Wire.join(Wire.message(9, ""), Wire.update("18 0a0000", "", ""), Wire.message(9, "")));

        assertThat(sent(connection)).hasSize(1);
        assertThat(bench.events()).noneMatch(event -> event.startsWith("update"));
    }

    @Test
    void tellsOperationalMessagesAndGoesOn() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(connection, Wire.message(6, "0001 0007 0001 01 74657874"));
        bench.receive(connection, Wire.message(6, "0001 ffff 0001 01"));

        assertThat(bench.events()).containsExactly("operational receive 1", "operational receive 1");
        assertThat(bench.peer.isEstablished()).isTrue();
    }

    // ---- OPENs that are refused

    static Stream<Arguments> opens() {
        String end = " 10 0206 010400010001 0206 41040000fdea";
        return Stream.of(
                Arguments.of("version 3", "03 fdea 00b4 c0000202" + end, "0201" + "0004"),
                Arguments.of(
                        "another AS",
                        "04 fdeb 00b4 c0000202 08 0206 41040000fdeb",
                        "0202" + text("ASN in OPEN (65003) did not match ASN expected (65002)")),
                Arguments.of(
                        "another AS in the capability",
                        "04 fdea 00b4 c0000202 08 0206 41040000fdeb",
                        "0202" + text("ASN in OPEN (65003) did not match ASN expected (65002)")),
                Arguments.of("AS 0", "04 0000 00b4 c0000202 00", "0202" + text("ASN in OPEN is 0 (RFC 7607)")),
                Arguments.of(
                        "identifier 0.0.0.0",
                        "04 fdea 00b4 00000000" + end,
                        "0203" + text("0.0.0.0 is an invalid router_id")),
                Arguments.of("hold time 1", "04 fdea 0001 c0000202" + end, "0206" + text("Hold Time is invalid (1)")),
                Arguments.of("hold time 2", "04 fdea 0002 c0000202" + end, "0206" + text("Hold Time is invalid (2)")),
                Arguments.of(
                        "an unknown parameter",
                        "04 fdea 00b4 c0000202 03 0301 00",
                        "0204" + text("unknown OPEN parameter 3")),
                Arguments.of(
                        "parameters past the end",
                        "04 fdea 00b4 c0000202 08 0206 0104",
                        "0200" + text("OPEN optional parameters: length 8 where 4 octets follow")),
                Arguments.of(
                        "a capability of wrong length",
                        "04 fdea 00b4 c0000202 05 0203 020100",
                        "0200" + text("route-refresh has a value of 1 octets, it takes none")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("opens")
    void refusesAnOpen(String name, String open, String notification) {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.start();
        connection.succeed();
        bench.run();
        connection.takeWritten();
        bench.events();

        bench.receive(connection, Wire.message(Wire.OPEN, open));

        assertThat(sent(connection)).containsExactly("3 " + notification);
        assertThat(connection.state()).isEqualTo(FakeConnection.State.CLOSED);
        assertThat(bench.events())
                .containsSubsequence(
                        "notification send 2/" + Integer.parseInt(notification.substring(2, 4), 16), "fsm IDLE");
    }

    @Test
    void refusesOurIdentifierFromInsideOurAutonomousSystem() {
        PeerBench bench = new PeerBench(new Definitions().peerAs(65001));
        FakeConnection connection = bench.start();
        connection.succeed();
        bench.run();
        connection.takeWritten();

        bench.receive(connection, Wire.message(Wire.OPEN, "04 fde9 00b4 c0000201 00"));

        assertThat(sent(connection).get(0)).startsWith("3 0203");
    }

    @Test
    void comesUpWithAPeerWithoutCapabilities() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.start();

        bench.connect(connection, "04 fdea 00b4 c0000202 00");

        assertThat(bench.events()).contains("negotiated [1/1]");
        assertThat(sent(connection)).contains(END_OF_RIB_4).doesNotContain(END_OF_RIB_6);
    }

    @Test
    void comesUpWithoutACommonFamily() {
        PeerBench bench = new PeerBench(new Definitions().families(FamilyId.IPV6_UNICAST));

        bench.establish("04 fdea 00b4 c0000202 00");

        assertThat(bench.peer.isEstablished()).isTrue();
    }

    private static String text(String words) {
        return Hex.lower(words.getBytes(StandardCharsets.US_ASCII));
    }
}
