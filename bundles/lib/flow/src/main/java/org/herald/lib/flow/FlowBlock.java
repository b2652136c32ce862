package org.herald.lib.flow;

import java.util.List;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.jspecify.annotations.Nullable;

/** Where a statement stands that may be written as a block: which of its sections are open, and whether semicolons are where they must be. */
final class FlowBlock {
    /** A word that only blocks have. */
    enum Mark {
        OPEN("{"),
        CLOSE("}"),
        END(";"),
        MATCH("match"),
        THEN("then"),
        SCOPE("scope");

        private final String word;

        Mark(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private boolean isBlock;
    private boolean isOpen;
    private boolean isOver;
    private boolean isUnended;
    private @Nullable Mark section;

    /** Takes a mark. */
    void take(Mark mark, Words words) throws StatementException {
        int at = words.position();
        words.position(at + 1);
        switch (mark) {
            case OPEN -> open(words, at);
            case CLOSE -> close(words, at);
            case END -> {
                if (!isBlock) {
                    throw words.failureAt(at, "';' is only for rules that are written as a block", List.of());
                }
                isUnended = false;
            }
            case MATCH, THEN, SCOPE -> {
                if (section != null || isOver) {
                    throw words.failureAt(at, "'" + mark.word() + "' cannot be opened here", List.of());
                }
                words.expect(Mark.OPEN.word());
                isBlock = true;
                isUnended = false;
                section = mark;
            }
        }
    }

    private void open(Words words, int at) throws StatementException {
        if (isBlock) {
            throw words.failureAt(at, "'{' needs match, then or scope before it", List.of());
        }
        isBlock = true;
        isOpen = true;
    }

    private void close(Words words, int at) throws StatementException {
        if (section != null) {
            section = null;
        } else if (isOpen) {
            isOpen = false;
            isOver = true;
        } else {
            throw words.failureAt(at, "'}' closes nothing", List.of());
        }
        isUnended = false;
    }

    /** A word of the rule comes next, at home in a section. */
    void word(Mark home, Words words) throws StatementException {
        if (!isBlock) {
            return;
        }
        if (isOver) {
            throw words.failure("'" + words.peek() + "' stands behind the end of the rule", List.of());
        }
        if (isUnended) {
            throw words.failure("a ';' is missing before '" + words.peek() + "'", List.of());
        }
        if (section != null && section != home) {
            throw words.failure(
                    "'" + words.peek() + "' does not belong in " + section.word() + " but in " + home.word(),
                    List.of());
        }
        isUnended = true;
    }

    /** A word that belongs to no section. */
    void wordOfRoute(Words words) throws StatementException {
        if (section != null) {
            throw words.failure(
                    "'" + words.peek() + "' does not belong in " + section.word() + " but before it", List.of());
        }
        word(Mark.MATCH, words);
    }

    /** The statement is over. */
    void end(Words words) throws StatementException {
        if (isOpen || section != null) {
            throw words.failureAt(words.count(), "this rule is not closed, '}' is missing", List.of());
        }
    }
}
