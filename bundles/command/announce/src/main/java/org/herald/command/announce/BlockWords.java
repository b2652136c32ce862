package org.herald.command.announce;

import org.herald.api.config.Words;

/**
 * The words of a statement that was written as a block, <code>flow route { match { … } }</code>: there braces and semicolons are words, which lines of
 * commands are not split at.
 */
final class BlockWords {
    private BlockWords() {}

    /** What is left of a line: the same words, unless one has a brace, then copies with the marks apart. */
    static Words of(Words line) {
        return hasBrace(line) ? split(line) : line;
    }

    private static boolean hasBrace(Words line) {
        for (int index = line.position(); index < line.count(); index++) {
            if (line.text()[line.start(index)] == '{') {
                return true;
            }
        }
        return false;
    }

    private static Words split(Words line) {
        Words words = new Words().begin(line.text());
        for (int index = line.position(); index < line.count(); index++) {
            int start = line.start(index);
            for (int at = start; at < line.end(index); at++) {
                if (isMark(line.text()[at])) {
                    add(start, at, words);
                    add(at, at + 1, words);
                    start = at + 1;
                }
            }
            add(start, line.end(index), words);
        }
        return words;
    }

    private static void add(int start, int end, Words words) {
        if (end > start) {
            words.add(start, end);
        }
    }

    private static boolean isMark(byte character) {
        return character == '{' || character == '}' || character == ';';
    }
}
