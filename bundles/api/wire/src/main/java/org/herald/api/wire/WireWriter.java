package org.herald.api.wire;

import java.util.Arrays;

/**
 * Octets being written, growing up to a bound. Lengths are written by reserving and patching, so nothing is built twice.
 *
 * <p>Not thread safe; meant to be kept by its owner and {@link #clear cleared} for each use.
 */
public final class WireWriter {
    /** The largest bound. */
    public static final int UNBOUNDED = Integer.MAX_VALUE - 8;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] DIGIT_PAIRS = digitPairs();
    private static final int MOST_ASCII = 0x7F;
    private static final int LONGEST_DECIMAL = 20;

    private byte[] octets;
    private int size;
    private final int capacity;

    /** Without a bound that matters. */
    public WireWriter() {
        this(256, UNBOUNDED);
    }

    /**
     * @param initial octets to start with
     * @param capacity the bound in octets: {@link CapacityExceededException} behind it
     */
    public WireWriter(int initial, int capacity) {
        this.octets = new byte[Math.min(initial, capacity)];
        this.capacity = capacity;
    }

    /** Octets written. */
    public int size() {
        return size;
    }

    /** The octets, valid to {@link #size()}, until the next write. */
    public byte[] array() {
        return octets;
    }

    public WireWriter clear() {
        size = 0;
        return this;
    }

    /** Forgets what was written behind an earlier {@link #size()}. */
    public void truncate(int toSize) {
        if (toSize < 0 || toSize > size) {
            throw new IndexOutOfBoundsException("size " + toSize + " of " + size);
        }
        size = toSize;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(octets, size);
    }

    public WireWriter u8(int value) {
        ensure(1);
        octets[size++] = (byte) value;
        return this;
    }

    public WireWriter u16(int value) {
        ensure(2);
        octets[size] = (byte) (value >>> 8);
        octets[size + 1] = (byte) value;
        size += 2;
        return this;
    }

    public WireWriter u24(int value) {
        ensure(3);
        octets[size] = (byte) (value >>> 16);
        octets[size + 1] = (byte) (value >>> 8);
        octets[size + 2] = (byte) value;
        size += 3;
        return this;
    }

    /** The low 32 bits. */
    public WireWriter u32(long value) {
        ensure(4);
        int bits = (int) value;
        octets[size] = (byte) (bits >>> 24);
        octets[size + 1] = (byte) (bits >>> 16);
        octets[size + 2] = (byte) (bits >>> 8);
        octets[size + 3] = (byte) bits;
        size += 4;
        return this;
    }

    public WireWriter u64(long value) {
        return u32(value >>> 32).u32(value);
    }

    public WireWriter bytes(byte[] source) {
        return bytes(source, 0, source.length);
    }

    public WireWriter bytes(byte[] source, int from, int count) {
        ensure(count);
        System.arraycopy(source, from, octets, size, count);
        size += count;
        return this;
    }

    public WireWriter zeros(int count) {
        ensure(count);
        Arrays.fill(octets, size, size + count, (byte) 0);
        size += count;
        return this;
    }

    /** Leaves room for octets to be patched later; returns where. */
    public int reserve(int count) {
        int at = size;
        zeros(count);
        return at;
    }

    /** Sets one octet written before. @throws IllegalArgumentException if the value does not fit */
    public void patchU8(int at, int value) {
        checkPatch(at, 1, value, 0xFF);
        octets[at] = (byte) value;
    }

    /** Sets two octets written before. @throws IllegalArgumentException if the value does not fit */
    public void patchU16(int at, int value) {
        checkPatch(at, 2, value, 0xFFFF);
        octets[at] = (byte) (value >>> 8);
        octets[at + 1] = (byte) value;
    }

    /**
     * Characters of ASCII text, one octet each. Others are written as {@code ?}: callers escape first. The octet that the low half of such a
     * character makes could be a line end.
     */
    public WireWriter ascii(String text) {
        int count = text.length();
        ensure(count);
        copyLowOctets(text, count);
        int allBits = 0;
        for (int index = 0; index < count; index++) {
            allBits |= text.charAt(index);
        }
        if (allBits > MOST_ASCII) {
            replaceOthers(text, count);
        }
        size += count;
        return this;
    }

    /** A number in decimal. */
    public WireWriter decimal(long value) {
        if (value == Long.MIN_VALUE) {
            return ascii(Long.toString(value));
        }
        boolean isNegative = value < 0;
        value = isNegative ? -value : value;
        int digits = digitCount(value);
        ensure(octets.length - size >= LONGEST_DECIMAL ? LONGEST_DECIMAL : isNegative ? digits + 1 : digits);
        if (isNegative) {
            octets[size++] = '-';
        }
        int at = size + digits;
        while (value >= 100) {
            int pair = (int) (value % 100) * 2;
            value /= 100;
            octets[--at] = DIGIT_PAIRS[pair + 1];
            octets[--at] = DIGIT_PAIRS[pair];
        }
        if (value >= 10) {
            int pair = (int) value * 2;
            octets[--at] = DIGIT_PAIRS[pair + 1];
            octets[--at] = DIGIT_PAIRS[pair];
        } else {
            octets[--at] = (byte) ('0' + value);
        }
        size += digits;
        return this;
    }

    /** Octets as upper-case hexadecimal digits, two each. */
    public WireWriter hex(byte[] source, int from, int count) {
        ensure(count * 2);
        for (int index = from; index < from + count; index++) {
            octets[size++] = HEX[source[index] >>> 4 & 0xF];
            octets[size++] = HEX[source[index] & 0xF];
        }
        return this;
    }

    /** Makes room for {@code count} more octets, so that {@link #array()} may be filled directly and {@link #advance}d over. */
    public void ensure(int count) {
        int needed = size + count;
        if (needed > octets.length || needed < 0) {
            grow(needed);
        }
    }

    /** Counts octets as written that the caller put into {@link #array()} after {@link #ensure}. */
    public void advance(int count) {
        size += count;
    }

    private void grow(int needed) {
        if (needed > capacity || needed < 0) {
            throw new CapacityExceededException(capacity);
        }
        octets = Arrays.copyOf(octets, (int) Math.min(capacity, Math.max(needed, octets.length * 2L)));
    }

    private void checkPatch(int at, int count, int value, int most) {
        if (at < 0 || at + count > size) {
            throw new IndexOutOfBoundsException("patch at " + at + " of " + size);
        }
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(value + " does not fit in " + count + " octets");
        }
    }

    @SuppressWarnings(
            "deprecation") // the only copy of a string into an array that allocates nothing, and twice as fast as a
    // loop
    private void copyLowOctets(String text, int count) {
        text.getBytes(0, count, octets, size);
    }

    private void replaceOthers(String text, int count) {
        for (int index = 0; index < count; index++) {
            if (text.charAt(index) > MOST_ASCII) {
                octets[size + index] = '?';
            }
        }
    }

    private static int digitCount(long value) {
        int digits = 1;
        for (long bound = 10; digits < 19 && value >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }

    private static byte[] digitPairs() {
        byte[] pairs = new byte[200];
        for (int value = 0; value < 100; value++) {
            pairs[value * 2] = (byte) ('0' + value / 10);
            pairs[value * 2 + 1] = (byte) ('0' + value % 10);
        }
        return pairs;
    }
}
