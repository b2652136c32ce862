package org.herald.attribute.extcommunity;

import java.util.Arrays;

/**
 * A list of extended communities.
 *
 * @param values 8 octets each as an unsigned number; not to be changed
 */
public record ExtendedCommunities(long[] values) {
    /** The same, ascending. */
    ExtendedCommunities sorted() {
        long[] copy = values.clone();
        // Flipping the sign makes signed order the order of unsigned numbers.
        for (int index = 0; index < copy.length; index++) {
            copy[index] ^= Long.MIN_VALUE;
        }
        Arrays.sort(copy);
        for (int index = 0; index < copy.length; index++) {
            copy[index] ^= Long.MIN_VALUE;
        }
        return new ExtendedCommunities(copy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExtendedCommunities communities && Arrays.equals(values, communities.values);
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
