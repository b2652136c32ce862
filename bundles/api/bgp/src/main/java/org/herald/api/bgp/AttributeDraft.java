package org.herald.api.bgp;

import java.util.Arrays;
import org.herald.api.wire.CapacityExceededException;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a route being written, and the canonical block they become.
 *
 * <p>A block is what Adj-RIBs share between routes: for each attribute, by ascending code, {@code flags [1] code [1] length [2] value}; AS
 * numbers have four octets; code 3 holds the next hop as 4, 16 or 32 octets, whatever the family; nothing depends on a session. Equal octets mean
 * equal attributes. Not thread safe, meant to be reused.
 */
public final class AttributeDraft {
    /** Octets before each value in a block. */
    public static final int BLOCK_HEADER = 4;

    /** The code under which a block keeps the next hop (RFC 4271, 5.1.3). */
    public static final int NEXT_HOP_CODE = 3;

    /** Octets that a value has at the most: its length is kept, and sent, in two octets (RFC 4271, 4.3). */
    public static final int MOST_VALUE_OCTETS = 0xFFFF;

    private final WireWriter values = new WireWriter(256, 1 << 20);
    private int[] codes = new int[16];
    private int[] flags = new int[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private Object[] objects = new Object[16];
    private int count;

    /** Empties it. */
    public void clear() {
        Arrays.fill(objects, 0, count, null);
        count = 0;
        values.clear();
    }

    /** Whether an attribute is there. */
    public boolean has(int code) {
        return find(code) >= 0;
    }

    /** The decoded value given with {@link #put}, or null. */
    public @Nullable Object value(int code) {
        int at = find(code);
        return at < 0 ? null : objects[at];
    }

    /** The octets of an attribute's value in the canonical form, to be added to; null if it is not there. */
    public byte @Nullable [] octets(int code) {
        int at = find(code);
        return at < 0 ? null : Arrays.copyOfRange(values.array(), starts[at], ends[at]);
    }

    /** Sets an attribute, in place of an earlier one of that code. */
    public <A> void put(PathAttributeType<A> type, A value) {
        int start = values.size();
        type.encode(value, values, CodecContext.CANONICAL);
        set(type.code(), type.flags(), start, value);
    }

    /** Sets an attribute from its octets. */
    public void put(int code, int attributeFlags, byte[] value) {
        int start = values.size();
        values.bytes(value);
        set(code, attributeFlags, start, value);
    }

    /** Sets the next hop. */
    public void nextHop(IpAddress address) {
        int start = values.size();
        address.write(values);
        set(NEXT_HOP_CODE, AttributeFlags.TRANSITIVE, start, address);
    }

    /** Writes the canonical block. */
    public void writeBlock(WireWriter out) {
        sort();
        for (int index = 0; index < count; index++) {
            int length = ends[index] - starts[index];
            out.u8(flags[index]).u8(codes[index]).u16(length);
            out.bytes(values.array(), starts[index], length);
        }
    }

    private int find(int code) {
        for (int index = 0; index < count; index++) {
            if (codes[index] == code) {
                return index;
            }
        }
        return -1;
    }

    private void set(int code, int attributeFlags, int start, Object value) {
        if (values.size() - start > MOST_VALUE_OCTETS) {
            values.truncate(start);
            throw new CapacityExceededException(MOST_VALUE_OCTETS);
        }
        int at = find(code);
        if (at < 0) {
            at = count++;
            if (at == codes.length) {
                codes = Arrays.copyOf(codes, at * 2);
                flags = Arrays.copyOf(flags, at * 2);
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
                objects = Arrays.copyOf(objects, at * 2);
            }
        }
        codes[at] = code;
        flags[at] = attributeFlags;
        starts[at] = start;
        ends[at] = values.size();
        objects[at] = value;
    }

    private void sort() {
        for (int index = 1; index < count; index++) {
            for (int at = index; at > 0 && codes[at - 1] > codes[at]; at--) {
                swap(codes, at);
                swap(flags, at);
                swap(starts, at);
                swap(ends, at);
                Object object = objects[at];
                objects[at] = objects[at - 1];
                objects[at - 1] = object;
            }
        }
    }

    private static void swap(int[] array, int at) {
        int kept = array[at];
        array[at] = array[at - 1];
        array[at - 1] = kept;
    }
}
