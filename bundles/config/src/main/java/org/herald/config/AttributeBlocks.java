package org.herald.config;

import java.util.Arrays;
import org.herald.api.bgp.AttributeDraft;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;

/** Canonical attribute blocks, each kept once however many routes have it. */
final class AttributeBlocks {
    private final WireWriter octets = new WireWriter(1024, WireWriter.UNBOUNDED);
    private final WireWriter scratch = new WireWriter();
    private int[] starts = new int[17];
    private int count;
    private int[] slots = new int[64];
    private int last = -1;

    /** The number of a block that equals this one. */
    int intern(AttributeDraft attributes) {
        attributes.writeBlock(scratch.clear());
        // Routes that stand together in a file mostly have the attributes of their neighbor.
        if (last >= 0 && isScratch(last)) {
            return last;
        }
        int mask = slots.length - 1;
        int slot = hash(scratch.array(), 0, scratch.size()) & mask;
        while (slots[slot] != 0) {
            if (isScratch(slots[slot] - 1)) {
                last = slots[slot] - 1;
                return last;
            }
            slot = slot + 1 & mask;
        }
        last = append();
        slots[slot] = last + 1;
        if (count * 2 > slots.length) {
            rehash();
        }
        return last;
    }

    /** Puts the attributes of a block into an empty draft. */
    void restore(int block, AttributeDraft into) {
        byte[] source = octets.array();
        int at = starts[block];
        int end = starts[block + 1];
        while (at < end) {
            int flags = source[at] & 0xFF;
            int code = source[at + 1] & 0xFF;
            int length = (source[at + 2] & 0xFF) << 8 | source[at + 3] & 0xFF;
            at += AttributeDraft.BLOCK_HEADER;
            if (code == AttributeDraft.NEXT_HOP_CODE && (length == 4 || length == 16)) {
                into.nextHop(IpAddress.ofOctets(source, at, length));
            } else {
                into.put(code, flags, Arrays.copyOfRange(source, at, at + length));
            }
            at += length;
        }
    }

    private int append() {
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        octets.bytes(scratch.array(), 0, scratch.size());
        starts[++count] = octets.size();
        return count - 1;
    }

    private boolean isScratch(int block) {
        return Arrays.equals(octets.array(), starts[block], starts[block + 1], scratch.array(), 0, scratch.size());
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int block = 0; block < count; block++) {
            int slot = hash(octets.array(), starts[block], starts[block + 1]) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = block + 1;
        }
    }

    private static int hash(byte[] source, int from, int to) {
        int hash = 1;
        for (int at = from; at < to; at++) {
            hash = hash * 31 + source[at];
        }
        return hash ^ hash >>> 16;
    }
}
