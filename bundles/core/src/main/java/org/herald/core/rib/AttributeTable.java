package org.herald.core.rib;

import java.util.Arrays;

/**
 * Attribute blocks by number, each kept once however many routes have it, and dropped with the last one. Blocks have the form of
 * {@link org.herald.api.bgp.AttributeDraft#writeBlock}. Used on the loop.
 */
public final class AttributeTable {
    /** Not a block. */
    public static final int NONE = -1;

    private int[] buckets = filled(1024);
    private byte[][] blocks = new byte[512][];
    private int[] hashes = new int[512];
    private int[] chain = new int[512];
    private int[] uses = new int[512];
    private int used;
    private int free = NONE;
    private int count;
    private long octets;

    /** The number of an equal block, one more use of it counted. The octets are copied if it is new. */
    public int intern(byte[] source, int from, int length) {
        int hash = hash(source, from, length);
        int bucket = hash & buckets.length - 1;
        for (int id = buckets[bucket]; id != NONE; id = chain[id]) {
            byte[] block = blocks[id];
            if (hashes[id] == hash
                    && block.length == length
                    && Arrays.equals(block, 0, length, source, from, from + length)) {
                uses[id]++;
                return id;
            }
        }
        return add(hash, Arrays.copyOfRange(source, from, from + length));
    }

    /** Counts one more use. */
    public void retain(int id) {
        uses[id]++;
    }

    /** Counts one use less; with the last one the number is free. */
    public void release(int id) {
        if (--uses[id] > 0) {
            return;
        }
        int bucket = hashes[id] & buckets.length - 1;
        if (buckets[bucket] == id) {
            buckets[bucket] = chain[id];
        } else {
            int before = buckets[bucket];
            while (chain[before] != id) {
                before = chain[before];
            }
            chain[before] = chain[id];
        }
        octets -= blocks[id].length;
        blocks[id] = null;
        chain[id] = free;
        free = id;
        count--;
    }

    /** The octets of a block, not to be changed. */
    public byte[] block(int id) {
        return blocks[id];
    }

    /** How many blocks there are. */
    public int count() {
        return count;
    }

    /** Octets in all of them. */
    public long octets() {
        return octets;
    }

    private int add(int hash, byte[] block) {
        if (count >= buckets.length) {
            rehash();
        }
        int id = free;
        if (id != NONE) {
            free = chain[id];
        } else {
            id = used++;
            if (id == blocks.length) {
                int size = id * 2;
                blocks = Arrays.copyOf(blocks, size);
                hashes = Arrays.copyOf(hashes, size);
                chain = Arrays.copyOf(chain, size);
                uses = Arrays.copyOf(uses, size);
            }
        }
        blocks[id] = block;
        hashes[id] = hash;
        uses[id] = 1;
        int bucket = hash & buckets.length - 1;
        chain[id] = buckets[bucket];
        buckets[bucket] = id;
        count++;
        octets += block.length;
        return id;
    }

    private void rehash() {
        int[] larger = filled(buckets.length * 2);
        for (int id = 0; id < used; id++) {
            if (blocks[id] != null) {
                int bucket = hashes[id] & larger.length - 1;
                chain[id] = larger[bucket];
                larger[bucket] = id;
            }
        }
        buckets = larger;
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }

    private static int hash(byte[] source, int from, int length) {
        int hash = length;
        for (int at = from; at < from + length; at++) {
            hash = hash * 31 + source[at];
        }
        return hash ^ hash >>> 16;
    }
}
