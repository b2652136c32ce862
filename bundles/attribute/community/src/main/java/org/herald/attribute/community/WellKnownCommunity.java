package org.herald.attribute.community;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.config.WordMap;
import org.herald.api.config.Words;
import org.jspecify.annotations.Nullable;

/** IANA "BGP Well-known Communities", those that have words. */
enum WellKnownCommunity {
    /** RFC 1997. */
    NO_EXPORT(0xFFFFFF01, "no-export", "no_export"),
    /** RFC 1997. */
    NO_ADVERTISE(0xFFFFFF02, "no-advertise", "no_advertise"),
    /** RFC 1997. */
    NO_EXPORT_SUBCONFED(0xFFFFFF03, "no-export-subconfed"),
    /** RFC 3765. */
    NOPEER(0xFFFFFF04, "nopeer", "no-peer"),
    /** RFC 7999. */
    BLACKHOLE(0xFFFF029A, "blackhole");

    private static final WellKnownCommunity[] ALL = values();
    private static final WordMap<WellKnownCommunity> BY_WORD = byWord();

    private final int value;
    private final List<String> words;

    WellKnownCommunity(int value, String... words) {
        this.value = value;
        this.words = List.of(words);
    }

    int value() {
        return value;
    }

    String word() {
        return words.get(0);
    }

    /** What users may write, for errors. */
    static List<String> words() {
        return Arrays.stream(ALL).map(WellKnownCommunity::word).toList();
    }

    static @Nullable WellKnownCommunity ofNext(Words in) {
        return BY_WORD.peek(in);
    }

    static @Nullable WellKnownCommunity of(int value) {
        for (WellKnownCommunity each : ALL) {
            if (each.value == value) {
                return each;
            }
        }
        return null;
    }

    private static WordMap<WellKnownCommunity> byWord() {
        Map<String, WellKnownCommunity> all = new HashMap<>();
        for (WellKnownCommunity each : ALL) {
            each.words.forEach(word -> all.put(word, each));
        }
        return new WordMap<>(all);
    }
}
