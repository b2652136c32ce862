package org.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.herald.api.wire.Severity;
import org.junit.jupiter.api.Test;

class CorpusTest {
    @Test
    void readsEntriesWithCommentsAndContinuations() {
        Corpus corpus = Corpus.parse("test", """
                // for readers
                # first
                hex: 18     # length
                     cb 00
                     71     # the rest
                json5: { "a": 1,
                  "b": 2 }

                # second
                hex:
                malformed: treat-as-withdraw at 3
                """);

        Corpus.Entry first = corpus.entry("first");
        assertThat(first.octets()).containsExactly(0x18, 0xcb, 0x00, 0x71);
        assertThat(first.text("json5")).isEqualTo("{ \"a\": 1, \"b\": 2 }");
        assertThat(corpus.entry("second").octets()).isEmpty();
        assertThat(corpus.entry("second").malformation())
                .isEqualTo(new Corpus.Malformation(Severity.TREAT_AS_WITHDRAW, 0, -1, 3));
        assertThat(corpus.valid()).containsExactly(first);
    }

    @Test
    void readsCodeAndSubcode() {
        Corpus corpus = Corpus.parse("test", "# a\nhex: 00\nmalformed: reset-session 3/10 at 0\n");

        assertThat(corpus.entry("a").malformation())
                .isEqualTo(new Corpus.Malformation(Severity.RESET_SESSION, 3, 10, 0));
    }

    @Test
    void refusesWhatIsNotInTheFormat() {
        refuses("", "the corpus test has no entry");
        refuses("// only a comment\n", "the corpus test has no entry");
        refuses("hex: 00\n", "test:1: no entry has begun: a line '# name' must come first");
        refuses("# a\nhex: 0\n", "test:1 a: hex: an odd number of hexadecimal digits");
        refuses("# a\njson5: 1\n", "test:1 a: neither hex nor rejects nor not-offered-with is there");
        refuses("# a\nhex: 00\nhex: 01\n", "test:3: 'hex' is there twice");
        refuses("# a\nhex: 00\n# a\nhex: 00\n", "test:3: a second entry is called 'a'");
        refuses("# a\nhex: 00\nmalformed: badly at 0\n", "test:1 a: malformed: No enum constant");
        refuses(
                "# a\nhex: 00\nmalformed: reset-session 3/10\n",
                "test:1 a: malformed: write 'severity [code/subcode] at offset'");
        assertThatThrownBy(() -> Corpus.parse("test", "# a\nhex: 00\nhexx: 00\n"))
                .hasMessageStartingWith("test:3: 'hexx' is none of [because, canonical");
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> Corpus.parse("test", text))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(message);
    }
}
