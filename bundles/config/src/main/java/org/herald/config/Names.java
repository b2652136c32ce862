package org.herald.config;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;

/** Names that users choose, and lists of them. */
final class Names {
    private Names() {}

    /** Takes a name of letters, digits, dots, underscores and hyphens. */
    static String next(Words words, String of) throws StatementException {
        int at = words.position();
        String name = words.next("the name of " + of);
        for (int index = 0; index < name.length(); index++) {
            char character = name.charAt(index);
            boolean isAllowed = character >= 'a' && character <= 'z'
                    || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9'
                    || character == '.'
                    || character == '_'
                    || character == '-';
            if (!isAllowed) {
                throw words.failureAt(
                        at,
                        "invalid character '" + character + "' in the name of " + of
                                + " (letters, digits, '.', '_', '-')",
                        List.of());
            }
        }
        if (name.isEmpty()) {
            throw words.failureAt(at, "the name of " + of + " is empty", List.of());
        }
        return name;
    }

    /** Takes {@code [ a b ]} or {@code [ a, b ]}; returns the indexes of the words between. */
    static List<Integer> list(Words words, String of) throws StatementException {
        if (!words.accept("[")) {
            throw words.failure("a list of " + of + " is written [ a b ], with brackets", List.of());
        }
        List<Integer> indexes = new ArrayList<>();
        while (!words.accept("]")) {
            if (words.accept(",")) {
                continue;
            }
            indexes.add(words.position());
            if (!words.hasNext() || words.isNext("[")) {
                throw words.failure("the list of " + of + " is not closed, ']' is missing", List.of());
            }
            words.position(words.position() + 1);
        }
        return indexes;
    }
}
