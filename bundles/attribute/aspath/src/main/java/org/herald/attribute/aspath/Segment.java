package org.herald.attribute.aspath;

import java.util.Arrays;

/**
 * A part of an AS_PATH.
 *
 * @param type {@link #SET}, {@link #SEQUENCE}, {@link #CONFEDERATION_SEQUENCE} or {@link #CONFEDERATION_SET}
 * @param numbers AS numbers as 32 unsigned bits each; not to be changed
 */
public record Segment(int type, int[] numbers) {
    /** RFC 4271, 4.3. */
    public static final int SET = 1;
    /** RFC 4271, 4.3. */
    public static final int SEQUENCE = 2;
    /** RFC 5065, 3. */
    public static final int CONFEDERATION_SEQUENCE = 3;
    /** RFC 5065, 3. */
    public static final int CONFEDERATION_SET = 4;

    private static final String[] NAMES = {"", "as-set", "as-sequence", "as-confed-sequence", "as-confed-set"};

    boolean isConfederation() {
        return type >= CONFEDERATION_SEQUENCE;
    }

    boolean isSequence() {
        return type == SEQUENCE;
    }

    boolean isSet() {
        return type == SET || type == CONFEDERATION_SET;
    }

    boolean hasLargeNumber() {
        for (int number : numbers) {
            if (number >>> 16 != 0) {
                return true;
            }
        }
        return false;
    }

    /** As events call it. */
    String typeName() {
        return NAMES[type];
    }

    Segment with(int[] more) {
        int[] all = Arrays.copyOf(numbers, numbers.length + more.length);
        System.arraycopy(more, 0, all, numbers.length, more.length);
        return new Segment(type, all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Segment segment && type == segment.type && Arrays.equals(numbers, segment.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers) * 31 + type;
    }

    @Override
    public String toString() {
        return typeName() + Arrays.toString(numbers);
    }
}
