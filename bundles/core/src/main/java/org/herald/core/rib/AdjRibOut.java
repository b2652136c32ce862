package org.herald.core.rib;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.Predicate;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a neighbor is to be told, and what of it is still to be sent. The outbound queue is state, not messages: of a route that changed
 * ten times while the peer did not read, the last form is sent. Used on the loop.
 *
 * <p>A route that the peer has and that is withdrawn and announced again before the next flush is sent as a withdrawal and then an announcement; a
 * route that the peer does not have yet and that is withdrawn is not sent at all; a withdrawal of an unknown route is sent. What changed before
 * the first session is sent in each of its forms (see {@link SupersededRoutes}).
 */
public final class AdjRibOut {
    /** At most so many routes of a group are sent before the socket is asked again. */
    public static final int MOST_ROUTES_A_STEP = 4096;

    private static final int ANNOUNCE = 1;
    private static final int WITHDRAW = 2;
    private static final int SENT = 4;

    private final AttributeTable blocks;
    private final boolean keepsRoutes;
    private RouteTable routes = new RouteTable();
    private final PendingAnnouncements announcements = new PendingAnnouncements();
    private final ArrayDeque<Runnable> afterAnnouncements = new ArrayDeque<>();
    private final SupersededRoutes superseded;
    private boolean hadSession;
    private int[] withdrawals = new int[16];
    private int withdrawalCount;
    private int withdrawalsTaken;
    private int[] step = new int[64];
    private @Nullable Predicate<FamilyId> session;

    /** Sends routes. */
    public interface Sender {
        /** Whether the socket takes more. */
        boolean isWritable();

        /** How many routes of a family to give at the most before asking {@link #isWritable} again, at least 1. */
        default int mostRoutes(FamilyId family) {
            return MOST_ROUTES_A_STEP;
        }

        /** Sends withdrawals of one family. */
        void withdraw(RouteTable routes, int[] entries, int count);

        /** Sends announcements of one family and one attribute block. */
        void announce(byte[] block, RouteTable routes, int[] entries, int count);
    }

    /** @param keepsRoutes whether routes are remembered once they are sent ({@code adj-rib-out}) */
    public AdjRibOut(AttributeTable blocks, boolean keepsRoutes) {
        this.blocks = blocks;
        this.keepsRoutes = keepsRoutes;
        this.superseded = new SupersededRoutes(blocks);
    }

    public RouteTable routes() {
        return routes;
    }

    /** Whether something waits to be sent. */
    public boolean isPending() {
        return session != null
                && (withdrawalsTaken < withdrawalCount || !announcements.isEmpty() || !afterAnnouncements.isEmpty());
    }

    /**
     * A session is up: everything of its families is to be sent, in the order in which routes were first announced, but that a route may have the
     * place of one that was taken out before it came.
     */
    public void sessionUp(Predicate<FamilyId> families) {
        session = families;
        hadSession = true;
        for (int entry = 0; entry < routes.limit(); entry++) {
            if (routes.isUsed(entry) && families.test(routes.family(entry))) {
                routes.state(entry, ANNOUNCE);
                announcements.add(entry, routes.attributes(entry));
            }
        }
    }

    /** The session ended: what was waiting is not, the routes stay. */
    public void sessionDown() {
        session = null;
        superseded.clear();
        announcements.clear();
        afterAnnouncements.clear();
        withdrawalCount = 0;
        withdrawalsTaken = 0;
        for (int entry = 0; entry < routes.limit(); entry++) {
            if (routes.isUsed(entry)) {
                if ((routes.state(entry) & WITHDRAW) != 0 && (routes.state(entry) & ANNOUNCE) == 0) {
                    forget(entry);
                } else {
                    routes.state(entry, 0);
                }
            }
        }
    }

    /** Runs once all that waits now was sent. */
    public void afterAnnouncements(Runnable action) {
        afterAnnouncements.addLast(action);
    }

    /** All routes of a family are to be sent again. */
    public void resend(FamilyId family) {
        if (session == null) {
            return;
        }
        for (int entry = 0; entry < routes.limit(); entry++) {
            if (routes.isUsed(entry)
                    && routes.family(entry).equals(family)
                    && (routes.state(entry) & (WITHDRAW | ANNOUNCE)) == 0) {
                markAnnounce(entry);
            }
        }
    }

    /**
     * Takes over a route.
     *
     * @param block number of its attributes, of which one use more is counted
     * @return whether it will be sent: false if the peer has it or is about to
     */
    public boolean announce(FamilyId family, long pathId, WireWriter key, WireWriter nlri, int block) {
        int entry = routes.find(family, pathId, key.array(), 0, key.size());
        if (entry == RouteTable.NONE) {
            entry = routes.add(family, pathId, key.array(), 0, key.size(), nlri.array(), 0, nlri.size());
        } else {
            boolean isNlriNew = routes.nlri(entry, nlri.array(), 0, nlri.size());
            int state = routes.state(entry);
            boolean isWithdrawn = (state & (WITHDRAW | ANNOUNCE)) == WITHDRAW;
            if (!isNlriNew && !isWithdrawn && routes.attributes(entry) == block && (state != 0 || session == null)) {
                return false;
            }
            if (!hadSession && !isNlriNew && routes.attributes(entry) != block) {
                superseded.add(routes, entry);
            }
            release(entry);
        }
        blocks.retain(block);
        routes.attributes(entry, block);
        if (session == null || !session.test(family)) {
            return false;
        }
        markAnnounce(entry);
        return true;
    }

    /**
     * Takes a route out.
     *
     * @param block attributes that the withdrawal shows in families that want them, or {@link AttributeTable#NONE}; one use more is counted
     * @return whether a withdrawal will be sent
     */
    public boolean withdraw(FamilyId family, long pathId, WireWriter key, WireWriter nlri, int block) {
        boolean isActive = session != null && session.test(family);
        // An earlier form of this route must not come after its withdrawal.
        superseded.clear();
        int entry = routes.find(family, pathId, key.array(), 0, key.size());
        if (entry == RouteTable.NONE) {
            if (!isActive) {
                return false;
            }
            entry = routes.add(family, pathId, key.array(), 0, key.size(), nlri.array(), 0, nlri.size());
        } else {
            int state = routes.state(entry);
            if (!isActive || (state & (SENT | WITHDRAW)) == 0) {
                forget(entry);
                return false;
            }
            release(entry);
        }
        if (block != AttributeTable.NONE) {
            blocks.retain(block);
        }
        routes.attributes(entry, block);
        markWithdraw(entry);
        return true;
    }

    /** Withdraws and forgets all. */
    public void clear() {
        superseded.clear();
        if (session == null) {
            for (int entry = 0; entry < routes.limit(); entry++) {
                if (routes.isUsed(entry)) {
                    release(entry);
                }
            }
            routes = new RouteTable();
            return;
        }
        for (int entry = 0; entry < routes.limit(); entry++) {
            if (routes.isUsed(entry)) {
                int state = routes.state(entry);
                if ((state & (SENT | WITHDRAW)) == 0) {
                    forget(entry);
                } else {
                    markWithdraw(entry);
                }
            }
        }
    }

    /** Sends what waits, as far as the socket takes it: withdrawals first, then announcements, then what was to come after them. */
    public void flush(Sender sender) {
        if (session != null && !superseded.isEmpty() && sender.isWritable()) {
            superseded.send(sender, session);
        }
        while (sender.isWritable() && isPending()) {
            if (withdrawalsTaken < withdrawalCount) {
                flushWithdrawals(sender);
            } else if (!announcements.isEmpty()) {
                flushAnnouncements(sender);
            } else {
                afterAnnouncements.removeFirst().run();
            }
        }
    }

    private void flushWithdrawals(Sender sender) {
        int count = 0;
        int most = MOST_ROUTES_A_STEP;
        FamilyId family = null;
        while (withdrawalsTaken < withdrawalCount && count < most) {
            int entry = withdrawals[withdrawalsTaken];
            if (isValid(entry, WITHDRAW)) {
                if (family != null && !family.equals(routes.family(entry))) {
                    break;
                }
                if (family == null) {
                    family = routes.family(entry);
                    most = sender.mostRoutes(family);
                }
                put(count++, entry);
                routes.state(entry, routes.state(entry) & ~(WITHDRAW | SENT));
            }
            withdrawalsTaken++;
        }
        if (withdrawalsTaken == withdrawalCount) {
            withdrawalsTaken = 0;
            withdrawalCount = 0;
        }
        if (count > 0) {
            sender.withdraw(routes, step, count);
        }
        for (int index = 0; index < count; index++) {
            if ((routes.state(step[index]) & ANNOUNCE) == 0) {
                forget(step[index]);
            }
        }
    }

    private void flushAnnouncements(Sender sender) {
        PendingAnnouncements.Group group = announcements.first();
        if (group == null) {
            return;
        }
        int count = 0;
        int most = MOST_ROUTES_A_STEP;
        FamilyId family = null;
        boolean hasOtherFamilies = false;
        for (int entry = group.next(); entry != RouteTable.NONE; entry = group.next()) {
            if (!isValid(entry, ANNOUNCE) || routes.attributes(entry) != group.block) {
                continue;
            }
            if (family == null || !family.equals(routes.family(entry))) {
                hasOtherFamilies |= family != null;
                family = routes.family(entry);
                most = Math.min(most, sender.mostRoutes(family));
            }
            put(count++, entry);
            routes.state(entry, SENT);
            if (count >= most) {
                break;
            }
        }
        boolean isDone = group.isEmpty();
        if (isDone) {
            announcements.removeFirst();
        }
        if (count > 0) {
            byte[] block = blocks.block(group.block);
            if (hasOtherFamilies) {
                announceByFamily(sender, block, count);
            } else {
                sender.announce(block, routes, step, count);
            }
        }
        if (!keepsRoutes) {
            for (int index = 0; index < count; index++) {
                forget(step[index]);
            }
        }
    }

    private void announceByFamily(Sender sender, byte[] block, int count) {
        boolean[] isSent = new boolean[count];
        int[] some = new int[count];
        for (int first = 0; first < count; first++) {
            int same = 0;
            for (int index = first; index < count; index++) {
                if (!isSent[index] && routes.family(step[index]).equals(routes.family(step[first]))) {
                    isSent[index] = true;
                    some[same++] = step[index];
                }
            }
            if (same > 0) {
                sender.announce(block, routes, some, same);
            }
        }
    }

    private boolean isValid(int entry, int bit) {
        return entry < routes.limit() && routes.isUsed(entry) && (routes.state(entry) & bit) != 0;
    }

    private void markAnnounce(int entry) {
        routes.state(entry, routes.state(entry) | ANNOUNCE);
        announcements.add(entry, routes.attributes(entry));
    }

    private void markWithdraw(int entry) {
        int state = routes.state(entry);
        routes.state(entry, state & SENT | WITHDRAW);
        if ((state & WITHDRAW) == 0) {
            if (withdrawalCount == withdrawals.length) {
                withdrawals = Arrays.copyOf(withdrawals, withdrawalCount * 2);
            }
            withdrawals[withdrawalCount++] = entry;
        }
    }

    private void put(int index, int entry) {
        if (index == step.length) {
            step = Arrays.copyOf(step, index * 2);
        }
        step[index] = entry;
    }

    private void release(int entry) {
        if (routes.attributes(entry) != AttributeTable.NONE) {
            blocks.release(routes.attributes(entry));
            routes.attributes(entry, AttributeTable.NONE);
        }
    }

    private void forget(int entry) {
        release(entry);
        routes.remove(entry);
    }
}
