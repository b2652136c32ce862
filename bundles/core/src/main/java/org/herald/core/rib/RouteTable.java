package org.herald.core.rib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.wire.FamilyId;

/**
 * Routes by family, path identifier and key, as octets: some 30 octets a unicast route. An entry has a number that stays as long as the route
 * does. Used on the loop.
 *
 * <p>A record is {@code flags [1] key length [2] (path id [4]) key (NLRI length [2] NLRI)}: the path identifier with {@link #HAS_PATH_ID}, the NLRI
 * only where it is not equal to the key.
 */
public final class RouteTable {
    /** Not an entry. */
    public static final int NONE = -1;

    private static final int HAS_PATH_ID = 1;
    private static final int HAS_NLRI = 2;
    private static final int HEADER = 3;

    private final List<FamilyId> families = new ArrayList<>();
    private final Arena arena = new Arena();
    private int[] buckets = filled(64);
    private int[] records = new int[32];
    private int[] attributes = new int[32];
    private int[] chain = new int[32];
    private byte[] familyIndexes = new byte[32];
    private byte[] states = new byte[32];
    private int used;
    private int free = NONE;
    private int count;

    /** How many routes there are. */
    public int count() {
        return count;
    }

    /** One more than the highest entry in use: for going through all, with {@link #isUsed}. */
    public int limit() {
        return used;
    }

    public boolean isUsed(int entry) {
        return familyIndexes[entry] >= 0;
    }

    /** The entry of a route, or {@link #NONE}. */
    public int find(FamilyId family, long pathId, byte[] key, int keyFrom, int keyLength) {
        int familyIndex = families.indexOf(family);
        if (familyIndex < 0) {
            return NONE;
        }
        int hash = hash(familyIndex, pathId, key, keyFrom, keyLength);
        for (int entry = buckets[hash & buckets.length - 1]; entry != NONE; entry = chain[entry]) {
            if (familyIndexes[entry] == familyIndex && isKey(records[entry], pathId, key, keyFrom, keyLength)) {
                return entry;
            }
        }
        return NONE;
    }

    /**
     * Adds a route that is not there, with attributes {@link AttributeTable#NONE} and state 0.
     *
     * @throws IllegalArgumentException if key and NLRI are longer than {@link Arena#CHUNK_OCTETS}
     */
    public int add(
            FamilyId family,
            long pathId,
            byte[] key,
            int keyFrom,
            int keyLength,
            byte[] nlri,
            int nlriFrom,
            int nlriLength) {
        if (count >= buckets.length) {
            rehash();
        }
        int familyIndex = families.indexOf(family);
        if (familyIndex < 0) {
            familyIndex = families.size();
            families.add(family);
        }
        boolean isNlriKey = Arrays.equals(key, keyFrom, keyFrom + keyLength, nlri, nlriFrom, nlriFrom + nlriLength);
        int entry = take();
        records[entry] = store(pathId, key, keyFrom, keyLength, isNlriKey ? null : nlri, nlriFrom, nlriLength);
        familyIndexes[entry] = (byte) familyIndex;
        attributes[entry] = AttributeTable.NONE;
        states[entry] = 0;
        int bucket = hash(familyIndex, pathId, key, keyFrom, keyLength) & buckets.length - 1;
        chain[entry] = buckets[bucket];
        buckets[bucket] = entry;
        count++;
        return entry;
    }

    /** Sets another NLRI with the same key (labels changed). @return whether it was another */
    public boolean nlri(int entry, byte[] nlri, int from, int length) {
        int record = records[entry];
        byte[] array = arena.array(record);
        int at = nlriStart(record);
        if (Arrays.equals(array, at, at + nlriLength(entry), nlri, from, from + length)) {
            return false;
        }
        int keyAt = keyStart(record);
        byte[] key = Arrays.copyOfRange(array, keyAt, keyAt + keyLength(record));
        long pathId = pathId(entry);
        arena.release(record, recordLength(record));
        boolean isNlriKey = Arrays.equals(key, 0, key.length, nlri, from, from + length);
        records[entry] = store(pathId, key, 0, key.length, isNlriKey ? null : nlri, from, length);
        return true;
    }

    /** Removes an entry. Its attributes are the caller's to release. */
    public void remove(int entry) {
        int record = records[entry];
        int keyAt = keyStart(record);
        int bucket = hash(familyIndexes[entry], pathId(entry), arena.array(record), keyAt, keyLength(record))
                & buckets.length - 1;
        if (buckets[bucket] == entry) {
            buckets[bucket] = chain[entry];
        } else {
            int before = buckets[bucket];
            while (chain[before] != entry) {
                before = chain[before];
            }
            chain[before] = chain[entry];
        }
        arena.release(record, recordLength(record));
        familyIndexes[entry] = -1;
        chain[entry] = free;
        free = entry;
        count--;
    }

    public FamilyId family(int entry) {
        return families.get(familyIndexes[entry]);
    }

    /** 0 to 4294967295, or {@link NlriCodec#NO_PATH_ID}. */
    public long pathId(int entry) {
        int record = records[entry];
        byte[] array = arena.array(record);
        int at = arena.start(record);
        if ((array[at] & HAS_PATH_ID) == 0) {
            return NlriCodec.NO_PATH_ID;
        }
        return (array[at + 3] & 0xFFL) << 24
                | (array[at + 4] & 0xFF) << 16
                | (array[at + 5] & 0xFF) << 8
                | array[at + 6] & 0xFF;
    }

    /** The array that holds the entry's NLRI, not to be changed. */
    public byte[] nlriArray(int entry) {
        return arena.array(records[entry]);
    }

    public int nlriFrom(int entry) {
        return nlriStart(records[entry]);
    }

    public int nlriLength(int entry) {
        int record = records[entry];
        byte[] array = arena.array(record);
        int at = arena.start(record);
        if ((array[at] & HAS_NLRI) == 0) {
            return keyLength(record);
        }
        int lengthAt = keyStart(record) + keyLength(record);
        return u16(array, lengthAt);
    }

    /** The block's number in the {@link AttributeTable}, or {@link AttributeTable#NONE}. */
    public int attributes(int entry) {
        return attributes[entry];
    }

    public void attributes(int entry, int block) {
        attributes[entry] = block;
    }

    /** Eight bits for the table's user. */
    public int state(int entry) {
        return states[entry] & 0xFF;
    }

    public void state(int entry, int bits) {
        states[entry] = (byte) bits;
    }

    // ---- records

    private int store(
            long pathId,
            byte[] key,
            int keyFrom,
            int keyLength,
            byte @org.jspecify.annotations.Nullable [] nlri,
            int nlriFrom,
            int nlriLength) {
        boolean hasPathId = pathId != NlriCodec.NO_PATH_ID;
        int size = HEADER + (hasPathId ? 4 : 0) + keyLength + (nlri != null ? 2 + nlriLength : 0);
        if (size > Arena.CHUNK_OCTETS || keyLength > 0xFFFF || nlriLength > 0xFFFF) {
            throw new IllegalArgumentException("a route of " + size + " octets");
        }
        int record = arena.allocate(size);
        byte[] array = arena.array(record);
        int at = arena.start(record);
        array[at++] = (byte) ((hasPathId ? HAS_PATH_ID : 0) | (nlri != null ? HAS_NLRI : 0));
        array[at++] = (byte) (keyLength >>> 8);
        array[at++] = (byte) keyLength;
        if (hasPathId) {
            array[at++] = (byte) (pathId >>> 24);
            array[at++] = (byte) (pathId >>> 16);
            array[at++] = (byte) (pathId >>> 8);
            array[at++] = (byte) pathId;
        }
        System.arraycopy(key, keyFrom, array, at, keyLength);
        at += keyLength;
        if (nlri != null) {
            array[at++] = (byte) (nlriLength >>> 8);
            array[at++] = (byte) nlriLength;
            System.arraycopy(nlri, nlriFrom, array, at, nlriLength);
        }
        return record;
    }

    private boolean isKey(int record, long pathId, byte[] key, int keyFrom, int keyLength) {
        byte[] array = arena.array(record);
        int at = arena.start(record);
        if (u16(array, at + 1) != keyLength) {
            return false;
        }
        boolean hasPathId = (array[at] & HAS_PATH_ID) != 0;
        if (hasPathId != (pathId != NlriCodec.NO_PATH_ID)) {
            return false;
        }
        at += HEADER;
        if (hasPathId) {
            if (array[at] != (byte) (pathId >>> 24)
                    || array[at + 1] != (byte) (pathId >>> 16)
                    || array[at + 2] != (byte) (pathId >>> 8)
                    || array[at + 3] != (byte) pathId) {
                return false;
            }
            at += 4;
        }
        return Arrays.equals(array, at, at + keyLength, key, keyFrom, keyFrom + keyLength);
    }

    private int keyStart(int record) {
        int at = arena.start(record);
        return at + HEADER + ((arena.array(record)[at] & HAS_PATH_ID) != 0 ? 4 : 0);
    }

    private int keyLength(int record) {
        return u16(arena.array(record), arena.start(record) + 1);
    }

    private int nlriStart(int record) {
        boolean hasNlri = (arena.array(record)[arena.start(record)] & HAS_NLRI) != 0;
        return keyStart(record) + (hasNlri ? keyLength(record) + 2 : 0);
    }

    private int recordLength(int record) {
        byte[] array = arena.array(record);
        int at = arena.start(record);
        int length = keyStart(record) - at + keyLength(record);
        if ((array[at] & HAS_NLRI) != 0) {
            length += 2 + u16(array, at + length);
        }
        return length;
    }

    // ---- entries

    private int take() {
        int entry = free;
        if (entry != NONE) {
            free = chain[entry];
            return entry;
        }
        if (used == records.length) {
            int size = used + (used >> 1) + 32;
            records = Arrays.copyOf(records, size);
            attributes = Arrays.copyOf(attributes, size);
            chain = Arrays.copyOf(chain, size);
            familyIndexes = Arrays.copyOf(familyIndexes, size);
            states = Arrays.copyOf(states, size);
        }
        return used++;
    }

    private void rehash() {
        int[] larger = filled(buckets.length * 2);
        for (int entry = 0; entry < used; entry++) {
            if (isUsed(entry)) {
                int record = records[entry];
                int bucket = hash(
                                familyIndexes[entry],
                                pathId(entry),
                                arena.array(record),
                                keyStart(record),
                                keyLength(record))
                        & larger.length - 1;
                chain[entry] = larger[bucket];
                larger[bucket] = entry;
            }
        }
        buckets = larger;
    }

    private static int hash(int familyIndex, long pathId, byte[] key, int from, int length) {
        int hash = familyIndex + (int) pathId * 31;
        for (int at = from; at < from + length; at++) {
            hash = hash * 31 + key[at];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private static int u16(byte[] array, int at) {
        return (array[at] & 0xFF) << 8 | array[at + 1] & 0xFF;
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }
}
