package org.herald.api.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An immutable map from words to values that is asked with the next of {@link Words}, without making it a string. */
public final class WordMap<T> {
    private final String[] keys;
    private final Object[] values;
    private final int mask;
    private final List<String> words;

    public WordMap(Map<String, ? extends T> entries) {
        int size = Integer.highestOneBit(Math.max(4, entries.size() * 4));
        keys = new String[size];
        values = new Object[size];
        mask = size - 1;
        words = List.copyOf(new TreeMap<>(entries).keySet());
        entries.forEach((word, value) -> {
            int slot = hash(word) & mask;
            while (keys[slot] != null) {
                slot = slot + 1 & mask;
            }
            keys[slot] = word;
            values[slot] = value;
        });
    }

    /** The value of the next word, which is not taken; null if there is none. */
    public @Nullable T peek(Words in) {
        return in.hasNext() ? at(in, in.position()) : null;
    }

    /** The value of the word at an index; null if there is none. */
    @SuppressWarnings("unchecked") // only values of T were put in
    public @Nullable T at(Words in, int index) {
        byte[] text = in.text();
        int hash = 0;
        for (int at = in.start(index); at < in.end(index); at++) {
            hash = hash * 31 + text[at];
        }
        int slot = spread(hash) & mask;
        while (keys[slot] != null) {
            if (in.equalsAt(index, keys[slot])) {
                return (T) values[slot];
            }
            slot = slot + 1 & mask;
        }
        return null;
    }

    /** The value of a word; null if there is none. */
    @SuppressWarnings("unchecked") // only values of T were put in
    public @Nullable T get(String word) {
        int slot = hash(word) & mask;
        while (keys[slot] != null) {
            if (keys[slot].equals(word)) {
                return (T) values[slot];
            }
            slot = slot + 1 & mask;
        }
        return null;
    }

    /** All words in alphabetical order, for errors and completion. */
    public List<String> words() {
        return words;
    }

    private static int hash(String word) {
        int hash = 0;
        for (int index = 0; index < word.length(); index++) {
            hash = hash * 31 + (byte) word.charAt(index);
        }
        return spread(hash);
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 15;
    }
}
