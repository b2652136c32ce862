package org.herald.attribute.community;

import java.util.Arrays;

/**
 * A list of communities.
 *
 * @param values 32 unsigned bits each: autonomous system in the high half, number in the low one; not to be changed
 */
public record Communities(int[] values) {
    /** The first of an array, ascending as unsigned numbers; repeats are kept. */
    static Communities sorted(int[] values, int count) {
        int[] sorted = Arrays.copyOf(values, count);
        // With the sign flipped, signed order is the order of unsigned numbers.
        flipSigns(sorted);
        Arrays.sort(sorted);
        flipSigns(sorted);
        return new Communities(sorted);
    }

    private static void flipSigns(int[] numbers) {
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] ^= Integer.MIN_VALUE;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Communities communities && Arrays.equals(values, communities.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
