package org.herald.attribute.community;

import java.util.Arrays;

/**
 * A list of communities.
 *
 * @param values 32 unsigned bits each: autonomous system in the high half, number in the low one; not to be changed
 */
public record Communities(int[] values) {
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
