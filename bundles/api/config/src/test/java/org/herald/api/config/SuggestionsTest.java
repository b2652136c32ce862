package org.herald.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<String> VALID =
            List.of("neighbor", "next-hop", "med", "origin", "community", "route", "routes");

    @Test
    void findsWordsOneEditAway() {
        assertThat(Suggestions.near("neighbour", VALID)).containsExactly("neighbor");
        assertThat(Suggestions.near("nexthop", VALID)).containsExactly("next-hop");
        assertThat(Suggestions.near("oirgin", VALID)).containsExactly("origin");
        assertThat(Suggestions.near("orugin", VALID)).containsExactly("origin");
    }

    @Test
    void putsTheNearestFirst() {
        assertThat(Suggestions.near("routess", VALID)).containsExactly("routes", "route");
    }

    @Test
    void namesThreeAtTheMost() {
        assertThat(Suggestions.near("abcd", List.of("abce", "abcf", "abcg", "abch")))
                .hasSize(3);
    }

    @Test
    void findsNothingThatIsFarOrShort() {
        assertThat(Suggestions.near("xyz", VALID)).isEmpty();
        assertThat(Suggestions.near("", VALID)).isEmpty();
        assertThat(Suggestions.near("xy", List.of("as", "a"))).isEmpty();
    }

    @Test
    void endsTheSentenceOfAnError() {
        assertThat(new StatementException("unknown word 'mde'", "mde", VALID))
                .hasMessage("unknown word 'mde', did you mean med?");
        assertThat(new StatementException("unknown word 'x'", "x", List.of("a1", "b1")))
                .hasMessage("unknown word 'x', valid: a1, b1");
        assertThat(new StatementException("unknown word 'x'", "x")).hasMessage("unknown word 'x'");
    }

    @Test
    void keepsTheFirstPlaceOfAnError() {
        StatementException.Place first = new StatementException.Place("a", 1, 2);

        StatementException error =
                new StatementException("odd", "x").at(first).at(new StatementException.Place("b", 3, 4));

        assertThat(error.place()).isEqualTo(first).hasToString("a:1:2");
    }
}
