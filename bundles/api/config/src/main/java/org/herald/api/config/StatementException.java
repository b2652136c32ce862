package org.herald.api.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement is not valid: the word, the reason, what would be valid, and the place once a reader of files has added it.
 *
 * <p>The sentence starts with what was wrong, then the value, then what is accepted:
 * {@code prefix length 33 is out of range for ipv4 (0-32)}. Carries no stack trace.
 */
public final class StatementException extends Exception {
    private final String word;
    private final List<String> valid;
    private final @Nullable Place place;

    /**
     * Where a word stands.
     *
     * @param source the file's name, or what the words came from
     * @param line from 1
     * @param column from 1, in characters
     */
    public record Place(String source, int line, int column) {
        @Override
        public String toString() {
            return source + ":" + line + ":" + column;
        }
    }

    /**
     * @param reason the sentence
     * @param word the word in question, empty if the statement ends too early
     * @param valid what could stand there, for a list and for «did you mean»; may be empty
     */
    public StatementException(String reason, String word, List<String> valid) {
        this(reason, word, valid, null);
    }

    private StatementException(String reason, String word, List<String> valid, @Nullable Place place) {
        super(reason, null, false, false);
        this.word = word;
        this.valid = List.copyOf(valid);
        this.place = place;
    }

    /** A reason that names no alternatives. */
    public StatementException(String reason, String word) {
        this(reason, word, List.of());
    }

    /** The same with its place, unless it has one. */
    public StatementException at(Place where) {
        return place != null ? this : new StatementException(reason(), word, valid, where);
    }

    /** The sentence alone. */
    public String reason() {
        return String.valueOf(super.getMessage());
    }

    public String word() {
        return word;
    }

    public List<String> valid() {
        return valid;
    }

    public @Nullable Place place() {
        return place;
    }

    /** The sentence, then the nearest valid words or all of them if there are few. */
    @Override
    public String getMessage() {
        if (valid.isEmpty()) {
            return reason();
        }
        List<String> near = Suggestions.near(word, valid);
        if (!near.isEmpty()) {
            return reason() + ", did you mean " + String.join(" or ", near) + "?";
        }
        return reason() + ", valid: " + String.join(", ", valid);
    }
}
