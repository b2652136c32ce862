package org.herald.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.core.session.PeerBench.OPEN;
import static org.herald.core.session.PeerBench.OPEN_REFRESHING;
import static org.herald.core.session.PeerBench.sent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.TextWriter;
import org.herald.api.client.PeerControl;
import org.herald.api.daemon.ApiLink;
import org.herald.api.daemon.ApiLink.MessageInterest;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.core.registry.Registries;
import org.herald.core.testing.Definitions;
import org.herald.core.testing.Installed;
import org.herald.core.testing.Wire;
import org.herald.testkit.FakeConnection;
import org.junit.jupiter.api.Test;

class PeerTrafficTest {
    private static final String END_OF_RIB_4 = "2 00000000";
    private static final String END_OF_RIB_6 = "2 00000007900f0003000201";
    private static final String EBGP = "40010100 400206 0201 0000fdea 400304 c0000202 ";

    /** What our routes look like: ORIGIN, AS_PATH 65001, NEXT_HOP 192.0.2.1. */
    private static final String OURS = "2 0000" + "0014" + "40010100" + "4002060201" + "0000fde9" + "400304c0000201";

    // ---- out

    @Test
    void sendsWhatWaitedBeforeTheEndOfRib() {
        PeerBench bench = new PeerBench();
        bench.announce("18 0a0000");
        bench.announce("18 0a0001");
        FakeConnection connection = bench.start();

        bench.connect(connection, OPEN);

        assertThat(sent(connection).subList(2, 5))
                .containsExactly(OURS + "180a0000180a0001", END_OF_RIB_4, END_OF_RIB_6);
    }

    @Test
    void sendsAnIpv4NextHopAsItIsWhereTheConfigurationHasItForTheFamily() {
        PeerBench bench = new PeerBench(
                new Definitions().with("neighbor/nexthop", List.of("ipv4 unicast ipv6", "ipv6 unicast ipv4")));
        FakeConnection connection = bench.establish(OPEN);

        bench.peer.announce(ipv6("20 20010db8"));
        bench.run();

        assertThat(sent(connection))
                .containsExactly("2 0000" + "0025" + "40010100" + "4002060201" + "0000fde9" + "400304c0000201"
                        + "800e0e00020104c000020100" + "2020010db8");
    }

    private static RouteDraft ipv6(String nlri) {
        RouteDraft draft = Definitions.ipv4(new RouteDraft(), nlri);
        draft.family(FamilyId.IPV6_UNICAST);
        return draft;
    }

    @Test
    void sendsNoEndOfRibByItselfWhereItIsManual() {
        PeerBench bench = new PeerBench(new Definitions().with(NeighborSettings.MANUAL_EOR, true));
        bench.announce("18 0a0000");
        FakeConnection connection = bench.start();
        bench.connect(connection, OPEN);
        assertThat(sent(connection).subList(2, 3)).containsExactly(OURS + "180a0000");

        boolean isSent = bench.peer.sendEndOfRib(FamilyId.IPV4_UNICAST);
        bench.run();

        assertThat(isSent).isTrue();
        assertThat(sent(connection)).containsExactly(END_OF_RIB_4);
        assertThat(bench.peer.sendEndOfRib(new FamilyId(1, 2))).isFalse();
    }

    @Test
    void sendsEndOfRibOnlyOfFamiliesThatWereAgreed() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.start();

        bench.connect(connection, OPEN.replace("18 0206 010400010001", "10"));

        assertThat(sent(connection)).contains(END_OF_RIB_6).doesNotContain(END_OF_RIB_4);
    }

    @Test
    void sendsAllAgainInTheNextSession() {
        PeerBench bench = new PeerBench();
        FakeConnection first = bench.establish(OPEN);
        bench.announce("18 0a0000");
        bench.run();
        assertThat(sent(first)).containsExactly(OURS + "180a0000");

        first.lose("closed by the peer");
        bench.announce("18 0a0001");
        bench.run();
        FakeConnection second = bench.network.lastConnection();
        bench.connect(second, OPEN);

        assertThat(sent(second).subList(2, 5)).containsExactly(OURS + "180a0000180a0001", END_OF_RIB_4, END_OF_RIB_6);
    }

    @Test
    void sendsNothingAgainWhereRoutesAreNotKept() {
        PeerBench bench = new PeerBench(new Definitions().with(NeighborSettings.ADJ_RIB_OUT, false));
        FakeConnection first = bench.establish(OPEN);
        bench.announce("18 0a0000");
        bench.run();
        bench.announce("18 0a0000");
        bench.run();
        assertThat(sent(first)).containsExactly(OURS + "180a0000", OURS + "180a0000");

        first.lose("closed by the peer");
        bench.run();
        FakeConnection second = bench.network.lastConnection();
        bench.connect(second, OPEN);

        assertThat(sent(second).subList(2, 4)).containsExactly(END_OF_RIB_4, END_OF_RIB_6);
    }

    @Test
    void sendsNoWithdrawalOfWhatWasWithdrawnBeforeItWasUp() {
        PeerBench bench = new PeerBench();
        bench.announce("18 0a0000");
        bench.withdraw("18 0a0000");
        bench.withdraw("18 0a0001");
        FakeConnection connection = bench.start();

        bench.connect(connection, OPEN);

        assertThat(sent(connection).subList(2, 4)).containsExactly(END_OF_RIB_4, END_OF_RIB_6);
    }

    @Test
    void sendsWithdrawals() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.withdraw("18 0a0001");
        bench.run();

        assertThat(sent(connection)).containsExactly("2 0004180a0001" + "0000");
        assertThat(bench.events()).containsExactly("update send -1/1 180a0001");
    }

    @Test
    void sharesMessagesBetweenRoutesOfOneTurn() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.announce("18 0a0001");
        bench.announce("18 0a0000");
        bench.announce("18 0a0002", 7);
        bench.run();

        assertThat(sent(connection))
                .containsExactly(
                        OURS + "180a0000180a0001",
                        "2 0000" + "001b" + OURS.substring(10) + "800404" + "00000007" + "180a0002");
        assertThat(bench.events()).containsExactly("update send +1/1 180a0000180a0001", "update send +1/1 180a0002");
    }

    @Test
    void sendsEachRouteByItselfWhereGroupingIsOff() {
        PeerBench bench = new PeerBench(new Definitions().with(NeighborSettings.GROUP_UPDATES, false));
        FakeConnection connection = bench.establish(OPEN);

        bench.announce("18 0a0001");
        bench.announce("18 0a0000");
        bench.run();

        assertThat(sent(connection)).containsExactly(OURS + "180a0001", OURS + "180a0000");
    }

    @Test
    void keepsToItsRateLimit() {
        PeerBench bench = new PeerBench(
                new Definitions().with(NeighborSettings.GROUP_UPDATES, false).with(NeighborSettings.RATE_LIMIT, 3));
        FakeConnection connection = bench.establish(OPEN);
        bench.advance(5);
        connection.takeWritten();
        for (int index = 0; index < 10; index++) {
            bench.announce(String.format("20 0a00%04x", index));
            bench.withdraw(String.format("20 0b00%04x", index));
        }

        List<Integer> counts = new ArrayList<>();
        for (int second = 0; second < 8; second++) {
            bench.run();
            counts.add(sent(connection).size());
            bench.advance(1);
        }

        assertThat(counts).containsExactly(3, 3, 3, 3, 3, 3, 2, 0);
    }

    private static PeerBench refreshing() {
        return new PeerBench(new Definitions().with("neighbor/capability/route-refresh", true));
    }

    @Test
    void framesTheAnswerToARefreshWhereThatWasAgreed() {
        PeerBench bench = refreshing();
        FakeConnection connection = bench.establish(OPEN_REFRESHING);
        bench.announce("18 0a0000");
        bench.run();
        connection.takeWritten();
        bench.events();

        bench.receive(connection, Wire.message(Wire.ROUTE_REFRESH, "0001 00 01"));

        assertThat(sent(connection)).containsExactly("5 00010101", OURS + "180a0000", "5 00010201");
        assertThat(bench.events())
                .containsExactly(
                        "refresh receive 1/1 query",
                        "refresh send 1/1 begin",
                        "update send +1/1 180a0000",
                        "refresh send 1/1 end");
    }

    @Test
    void doesNotFrameTheAnswerToAPlainRefresh() {
        PeerBench bench = refreshing();
        FakeConnection connection =
                bench.establish(OPEN_REFRESHING.replace("20 0206", "1c 0206").replace(" 0202 4600", ""));
        bench.announce("18 0a0000");
        bench.run();
        connection.takeWritten();

        bench.receive(connection, Wire.message(Wire.ROUTE_REFRESH, "0001 00 01"));

        assertThat(sent(connection)).containsExactly(OURS + "180a0000");
    }

    @Test
    void answersNeitherBeginNorEndNorUnknownSubtypesNorUnknownFamilies() {
        PeerBench bench = refreshing();
        FakeConnection connection = bench.establish(OPEN_REFRESHING);
        bench.announce("18 0a0000");
        bench.run();
        connection.takeWritten();

        for (String refresh : List.of("0001 01 01", "0001 02 01", "0001 03 01", "0001 ff 01", "0009 00 09")) {
            bench.receive(connection, Wire.message(Wire.ROUTE_REFRESH, refresh));
        }

        assertThat(sent(connection)).isEmpty();
        assertThat(bench.peer.isEstablished()).isTrue();
    }

    @Test
    void refusesARefreshOfWrongLengthWithTheWholeMessageWhereFramesWereAgreed() {
        PeerBench bench = refreshing();
        FakeConnection connection = bench.establish(OPEN_REFRESHING);
        byte[] refresh = Wire.message(Wire.ROUTE_REFRESH, "0001 00 01 00");

        bench.receive(connection, refresh);

        assertThat(sent(connection)).containsExactly("3 0701" + Hex.lower(refresh));
    }

    @Test
    void refusesARefreshOfWrongLengthAsAnyMessageWhereFramesWereNotAgreed() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(connection, Wire.message(Wire.ROUTE_REFRESH, "0001 00 01 00"));

        assertThat(sent(connection)).containsExactly("3 0102" + "0018");
    }

    @Test
    void asksForARefreshWhereThatWasAgreed() {
        PeerBench bench = refreshing();
        FakeConnection connection = bench.establish(OPEN_REFRESHING);

        assertThat(bench.peer.sendRouteRefresh(FamilyId.IPV4_UNICAST)).isTrue();
        assertThat(bench.peer.sendRouteRefresh(new FamilyId(1, 2))).isFalse();
        bench.run();

        assertThat(sent(connection)).containsExactly("5 00010001");
    }

    @Test
    void asksForNoRefreshWhereThatWasNotAgreed() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        assertThat(bench.peer.sendRouteRefresh(FamilyId.IPV4_UNICAST)).isFalse();

        assertThat(sent(connection)).isEmpty();
    }

    @Test
    void withdrawsAllWhenItIsCleared() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);
        bench.announce("18 0a0000");
        bench.run();
        connection.takeWritten();

        bench.peer.clearOut();
        bench.run();

        assertThat(sent(connection)).containsExactly("2 0004180a0000" + "0000");
        assertThat(bench.blocks.count()).isZero();
    }

    // ---- in

    @Test
    void tellsUpdatesAndKeepsTheirRoutes() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(connection, Wire.update("", EBGP, "18 0a0000 18 0a0001"));
        bench.receive(connection, Wire.update("18 0a0000", "", ""));

        assertThat(bench.events())
                .containsExactly("update receive +1/1 180a0000180a0001", "update receive -1/1 180a0000");
        assertThat(routesIn(bench)).containsExactly("10.0.1.0/24 next-hop 192.0.2.2");
    }

    @Test
    void keepsAttributesOfTwoOctetSessionsInFourOctets() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish("04 fdea 00b4 c0000202 00");

        bench.receive(
                connection,
                Wire.update("", "40010100 400206 0202 fdea 5ba0 400304 c0000202 c01106 0201 fa56ea00", "18 0a0000"));

        assertThat(routesIn(bench, PeerControl.RouteCursor.Detail.EVERYTHING))
                .singleElement()
                .asString()
                .contains("65002 4200000000");
    }

    @Test
    void forgetsThePeersRoutesAtTheNextSession() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);
        bench.receive(connection, Wire.update("", EBGP, "18 0a0000"));

        connection.lose("closed by the peer");
        bench.run();
        bench.connect(bench.network.lastConnection(), OPEN);

        assertThat(routesIn(bench)).isEmpty();
        assertThat(bench.blocks.count()).isZero();
    }

    @Test
    void keepsNoRoutesOfThePeerWhereThatIsOff() {
        PeerBench bench = new PeerBench(new Definitions().with(NeighborSettings.ADJ_RIB_IN, false));
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(connection, Wire.update("", EBGP, "18 0a0000"));

        assertThat(routesIn(bench)).isEmpty();
        assertThat(bench.events()).hasSize(1);
    }

    @Test
    void takesRoutesOfAMalformedUpdateOut() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);
        bench.receive(connection, Wire.update("", EBGP, "18 0a0000"));
        bench.events();

        bench.receive(connection, Wire.update("", EBGP + "c00800", "18 0a0000"));

        assertThat(bench.events()).containsExactly("update receive -1/1 180a0000");
        assertThat(routesIn(bench)).isEmpty();
        assertThat(bench.peer.isEstablished()).isTrue();
    }

    @Test
    void endsTheSessionForAnUpdateThatDemandsIt() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(connection, Wire.update("", EBGP, "21 0a00000000"));

        assertThat(sent(connection)).containsExactly("3 030a" + "210a00000000");
        assertThat(bench.peer.isEstablished()).isFalse();
    }

    @Test
    void cutsTheDataOfItsNotificationToWhatAnyPeerTakes() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN.replace("18 0206", "1c 0202 0600 0206"));

        bench.receive(connection, Wire.update("", EBGP, "18 0a0000".repeat(3000) + "21 0a00000000"));

        byte[] notification = connection.takeWritten();
        assertThat(notification).hasSize(4096);
        assertThat(notification[20]).isEqualTo((byte) 10);
    }

    @Test
    void enforcesTheFirstAutonomousSystemWhereThatIsOn() {
        PeerBench bench = new PeerBench(new Definitions().with(NeighborSettings.ENFORCE_FIRST_AS, true));
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(connection, Wire.update("", EBGP, "18 0a0000"));
        bench.receive(connection, Wire.update("", EBGP.replace("fdea", "fdeb"), "18 0a0001"));

        assertThat(bench.events()).containsExactly("update receive +1/1 180a0000", "update receive -1/1 180a0001");
    }

    @Test
    void tellsEndOfRibOfThePeer() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);

        bench.receive(connection, Wire.update("", "", ""));
        bench.receive(connection, Wire.update("", "800f03 0002 01", ""));

        assertThat(bench.events()).containsExactly("update receive end 1/1", "update receive end 2/1");
    }

    @Test
    void tellsRoutesOfAFamilyThatLeftAsOctetsAndStillWithdrawsOurs() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);
        bench.announce("18 0a0000");
        bench.run();
        connection.takeWritten();
        bench.events();

        Installed.PROVIDERS.stream()
                .filter(provider -> provider instanceof org.herald.family.ipv4.unicast.Ipv4UnicastFamily)
                .forEach(family -> Registries.remove(bench.registry, (org.herald.api.bgp.AddressFamily<?>) family));
        bench.receive(connection, Wire.update("", EBGP, "18 0b0000"));
        bench.withdraw("18 0a0000");
        bench.run();

        assertThat(bench.events()).containsExactly("update receive +1/1 raw 180b0000", "update send -1/1 raw 180a0000");
        assertThat(sent(connection)).containsExactly("2 0004180a0000" + "0000");
        assertThat(bench.peer.isEstablished()).isTrue();
    }

    @Test
    void tellsAnUpdateAsOctetsWhereItCannotBeShownOtherwise() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);
        bench.encoder.fail(true);

        bench.receive(connection, Wire.update("", EBGP, "18 0a0000"));

        assertThat(bench.events()).containsExactly("update receive +1/1 raw 180a0000");
    }

    // ---- what programs are told

    private static List<String> told(Set<MessageInterest> interests) {
        ApiLink link = new ApiLink(List.of("watcher"), List.of(), false, false, false, false, Set.of(), interests);
        PeerBench bench = new PeerBench(new Definitions().links(link));
        FakeConnection connection = bench.establish(OPEN);
        bench.receive(connection, Wire.update("18 0a0000", "", ""));
        return bench.events();
    }

    @Test
    void tellsMessagesInTheFormsThatWereAskedFor() {
        MessageInterest update = MessageInterest.UPDATE;
        MessageInterest parsed = MessageInterest.PARSED;
        MessageInterest packets = MessageInterest.PACKETS;
        MessageInterest consolidate = MessageInterest.CONSOLIDATE;

        assertThat(told(Set.of(update))).isEmpty();
        assertThat(told(Set.of(parsed))).isEmpty();
        assertThat(told(Set.of(update, parsed))).containsExactly("update receive -1/1 180a0000");
        assertThat(told(Set.of(update, packets))).containsExactly("raw receive 2");
        assertThat(told(Set.of(update, packets, parsed)))
                .containsExactly("raw receive 2", "update receive -1/1 180a0000");
        assertThat(told(Set.of(update, consolidate))).containsExactly("update receive -1/1 180a0000");
        assertThat(told(Set.of(update, consolidate, packets))).containsExactly("update receive -1/1 180a0000");
    }

    // ---- programs that do not read

    private static PeerBench narrow() {
        return new PeerBench(new Definitions(), false, 4000, "");
    }

    /** Has the peer send until it is not read any more. */
    private static int overfill(PeerBench bench, FakeConnection connection) {
        int count = 0;
        while (connection.isReading()) {
            bench.receive(connection, Wire.update(String.format("20 0a%06x", count++), "", ""));
            assertThat(count).isLessThan(10_000);
        }
        return count;
    }

    @Test
    void stopsReadingFromThePeerOfAProgramThatDoesNotReadAndLosesNothing() {
        PeerBench bench = narrow();
        FakeConnection connection = bench.establish(OPEN);

        int count = overfill(bench, connection);
        for (int index = 0; index < 100; index++) {
            bench.receive(connection, Wire.update(String.format("20 0b%06x", index), "", ""));
        }
        assertThat(bench.watcher.waitingOctets()).isBetween(4000L, 4100L);

        List<String> events = new ArrayList<>(bench.events());
        bench.run();
        assertThat(connection.isReading()).isTrue();
        events.addAll(bench.events());
        assertThat(events).hasSize(count + 100);
        assertThat(bench.watcher.lossCount()).isZero();
    }

    @Test
    void doesNotTakeItsOwnPauseForThePeersSilence() {
        PeerBench bench = narrow();
        FakeConnection connection = bench.establish(OPEN);
        overfill(bench, connection);
        connection.takeWritten();

        bench.advance(1000);

        assertThat(bench.peer.isEstablished()).isTrue();
        assertThat(sent(connection)).as("KEEPALIVEs go on").hasSize(16).containsOnly("4");
        bench.events();
        bench.run();
        assertThat(connection.isReading()).isTrue();
        bench.advance(179);
        assertThat(bench.peer.isEstablished()).isTrue();
        bench.advance(2);
        assertThat(bench.peer.isEstablished()).isFalse();
    }

    @Test
    void readsInTheNextSessionAlthoughTheLastOneWasPaused() {
        PeerBench bench = narrow();
        FakeConnection connection = bench.establish(OPEN);
        overfill(bench, connection);

        connection.lose("closed by the peer");
        bench.run();
        FakeConnection second = bench.network.lastConnection();
        bench.connect(second, OPEN);

        assertThat(second.isReading()).isTrue();
        overfill(bench, second);
        bench.events();
        bench.run();
        assertThat(second.isReading()).isTrue();
    }

    @Test
    void pausesThePeerOfAProgramWhoseEncoderIsNotInstalled() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);
        Registries.remove(bench.registry, bench.encoder);

        bench.receive(connection, Wire.update("18 0a0000", "", ""));
        assertThat(connection.isReading()).isFalse();
        bench.receive(connection, Wire.update("18 0a0001", "", ""));
        Registries.install(bench.registry, bench.encoder);
        bench.peer.drained(bench.watcher);
        bench.run();

        assertThat(connection.isReading()).isTrue();
        assertThat(bench.events()).contains("update receive -1/1 180a0001");
    }

    // ---- what show prints

    private static List<String> routesIn(PeerBench bench) {
        return routesIn(bench, PeerControl.RouteCursor.Detail.NEXT_HOP);
    }

    private static List<String> routesIn(PeerBench bench, PeerControl.RouteCursor.Detail detail) {
        List<String> lines = new ArrayList<>();
        PeerControl.RouteCursor cursor = bench.peer.routes(PeerControl.RibSide.IN);
        while (cursor.next()) {
            org.herald.api.wire.WireWriter text = new org.herald.api.wire.WireWriter();
            TextWriter out = new TextWriter(text, Dialect.TEXT5);
            cursor.print(out, detail);
            lines.add(new String(text.toByteArray(), StandardCharsets.US_ASCII).strip());
        }
        return lines;
    }

    @Test
    void countsMessagesOfBothDirections() {
        PeerBench bench = new PeerBench();
        FakeConnection connection = bench.establish(OPEN);
        bench.announce("18 0a0000");
        bench.run();
        bench.receive(connection, Wire.update("18 0a0000", "", ""));
        bench.receive(connection, Wire.update("18 0a0000", "", ""));

        PeerControl.PeerStatus status = bench.peer.status();

        assertThat(status.counters().open()).containsExactly(1, 1);
        assertThat(status.counters().keepalive()).containsExactly(1, 1);
        assertThat(status.counters().update()).containsExactly(3, 2);
        assertThat(status.remoteRouterId()).hasToString("192.0.2.2");
        assertThat(status.remoteHoldTimeSeconds()).isEqualTo(180);
        assertThat(status.routesOut()).isEqualTo(1);
    }
}
