package org.herald.core.rib;

import java.util.Arrays;

/**
 * Octet records in large arrays, addressed by a number: what a million routes need instead of a million arrays. Freed records are used again
 * for records of their size. Used on the loop.
 */
final class Arena {
    /** The longest record: two NLRI of 65535 octets would not fit, no message can hold them. */
    static final int CHUNK_OCTETS = 1 << 17;

    /** Sizes are rounded up to this: also the least that holds the link of a freed record. */
    private static final int GRAIN = 4;

    private static final int NONE = -1;

    private byte[][] chunks = new byte[4][];
    private int chunkCount;
    private int fill = CHUNK_OCTETS;
    private int[] freeBySize = new int[16];

    Arena() {
        Arrays.fill(freeBySize, NONE);
    }

    /** Room for a record, at most {@link #CHUNK_OCTETS} octets; returns its number. */
    int allocate(int size) {
        int grains = grains(size);
        if (grains < freeBySize.length && freeBySize[grains] != NONE) {
            int record = freeBySize[grains];
            freeBySize[grains] = link(record);
            return record;
        }
        int octets = grains * GRAIN;
        if (fill + octets > CHUNK_OCTETS) {
            if (chunkCount == chunks.length) {
                chunks = Arrays.copyOf(chunks, chunkCount * 2);
            }
            chunks[chunkCount++] = new byte[CHUNK_OCTETS];
            fill = 0;
        }
        int record = (chunkCount - 1) * (CHUNK_OCTETS / GRAIN) + fill / GRAIN;
        fill += octets;
        return record;
    }

    /** Gives a record back. */
    void release(int record, int size) {
        int grains = grains(size);
        if (grains >= freeBySize.length) {
            int before = freeBySize.length;
            freeBySize = Arrays.copyOf(freeBySize, grains + 1);
            Arrays.fill(freeBySize, before, grains + 1, NONE);
        }
        link(record, freeBySize[grains]);
        freeBySize[grains] = record;
    }

    /** The array that holds a record. */
    byte[] array(int record) {
        return chunks[record / (CHUNK_OCTETS / GRAIN)];
    }

    /** Where in that array it starts. */
    int start(int record) {
        return record % (CHUNK_OCTETS / GRAIN) * GRAIN;
    }

    private static int grains(int size) {
        return (size + GRAIN - 1) / GRAIN;
    }

    private int link(int record) {
        byte[] array = array(record);
        int at = start(record);
        return array[at] << 24 | (array[at + 1] & 0xFF) << 16 | (array[at + 2] & 0xFF) << 8 | array[at + 3] & 0xFF;
    }

    private void link(int record, int to) {
        byte[] array = array(record);
        int at = start(record);
        array[at] = (byte) (to >>> 24);
        array[at + 1] = (byte) (to >>> 16);
        array[at + 2] = (byte) (to >>> 8);
        array[at + 3] = (byte) to;
    }
}
