package org.herald.tool.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLayoutTest {
    @Test
    void keepsWhatIsShortOnALine() {
        assertThat(JsonLayout.of("{ \"a\":1 , \"b\": [ 1,2 ] }")).isEqualTo("{\"a\": 1, \"b\": [1, 2]}");
    }

    @Test
    void putsLongContainersBelowEachOtherAndShortMembersSideBySide() {
        String x = "x".repeat(90);

        String text = JsonLayout.of("{\"a\": 1, \"b\": 2, \"c\": {\"d\": \"" + x + "\", \"e\": []}, \"f\": 3}");

        assertThat(text).isEqualTo("""
                {
                  "a": 1, "b": 2,
                  "c": {
                    "d": "%s",
                    "e": []
                  },
                  "f": 3
                }""".formatted(x));
    }

    @Test
    void leavesTextAlone() {
        assertThat(JsonLayout.of("{\"a\": \"one,  two: {\\\" \\\\\"}")).isEqualTo("{\"a\": \"one,  two: {\\\" \\\\\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"", "{\"a\": [1}", "done", "{} {}", "\"", "[[[", "{\"a\": {\"b\": "})
    void returnsWhatIsNoJsonAsItIs(String text) {
        assertThat(JsonLayout.of(text)).isNotNull();
    }
}
