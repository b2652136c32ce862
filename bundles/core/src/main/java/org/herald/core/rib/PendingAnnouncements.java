package org.herald.core.rib;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Entries still to be announced, by attribute block, blocks in the order of their first use: so that routes of equal attributes share messages.
 * Entries are not taken out when they change; whoever takes a group looks at each entry's state.
 */
final class PendingAnnouncements {
    /** Entries with one block. */
    static final class Group {
        final int block;
        private int[] entries = new int[2];
        private int count;
        private int taken;

        private Group(int block) {
            this.block = block;
        }

        private void add(int entry) {
            if (count == entries.length) {
                entries = Arrays.copyOf(entries, count * 2);
            }
            entries[count++] = entry;
        }

        /** Takes the next entry, or {@link RouteTable#NONE} behind the last. */
        int next() {
            return taken < count ? entries[taken++] : RouteTable.NONE;
        }

        boolean isEmpty() {
            return taken == count;
        }
    }

    private final ArrayDeque<Group> queue = new ArrayDeque<>();
    private Group[] slots = new Group[16];
    private int slotsUsed;

    boolean isEmpty() {
        return queue.isEmpty();
    }

    void add(int entry, int block) {
        Group group = find(block);
        if (group == null) {
            group = new Group(block);
            queue.addLast(group);
            insert(group);
        }
        group.add(entry);
    }

    /** The first group, or null. */
    @Nullable
    Group first() {
        return queue.peekFirst();
    }

    /** Drops the first group. */
    void removeFirst() {
        queue.removeFirst();
        // Slots of dropped groups stay until the queue runs dry or the table is full: find() tells them by being empty.
        if (queue.isEmpty()) {
            clear();
        }
    }

    void clear() {
        queue.clear();
        slots = new Group[16];
        slotsUsed = 0;
    }

    private @Nullable Group find(int block) {
        int slot = slot(block, slots.length);
        while (slots[slot] != null) {
            if (slots[slot].block == block && !slots[slot].isEmpty()) {
                return slots[slot];
            }
            slot = slot + 1 & slots.length - 1;
        }
        return null;
    }

    private void insert(Group group) {
        if (slotsUsed * 2 >= slots.length) {
            rebuild();
            return;
        }
        put(slots, group);
        slotsUsed++;
    }

    private void rebuild() {
        Group[] larger = new Group[Integer.highestOneBit(Math.max(8, queue.size())) * 4];
        queue.forEach(group -> put(larger, group));
        slots = larger;
        slotsUsed = queue.size();
    }

    private static void put(Group[] into, Group group) {
        int slot = slot(group.block, into.length);
        while (into[slot] != null) {
            slot = slot + 1 & into.length - 1;
        }
        into[slot] = group;
    }

    private static int slot(int block, int size) {
        int hash = block * 0x9E3779B9;
        return (hash ^ hash >>> 16) & size - 1;
    }
}
