package org.herald.api.config;

import org.jspecify.annotations.Nullable;

/**
 * One keyword of the configuration with one value. Its identity is its path and word.
 *
 * @param path the section it stands in, {@code neighbor} or {@code neighbor/capability}
 * @param word the keyword
 * @param type how its value is read
 * @param absent the value when the keyword is not written; null for none
 * @param bare the value of the keyword alone ({@code passive;}); null if it needs one
 * @param help one sentence without a full stop
 * @param example a value that is valid, as written
 */
public record Setting<T>(
        String path,
        String word,
        ValueType<T> type,
        @Nullable T absent,
        @Nullable T bare,
        String help,
        String example) {

    /** The key of its value in {@link Settings}. */
    public String key() {
        return path + "/" + word;
    }

    /** Takes the value from the words behind the keyword. */
    public T read(Words words) throws StatementException {
        if (!words.hasNext() && bare != null) {
            return bare;
        }
        T value = type.reader().read(words);
        words.expectEnd();
        return value;
    }
}
