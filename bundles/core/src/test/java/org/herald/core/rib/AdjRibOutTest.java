package org.herald.core.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.WireWriter;
import org.junit.jupiter.api.Test;

class AdjRibOutTest {
    private static final FamilyId V4 = FamilyId.IPV4_UNICAST;
    private static final FamilyId V6 = FamilyId.IPV6_UNICAST;

    private final AttributeTable blocks = new AttributeTable();
    private final AdjRibOut rib = new AdjRibOut(blocks, true);
    private final Recorder sent = new Recorder();

    /** Notes {@code +KEY BLOCK} and {@code -KEY}, calls separated by {@code |}. */
    private final class Recorder implements AdjRibOut.Sender {
        final List<String> calls = new ArrayList<>();
        int budget = Integer.MAX_VALUE;

        @Override
        public boolean isWritable() {
            return budget > 0;
        }

        @Override
        public void withdraw(RouteTable routes, int[] entries, int count) {
            budget--;
            calls.add("-" + keys(routes, entries, count));
        }

        @Override
        public void announce(byte[] block, RouteTable routes, int[] entries, int count) {
            budget--;
            calls.add("+" + keys(routes, entries, count) + " as " + block[0]);
        }

        private String keys(RouteTable routes, int[] entries, int count) {
            List<String> keys = new ArrayList<>();
            for (int index = 0; index < count; index++) {
                int entry = entries[index];
                String path = routes.pathId(entry) == NlriCodec.NO_PATH_ID ? "" : "@" + routes.pathId(entry);
                assertThat(routes.family(entry)).isEqualTo(routes.family(entries[0]));
                keys.add((char) routes.nlriArray(entry)[routes.nlriFrom(entry)] + path);
            }
            return String.join(",", keys);
        }

        String take() {
            String all = String.join(" | ", calls);
            calls.clear();
            return all;
        }
    }

    // ---- announce

    @Test
    void sendsNothingOfARouteThatThePeerHasAlready() {
        up();
        announce("a", 1);
        flush();

        boolean isSent = announce("a", 1);

        assertThat(isSent).isFalse();
        assertThat(flush()).isEmpty();
    }

    @Test
    void sendsARouteWhoseAttributesChanged() {
        up();
        announce("a", 1);
        flush();

        announce("a", 2);

        assertThat(flush()).isEqualTo("+a as 2");
        assertThat(blocks.count()).isEqualTo(1);
    }

    @Test
    void sendsARouteWhoseLabelChangedAlthoughItsKeyAndAttributesDidNot() {
        up();
        announce(V4, "x", "a", 1);
        flush();

        announce(V4, "x", "b", 1);

        assertThat(flush()).isEqualTo("+b as 1");
        assertThat(rib.routes().count()).isEqualTo(1);
    }

    @Test
    void sendsTheLastOfSeveralChangesThatWaited() {
        up();

        announce("a", 1);
        announce("a", 2);
        announce("a", 3);

        assertThat(flush()).isEqualTo("+a as 3");
    }

    @Test
    void sendsEachFormOfARouteThatChangedBeforeTheFirstSession() {
        announce("a", 1);
        announce("b", 1);
        announce("a", 2);
        announce("a", 2);

        up();

        assertThat(flush()).isEqualTo("+a as 1 | +a as 2 | +b as 1");
        rib.sessionDown();
        up();
        assertThat(flush()).isEqualTo("+a as 2 | +b as 1");
    }

    @Test
    void sendsOnlyTheLastFormOfARouteThatChangedBetweenSessions() {
        announce("a", 1);
        up();
        flush();
        rib.sessionDown();

        announce("a", 2);
        announce("a", 3);
        up();

        assertThat(flush()).isEqualTo("+a as 3");
        assertThat(blocks.count()).isEqualTo(1);
    }

    @Test
    void sendsNoFormOfARouteThatWasWithdrawnBeforeTheFirstSession() {
        announce("a", 1);
        announce("a", 2);

        withdraw("a");
        up();

        assertThat(flush()).isEmpty();
        assertThat(blocks.count()).isZero();
    }

    @Test
    void remembersABoundedNumberOfForms() {
        for (int form = 0; form < 2 * SupersededRoutes.MOST_FORMS; form++) {
            announce("a", form % 2);
        }

        up();
        flush();

        assertThat(blocks.count()).isEqualTo(1);
    }

    @Test
    void sendsOnceWhatChangedThereAndBackBeforeItWasSent() {
        up();
        announce("a", 1);
        flush();

        announce("a", 2);
        announce("a", 1);

        assertThat(flush()).isEqualTo("+a as 1");
    }

    @Test
    void groupsRoutesByAttributesInTheOrderOfTheirFirstUse() {
        up();

        announce("a", 2);
        announce("b", 1);
        announce("c", 2);

        assertThat(flush()).isEqualTo("+a,c as 2 | +b as 1");
    }

    @Test
    void separatesFamiliesInsideAGroup() {
        up();

        announce("a", 1);
        announce(V6, "b", "b", 1);
        announce("c", 1);

        assertThat(flush()).isEqualTo("+a,c as 1 | +b as 1");
    }

    @Test
    void takesPathIdentifiersForPartsOfTheKey() {
        up();
        int block = intern(1);

        for (long pathId : new long[] {NlriCodec.NO_PATH_ID, 0, 7}) {
            rib.announce(V4, pathId, writer("a"), writer("a"), block);
        }

        assertThat(flush()).isEqualTo("+a,a@0,a@7 as 1");
    }

    // ---- withdraw

    @Test
    void withdrawsARouteThatThePeerHas() {
        up();
        announce("a", 1);
        flush();

        boolean isSent = withdraw("a");

        assertThat(isSent).isTrue();
        assertThat(flush()).isEqualTo("-a");
        assertThat(rib.routes().count()).isZero();
        assertThat(blocks.count()).isZero();
    }

    @Test
    void withdrawsARouteThatWasNeverAnnounced() {
        up();

        boolean isSent = withdraw("a");

        assertThat(isSent).isTrue();
        assertThat(flush()).isEqualTo("-a");
        assertThat(rib.routes().count()).isZero();
    }

    @Test
    void sendsAWithdrawalOnceHoweverOftenItIsAskedFor() {
        up();
        announce("a", 1);
        flush();

        withdraw("a");
        withdraw("a");

        assertThat(flush()).isEqualTo("-a");
    }

    @Test
    void sendsNeitherAnnouncementNorWithdrawalOfARouteThatThePeerNeverGot() {
        up();

        announce("a", 1);
        withdraw("a");

        assertThat(flush()).isEmpty();
        assertThat(rib.routes().count()).isZero();
    }

    @Test
    void sendsTheWithdrawalOnlyOfARouteThatWasToChange() {
        up();
        announce("a", 1);
        flush();

        announce("a", 2);
        withdraw("a");

        assertThat(flush()).isEqualTo("-a");
    }

    @Test
    void sendsAWithdrawalAndThenTheAnnouncementOfARouteThatCameBack() {
        up();
        announce("a", 1);
        flush();

        withdraw("a");
        announce("a", 1);

        assertThat(flush()).isEqualTo("-a | +a as 1");
        assertThat(rib.routes().count()).isEqualTo(1);
        assertThat(announce("a", 1)).isFalse();
    }

    @Test
    void sendsOneWithdrawalOfARouteThatCameAndWentAgain() {
        up();
        announce("a", 1);
        flush();

        withdraw("a");
        announce("a", 2);
        withdraw("a");

        assertThat(flush()).isEqualTo("-a");
        assertThat(blocks.count()).isZero();
    }

    @Test
    void sendsWithdrawalsBeforeAnnouncementsEachFamilyByItself() {
        up();
        announce("a", 1);
        announce(V6, "b", "b", 1);
        announce("c", 1);
        flush();

        announce("d", 1);
        withdraw("a");
        withdraw(V6, "b");
        withdraw("c");

        assertThat(flush()).isEqualTo("-a | -b | -c | +d as 1");
    }

    @Test
    void showsTheAttributesThatAWithdrawalWasGiven() {
        up();
        int block = intern(5);

        rib.withdraw(V4, NlriCodec.NO_PATH_ID, writer("a"), writer("a"), block);
        blocks.release(block);

        assertThat(blocks.count()).isEqualTo(1);
        assertThat(flush()).isEqualTo("-a");
        assertThat(blocks.count()).isZero();
    }

    // ---- sessions

    @Test
    void keepsAnnouncementsUntilASessionIsUp() {
        boolean isSent = announce("a", 1);

        assertThat(isSent).isFalse();
        assertThat(rib.isPending()).isFalse();
        up();
        assertThat(flush()).isEqualTo("+a as 1");
    }

    @Test
    void dropsWithdrawalsBeforeASessionIsUp() {
        announce("a", 1);

        assertThat(withdraw("a")).isFalse();
        assertThat(withdraw("b")).isFalse();

        up();
        assertThat(flush()).isEmpty();
    }

    @Test
    void sendsAllAgainInTheNextSession() {
        up();
        announce("a", 1);
        announce("b", 2);
        flush();

        rib.sessionDown();
        up();

        assertThat(flush()).isEqualTo("+a as 1 | +b as 2");
    }

    @Test
    void sendsInTheOrderInWhichRoutesWereFirstAnnounced() {
        announce("b", 2);
        announce("a", 1);
        announce("c", 3);
        announce("b", 4);

        up();

        assertThat(flush()).isEqualTo("+b as 2 | +b as 4 | +a as 1 | +c as 3");
    }

    @Test
    void forgetsChangesThatWaitedWhenTheSessionEnds() {
        up();
        announce("a", 1);
        announce("b", 1);
        flush();
        withdraw("a");
        announce("b", 2);

        rib.sessionDown();
        up();

        assertThat(flush()).isEqualTo("+b as 2");
        assertThat(blocks.count()).isEqualTo(1);
    }

    @Test
    void announcesInTheNextSessionWhatWasWithdrawnAndCameBackBeforeTheEnd() {
        up();
        announce("a", 1);
        flush();
        withdraw("a");
        announce("a", 1);

        rib.sessionDown();
        up();

        assertThat(flush()).isEqualTo("+a as 1");
    }

    @Test
    void keepsRoutesOfFamiliesThatTheSessionDoesNotHave() {
        rib.sessionUp(V4::equals);
        assertThat(announce(V6, "b", "b", 1)).isFalse();
        assertThat(flush()).isEmpty();

        rib.sessionDown();
        up();

        assertThat(flush()).isEqualTo("+b as 1");
    }

    @Test
    void sendsNoWithdrawalInAFamilyThatTheSessionDoesNotHave() {
        rib.sessionUp(V4::equals);
        announce(V6, "b", "b", 1);

        assertThat(withdraw(V6, "b")).isFalse();
        assertThat(withdraw(V6, "c")).isFalse();

        assertThat(flush()).isEmpty();
        assertThat(rib.routes().count()).isZero();
    }

    @Test
    void runsWhatComesAfterTheFirstBurstBehindIt() {
        announce("a", 1);
        up();
        rib.afterAnnouncements(() -> sent.calls.add("eor"));

        assertThat(flush()).isEqualTo("+a as 1 | eor");
    }

    @Test
    void forgetsWhatWasToComeAfterAnnouncementsWhenTheSessionEnds() {
        up();
        rib.afterAnnouncements(() -> sent.calls.add("eor"));

        rib.sessionDown();
        up();

        assertThat(flush()).isEmpty();
    }

    // ---- resend and clear

    @Test
    void resendsOneFamily() {
        up();
        announce("a", 1);
        announce(V6, "b", "b", 1);
        announce("c", 2);
        flush();

        rib.resend(V4);

        assertThat(flush()).isEqualTo("+a as 1 | +c as 2");
    }

    @Test
    void resendsNothingThatIsOnItsWayAnyhow() {
        up();
        announce("a", 1);
        announce("b", 1);
        flush();
        withdraw("a");
        announce("b", 2);

        rib.resend(V4);

        assertThat(flush()).isEqualTo("-a | +b as 2");
    }

    @Test
    void resendsNothingWithoutASession() {
        announce("a", 1);

        rib.resend(V4);

        assertThat(rib.isPending()).isFalse();
    }

    @Test
    void withdrawsAllThatThePeerHasWhenItIsCleared() {
        up();
        announce("a", 1);
        announce("b", 2);
        flush();
        announce("b", 3);
        announce("c", 1);

        rib.clear();

        assertThat(flush()).isEqualTo("-a,b");
        assertThat(rib.routes().count()).isZero();
        assertThat(blocks.count()).isZero();
    }

    @Test
    void isEmptyWhenClearedWithoutASession() {
        announce("a", 1);

        rib.clear();
        up();

        assertThat(flush()).isEmpty();
        assertThat(blocks.count()).isZero();
    }

    // ---- without memory

    @Test
    void remembersNothingThatWasSentWhereItKeepsNoRoutes() {
        AdjRibOut forgetful = new AdjRibOut(blocks, false);
        int block = intern(1);
        forgetful.sessionUp(family -> true);

        forgetful.announce(V4, NlriCodec.NO_PATH_ID, writer("a"), writer("a"), block);
        forgetful.flush(sent);
        boolean isSentAgain = forgetful.announce(V4, NlriCodec.NO_PATH_ID, writer("a"), writer("a"), block);
        forgetful.flush(sent);
        forgetful.withdraw(V4, NlriCodec.NO_PATH_ID, writer("a"), writer("a"), AttributeTable.NONE);
        forgetful.flush(sent);

        assertThat(isSentAgain).isTrue();
        assertThat(sent.take()).isEqualTo("+a as 1 | +a as 1 | -a");
        assertThat(forgetful.routes().count()).isZero();
    }

    // ---- a slow peer

    @Test
    void goesOnWhereItStoppedWhenTheSocketTookNoMore() {
        up();
        announce("a", 1);
        announce("b", 2);
        announce("c", 3);
        sent.budget = 1;

        assertThat(flush()).isEqualTo("+a as 1");
        assertThat(rib.isPending()).isTrue();
        announce("c", 4);
        sent.budget = 10;

        assertThat(flush()).isEqualTo("+b as 2 | +c as 4");
        assertThat(rib.isPending()).isFalse();
    }

    @Test
    void sendsLargeGroupsInSteps() {
        up();
        int block = intern(1);
        for (int index = 0; index < AdjRibOut.MOST_ROUTES_A_STEP + 1; index++) {
            WireWriter key = new WireWriter().u32(index);
            rib.announce(V4, NlriCodec.NO_PATH_ID, key, key, block);
        }
        sent.budget = 1;

        rib.flush(sent);

        assertThat(sent.calls).hasSize(1);
        assertThat(rib.isPending()).isTrue();
        sent.budget = 5;
        rib.flush(sent);
        assertThat(sent.calls).hasSize(2);
        assertThat(rib.isPending()).isFalse();
    }

    // ---- all of it, against a model of the peer

    /** What a peer knows that applies all it is sent. */
    private final class PeerModel implements AdjRibOut.Sender {
        final Map<String, Integer> known = new HashMap<>();
        int budget;

        @Override
        public boolean isWritable() {
            return budget > 0;
        }

        @Override
        public void withdraw(RouteTable routes, int[] entries, int count) {
            budget--;
            for (int index = 0; index < count; index++) {
                known.remove(key(routes, entries[index]));
            }
        }

        @Override
        public void announce(byte[] block, RouteTable routes, int[] entries, int count) {
            budget--;
            for (int index = 0; index < count; index++) {
                known.put(key(routes, entries[index]), (int) block[0]);
            }
        }

        private String key(RouteTable routes, int entry) {
            return routes.family(entry) + " " + (char) routes.nlriArray(entry)[routes.nlriFrom(entry)];
        }
    }

    @Test
    void bringsThePeerToTheSameStateWhateverHappensInBetween() {
        Random random = new Random(11);
        PeerModel peer = new PeerModel();
        Map<String, Integer> wanted = new HashMap<>();
        boolean isUp = false;

        for (int turn = 0; turn < 200_000; turn++) {
            FamilyId family = random.nextBoolean() ? V4 : V6;
            String key = String.valueOf((char) ('a' + random.nextInt(26)));
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4 -> {
                    int block = 1 + random.nextInt(6);
                    announce(family, key, key, block);
                    wanted.put(family + " " + key, block);
                }
                case 5, 6, 7 -> {
                    withdraw(family, key);
                    wanted.remove(family + " " + key);
                }
                case 8, 9 -> {
                    peer.budget = random.nextInt(4);
                    rib.flush(peer);
                }
                case 10 -> rib.resend(family);
                default -> {
                    if (random.nextInt(20) == 0) {
                        rib.clear();
                        wanted.clear();
                    } else if (random.nextInt(20) == 0) {
                        isUp = toggle(isUp, peer);
                    }
                }
            }
            if (isUp && random.nextInt(50) == 0) {
                peer.budget = Integer.MAX_VALUE;
                rib.flush(peer);
                assertThat(peer.known).isEqualTo(wanted);
                assertThat(rib.routes().count()).isEqualTo(wanted.size());
                Set<Integer> used = new TreeSet<>(wanted.values());
                assertThat(blocks.count()).isEqualTo(used.size());
            }
        }
    }

    private boolean toggle(boolean isUp, PeerModel peer) {
        if (isUp) {
            rib.sessionDown();
        } else {
            peer.known.clear();
            rib.sessionUp(family -> true);
        }
        return !isUp;
    }

    // ---- help

    private void up() {
        rib.sessionUp(family -> true);
    }

    private String flush() {
        rib.flush(sent);
        return sent.take();
    }

    private boolean announce(String key, int block) {
        return announce(V4, key, key, block);
    }

    private boolean announce(FamilyId family, String key, String nlri, int block) {
        int id = intern(block);
        boolean isSent = rib.announce(family, NlriCodec.NO_PATH_ID, writer(key), writer(nlri), id);
        blocks.release(id);
        return isSent;
    }

    private boolean withdraw(String key) {
        return withdraw(V4, key);
    }

    private boolean withdraw(FamilyId family, String key) {
        return rib.withdraw(family, NlriCodec.NO_PATH_ID, writer(key), writer(key), AttributeTable.NONE);
    }

    private int intern(int block) {
        return blocks.intern(new byte[] {(byte) block}, 0, 1);
    }

    private static WireWriter writer(String text) {
        return new WireWriter().bytes(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
