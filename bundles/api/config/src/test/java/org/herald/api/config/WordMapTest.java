package org.herald.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordMapTest {
    @Test
    void findsTheNextWordWithoutTakingIt() {
        WordMap<Integer> map = new WordMap<>(Map.of("med", 4, "origin", 1, "local-preference", 5));
        Words words = Words.of("origin igp");

        assertThat(map.peek(words)).isEqualTo(1);
        assertThat(words.position()).isZero();
        assertThat(map.at(words, 1)).isNull();
        words.position(2);
        assertThat(map.peek(words)).isNull();
    }

    @Test
    void findsEachOfManyWordsAndNoOther() {
        Map<String, Integer> entries = new HashMap<>();
        for (int number = 0; number < 500; number++) {
            entries.put("word-" + number, number);
        }
        WordMap<Integer> map = new WordMap<>(entries);

        entries.forEach((word, number) -> {
            assertThat(map.get(word)).isEqualTo(number);
            assertThat(map.peek(Words.of(word))).isEqualTo(number);
        });
        for (int number = 500; number < 1500; number++) {
            assertThat(map.get("word-" + number)).isNull();
            assertThat(map.peek(Words.of("word-" + number))).isNull();
        }
    }

    @Test
    void findsNothingWhereItIsEmpty() {
        WordMap<Integer> map = new WordMap<>(Map.of());

        assertThat(map.get("med")).isNull();
        assertThat(map.peek(Words.of("med"))).isNull();
        assertThat(map.words()).isEmpty();
    }

    @Test
    void doesNotTakeAWordOfOtherLettersForItsOwn() {
        WordMap<Integer> map = new WordMap<>(Map.of("A", 1));

        assertThat(map.get("\u0141")).isNull();
        assertThat(map.peek(Words.of("\u0141"))).isNull();
    }

    @Test
    void listsItsWordsInOrder() {
        assertThat(new WordMap<>(Map.of("b", 1, "a", 2, "c", 3)).words()).isEqualTo(List.of("a", "b", "c"));
    }
}
