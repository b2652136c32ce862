package org.herald.api.config;

import java.util.Comparator;
import java.util.List;

/** The words that someone may have meant. */
public final class Suggestions {
    private static final int MOST_EDITS = 2;
    private static final int MOST_WORDS = 3;

    private Suggestions() {}

    /** At most three valid words that are at most two edits (insert, drop, replace, swap neighbours) away, nearest first. */
    public static List<String> near(String word, List<String> valid) {
        if (word.isEmpty()) {
            return List.of();
        }
        return valid.stream()
                .filter(candidate -> distance(word, candidate) <= Math.min(MOST_EDITS, candidate.length() - 1))
                .sorted(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .limit(MOST_WORDS)
                .toList();
    }

    private static int distance(String one, String two) {
        if (Math.abs(one.length() - two.length()) > MOST_EDITS) {
            return MOST_EDITS + 1;
        }
        int[][] cost = new int[one.length() + 1][two.length() + 1];
        for (int row = 0; row <= one.length(); row++) {
            for (int column = 0; column <= two.length(); column++) {
                if (row == 0 || column == 0) {
                    cost[row][column] = row + column;
                    continue;
                }
                boolean isSame = one.charAt(row - 1) == two.charAt(column - 1);
                int least = Math.min(cost[row - 1][column] + 1, cost[row][column - 1] + 1);
                least = Math.min(least, cost[row - 1][column - 1] + (isSame ? 0 : 1));
                if (row > 1
                        && column > 1
                        && one.charAt(row - 1) == two.charAt(column - 2)
                        && one.charAt(row - 2) == two.charAt(column - 1)) {
                    least = Math.min(least, cost[row - 2][column - 2] + 1);
                }
                cost[row][column] = least;
            }
        }
        return cost[one.length()][two.length()];
    }
}
