package org.herald.api.wire;

import java.util.Arrays;

/**
 * A cursor over a window of octets that cannot be left: each read checks the bound and, at it, tells offset and need.
 *
 * <p>Not thread safe; meant to be kept by its owner and {@link #reset reset} for each message. The array is borrowed.
 */
public final class WireReader {
    private static final byte[] EMPTY = {};

    private byte[] octets;
    private int start;
    private int position;
    private int limit;

    /** Over the whole array. */
    public WireReader(byte[] octets) {
        this(octets, 0, octets.length);
    }

    /** Over {@code octets[from]} to {@code octets[to - 1]}. */
    public WireReader(byte[] octets, int from, int to) {
        this.octets = octets;
        reset(octets, from, to);
    }

    /** Over nothing, to be reset. */
    public WireReader() {
        this(EMPTY, 0, 0);
    }

    /** Makes this a reader of {@code octets[from]} to {@code octets[to - 1]}. */
    public WireReader reset(byte[] array, int from, int to) {
        if (from < 0 || to < from || to > array.length) {
            throw new IndexOutOfBoundsException("window " + from + "-" + to + " of " + array.length);
        }
        octets = array;
        start = from;
        position = from;
        limit = to;
        return this;
    }

    /** Octets left. */
    public int remaining() {
        return limit - position;
    }

    public boolean hasRemaining() {
        return position < limit;
    }

    /** Index in {@link #array()} of the next octet. */
    public int position() {
        return position;
    }

    /** Index in {@link #array()} behind the last octet of the window. */
    public int limit() {
        return limit;
    }

    /** The array read, not to be changed. */
    public byte[] array() {
        return octets;
    }

    /** Moves to an index inside the window, both ends included. */
    public void position(int index) {
        if (index < start || index > limit) {
            throw new IndexOutOfBoundsException("position " + index + " of " + start + "-" + limit);
        }
        position = index;
    }

    /** An unsigned octet. */
    public int u8() throws MalformedException {
        require(1);
        return octets[position++] & 0xFF;
    }

    /** Two octets, 0 to 65535. */
    public int u16() throws MalformedException {
        require(2);
        int at = position;
        position = at + 2;
        return (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF;
    }

    /** Three octets, 0 to 16777215. */
    public int u24() throws MalformedException {
        require(3);
        int at = position;
        position = at + 3;
        return (octets[at] & 0xFF) << 16 | (octets[at + 1] & 0xFF) << 8 | octets[at + 2] & 0xFF;
    }

    /** Four octets, 0 to 4294967295. */
    public long u32() throws MalformedException {
        return i32() & 0xFFFF_FFFFL;
    }

    /** Four octets as the bits of an int. */
    public int i32() throws MalformedException {
        require(4);
        int at = position;
        position = at + 4;
        return octets[at] << 24 | (octets[at + 1] & 0xFF) << 16 | (octets[at + 2] & 0xFF) << 8 | octets[at + 3] & 0xFF;
    }

    /** Eight octets as the bits of a long (unsigned in most uses). */
    public long u64() throws MalformedException {
        require(8);
        return (long) i32() << 32 | u32();
    }

    /** The next octet without taking it. */
    public int peek() throws MalformedException {
        require(1);
        return octets[position] & 0xFF;
    }

    /** A copy of the next octets. */
    public byte[] bytes(int count) throws MalformedException {
        require(count);
        position += count;
        return Arrays.copyOfRange(octets, position - count, position);
    }

    /** A copy of all that is left. */
    public byte[] rest() {
        byte[] copy = Arrays.copyOfRange(octets, position, limit);
        position = limit;
        return copy;
    }

    public void skip(int count) throws MalformedException {
        require(count);
        position += count;
    }

    /** The next octets as a window of their own; this reader goes on behind them. */
    public WireReader slice(int count) throws MalformedException {
        require(count);
        position += count;
        return new WireReader(octets, position - count, position);
    }

    /** The next octets as the window of a reader that the caller keeps; this reader goes on behind them. */
    public WireReader slice(int count, WireReader into) throws MalformedException {
        require(count);
        position += count;
        return into.reset(octets, position - count, position);
    }

    /** An error at the current position; severity, code and subcode are left to the element's owner. */
    public MalformedException malformed(String what) {
        return new MalformedException(what, position);
    }

    /** An error at the current position with a severity of its own. */
    public MalformedException malformed(Severity severity, String what) {
        return new MalformedException(severity, what, position);
    }

    private void require(int count) throws MalformedException {
        if (count > limit - position || count < 0) {
            throw new MalformedException(
                    "needs " + count + (count == 1 ? " octet, " : " octets, ") + (limit - position) + " left",
                    position);
        }
    }
}
