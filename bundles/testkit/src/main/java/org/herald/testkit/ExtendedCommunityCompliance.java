package org.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.config.Grammar;
import org.herald.api.wire.WireReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every type of extended community must do. A type's test extends this; each entry of its corpus holds the 8 octets of a community. */
public abstract class ExtendedCommunityCompliance {
    private static final long SEED = 0x4360;
    private static final int RANDOM_ATTEMPTS = 20_000;
    private static final String[] ODD_FIELDS = {
        "", "-1", "0", "65536", "4294967296", "18446744073709551616", "x", "1.2.3.4", "1.2.3", "::1", "1.5", "0x10", "٣"
    };

    /** The type, newly made. */
    protected abstract ExtendedCommunityType type();

    /** The name of the corpus file, in the package of the test. */
    protected String corpus() {
        return "corpus.txt";
    }

    private Corpus read() {
        return Corpus.of(getClass(), corpus());
    }

    private static long value(Corpus.Entry entry) throws Exception {
        WireReader in = new WireReader(entry.octets());
        long value = in.u64();
        assertThat(in.remaining()).as("octets behind the eighth").isZero();
        return value;
    }

    private String text(long value, Dialect dialect) {
        return Rendering.text(dialect, out -> type().print(value, out));
    }

    private long parse(String community) {
        int colon = community.indexOf(':');
        String keyword = colon < 0 ? community : community.substring(0, colon);
        String[] fields =
                colon < 0 ? new String[0] : community.substring(colon + 1).split(":", -1);
        return type().parse(keyword, fields);
    }

    @Test
    final void hasACorpusWithValidEntries() {
        assertThat(read().valid()).isNotEmpty();
        assertThat(type().grammar().words()).doesNotHaveDuplicates();
    }

    @TestFactory
    final Stream<DynamicTest> printsWhatItOwns() {
        return read().tests(Corpus.Entry::isValid, entry -> {
            long value = value(entry);

            assertThat(type().owns(value)).as("owns it").isTrue();
            assertThat(text(value, Dialect.JSON5)).as("text5").isEqualTo(entry.text("text5"));
            assertThat(text(value, Dialect.JSON6))
                    .as("in the form of version 6")
                    .isEqualTo(entry.text(entry.has("json6") ? "json6" : "text5"));
            assertThat(text(value, Dialect.JSON4))
                    .as("in the form of version 4")
                    .isEqualTo(entry.text(entry.has("text4") ? "text4" : "text5"));
        });
    }

    @TestFactory
    final Stream<DynamicTest> readsBackWhatItPrintsAsConfiguration() {
        return read().tests(
                        entry -> entry.isValid() && !Rendering.NO_WORDS.equals(entry.textOrNull("config")), entry -> {
                            long value = value(entry);

                            String printed = text(value, Dialect.CONFIGURATION);

                            if (entry.has("config")) {
                                assertThat(printed).isEqualTo(entry.text("config"));
                            }
                            assertThat(Long.toHexString(parse(printed)))
                                    .as(printed)
                                    .isEqualTo(Long.toHexString(value));
                        });
    }

    @Test
    final void printsAnythingThatItOwns() throws Exception {
        Random random = new Random(SEED);
        for (Corpus.Entry entry : read().valid()) {
            long value = value(entry);
            for (int attempt = 0; attempt < RANDOM_ATTEMPTS; attempt++) {
                long changed = value ^ random.nextLong() & random.nextLong() & random.nextLong();
                if (type().owns(changed)) {
                    assertThat(text(changed, Dialect.JSON5)).isNotEmpty();
                    assertThat(text(changed, Dialect.CONFIGURATION)).isNotEmpty();
                }
            }
        }
    }

    @Test
    final void refusesWrongFieldsWithAReason() {
        for (String keyword : type().grammar().words()) {
            for (String first : ODD_FIELDS) {
                for (String second : ODD_FIELDS) {
                    attempt(keyword, first);
                    attempt(keyword, first, second);
                    attempt(keyword, first, second, first);
                }
            }
            attempt(keyword);
        }
    }

    private void attempt(String keyword, String... fields) {
        try {
            long value = type().parse(keyword, fields);
            assertThat(type().owns(value)).as("owns what it read").isTrue();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage())
                    .as("the reason for %s:%s", keyword, String.join(":", fields))
                    .isNotBlank();
        }
    }

    @TestFactory
    final Stream<DynamicTest> refusesWrongStatements() {
        return read().tests(entry -> entry.has("rejects"), entry -> {
            try {
                parse(entry.text("rejects"));
            } catch (IllegalArgumentException e) {
                if (entry.has("because")) {
                    assertThat(e.getMessage()).isEqualTo(entry.text("because"));
                }
                return;
            }
            throw new AssertionError("'" + entry.text("rejects") + "' must be refused, but is accepted");
        });
    }

    @TestFactory
    final Stream<DynamicTest> readsTheExamplesOfItsGrammar() {
        return type().grammar().statements().stream()
                .map(statement -> DynamicTest.dynamicTest(statement.word(), () -> example(statement)));
    }

    private void example(Grammar.Statement statement) {
        assertThat(statement.help()).isNotBlank().doesNotEndWith(".");

        long value = parse(statement.example());

        assertThat(type().owns(value)).isTrue();
        assertThat(parse(text(value, Dialect.CONFIGURATION))).isEqualTo(value);
    }
}
