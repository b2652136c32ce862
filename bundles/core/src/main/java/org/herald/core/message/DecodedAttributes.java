package org.herald.core.message;

import java.util.Arrays;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;

/** The attributes of one message, kept by ascending code. Reused for the next message. */
public final class DecodedAttributes implements AttributeSet {
    private int[] codes = new int[16];
    private int[] flags = new int[16];
    private @Nullable PathAttributeType<?>[] types = new PathAttributeType<?>[16];
    private @Nullable Object[] values = new Object[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int size;
    private byte[] octets = {};
    private final WireReader raw = new WireReader();

    void clear(byte[] message) {
        Arrays.fill(types, 0, size, null);
        Arrays.fill(values, 0, size, null);
        size = 0;
        octets = message;
    }

    /** Puts an attribute in its place by code. */
    void add(
            int code,
            int attributeFlags,
            @Nullable PathAttributeType<?> type,
            @Nullable Object value,
            int start,
            int end) {
        if (size == codes.length) {
            int larger = size * 2;
            codes = Arrays.copyOf(codes, larger);
            flags = Arrays.copyOf(flags, larger);
            types = Arrays.copyOf(types, larger);
            values = Arrays.copyOf(values, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
        }
        int at = size++;
        while (at > 0 && codes[at - 1] > code) {
            copy(at - 1, at);
            at--;
        }
        codes[at] = code;
        flags[at] = attributeFlags;
        types[at] = type;
        values[at] = value;
        starts[at] = start;
        ends[at] = end;
    }

    void remove(int index) {
        for (int at = index; at < size - 1; at++) {
            copy(at + 1, at);
        }
        size--;
        types[size] = null;
        values[size] = null;
    }

    void value(int index, Object value) {
        values[index] = value;
    }

    boolean has(int code) {
        for (int index = 0; index < size; index++) {
            if (codes[index] == code) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int code(int index) {
        return codes[index];
    }

    @Override
    public int flags(int index) {
        return flags[index];
    }

    @Override
    public @Nullable PathAttributeType<?> type(int index) {
        return types[index];
    }

    @Override
    public @Nullable Object value(int index) {
        return values[index];
    }

    @Override
    public WireReader raw(int index) {
        return raw.reset(octets, starts[index], ends[index]);
    }

    private void copy(int from, int to) {
        codes[to] = codes[from];
        flags[to] = flags[from];
        types[to] = types[from];
        values[to] = values[from];
        starts[to] = starts[from];
        ends[to] = ends[from];
    }
}
