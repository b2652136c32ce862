package org.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every path attribute must do. An attribute's test extends this; each entry of its corpus holds the octets of one value, without
 * flags, code and length.
 *
 * @param <A> the decoded value
 */
public abstract class PathAttributeCompliance<A> {
    /** The attribute, newly made. */
    protected abstract PathAttributeType<A> attribute();

    /** The name of the corpus file, in the package of the test. */
    protected String corpus() {
        return "corpus.txt";
    }

    /** What is installed with the attribute: types of extended communities, families of nested NLRI. */
    protected CodecView codecs() {
        return FixedCodecView.of(attribute());
    }

    private Corpus read() {
        return Corpus.of(getClass(), corpus());
    }

    private A decode(byte[] octets, CodecContext context) throws MalformedException {
        return attribute().decode(new WireReader(octets), context);
    }

    private A decode(Corpus.Entry entry) throws MalformedException {
        return decode(entry.octets(), entry.context(codecs()));
    }

    private byte[] encode(A value, CodecContext context) {
        WireWriter out = new WireWriter();
        out.u8(0xAA);
        attribute().encode(value, out, context);
        byte[] all = out.toByteArray();
        assertThat(all[0]).as("what was in the writer before stays").isEqualTo((byte) 0xAA);
        return Arrays.copyOfRange(all, 1, all.length);
    }

    private String json(A value, Dialect dialect) {
        return Rendering.json(dialect, sink -> attribute().describe(value, sink, codecs()));
    }

    private String text(A value, Dialect dialect) {
        return Rendering.text(dialect, out -> attribute().print(value, out, codecs()));
    }

    /** Reads words of the attribute, as often as they come. */
    protected final @Nullable A parse(String statement) throws StatementException {
        Words words = Words.of(statement);
        @Nullable A value = null;
        do {
            int before = words.position();
            assertThat(codecs().attributeOfNext(words))
                    .as("who owns '%s'", words.peek())
                    .isNotNull();
            value = attribute().parse(words, value, codecs());
            assertThat(words.position()).as("words taken").isGreaterThan(before);
        } while (words.hasNext());
        return value;
    }

    @Test
    final void saysWhatItIs() {
        PathAttributeType<A> attribute = attribute();

        assertThat(attribute.code()).isBetween(1, 255);
        assertThat(attribute.name()).matches("[A-Za-z0-9_ ()/-]+");
        assertThat(attribute.flags() & ~AttributeFlags.OPTIONAL_TRANSITIVE)
                .as("flags beyond Optional and Transitive")
                .isZero();
        assertThat(attribute.flags() & AttributeFlags.OPTIONAL_TRANSITIVE)
                .as("well-known attributes are transitive (RFC 4271, 4.3)")
                .isNotZero();
        assertThat(attribute.onMalformed()).isNotNull();
        assertThat(attribute.grammar().words()).doesNotHaveDuplicates();
    }

    @Test
    final void hasACorpusWithValidEntries() {
        assertThat(read().valid()).isNotEmpty();
    }

    @TestFactory
    final Stream<DynamicTest> writesTheOctetsThatItRead() {
        return read().tests(Corpus.Entry::isValid, entry -> {
            CodecContext context = entry.context(codecs());
            A value = decode(entry);

            assertThat(Hex.upper(encode(value, context))).as("encoded").isEqualTo(Hex.upper(entry.canonical()));
            assertThat(decode(entry.canonical(), context)).isEqualTo(value).hasSameHashCodeAs(value);
        });
    }

    @TestFactory
    final Stream<DynamicTest> keepsTheValueInTheCanonicalForm() {
        return read().tests(Corpus.Entry::isValid, entry -> {
            A value = decode(entry);

            byte[] kept = encode(value, CodecContext.CANONICAL);

            assertThat(decode(kept, CodecContext.CANONICAL)).isEqualTo(value);
        });
    }

    @TestFactory
    final Stream<DynamicTest> describesInEveryDialect() {
        return read().tests(Corpus.Entry::isValid, entry -> {
            A value = decode(entry);

            Rendering.compare(entry, dialect -> json(value, dialect), dialect -> text(value, dialect));
        });
    }

    @TestFactory
    final Stream<DynamicTest> readsBackWhatItPrintsAsConfiguration() {
        return read().tests(entry -> entry.isValid() && isWritable(entry), entry -> {
            A value = decode(entry);
            String printed = text(value, Dialect.CONFIGURATION);

            if (!printed.isEmpty()) {
                assertThat(parse(printed)).as(printed).isEqualTo(value);
            }
        });
    }

    private boolean isWritable(Corpus.Entry entry) {
        boolean hasWords = !attribute().grammar().statements().isEmpty();
        return hasWords && !Rendering.NO_WORDS.equals(entry.textOrNull("config"));
    }

    @TestFactory
    final Stream<DynamicTest> refusesMalformedOctets() {
        return read().tests(
                        Corpus.Entry::isMalformed,
                        entry -> MalformedChecks.decode(
                                entry,
                                in -> attribute().decode(in, entry.context(codecs())),
                                attribute().onMalformed(),
                                0,
                                0));
    }

    @TestFactory
    final Stream<DynamicTest> survivesTruncationAtEveryOctet() {
        return read().tests(entry -> entry.has("hex"), entry -> {
            CodecContext context = entry.context(codecs());
            MalformedInput.truncate(
                    entry.octets(), in -> attribute().decode(in, context), value -> useAll(value, context));
        });
    }

    @TestFactory
    final Stream<DynamicTest> survivesChangedOctets() {
        return read().tests(entry -> entry.has("hex"), entry -> {
            CodecContext context = entry.context(codecs());
            MalformedInput.flip(entry.octets(), in -> attribute().decode(in, context), value -> useAll(value, context));
        });
    }

    private void useAll(A value, CodecContext context) {
        try {
            assertThat(decode(encode(value, context), context)).isEqualTo(value);
        } catch (MalformedException e) {
            throw new AssertionError("what is encoded does not decode: " + e.getMessage(), e);
        }
        Rendering.all(dialect -> json(value, dialect), dialect -> text(value, dialect));
    }

    @TestFactory
    final Stream<DynamicTest> refusesWrongStatements() {
        return read().tests(
                        entry -> entry.has("rejects"),
                        entry -> MalformedChecks.statement(entry, () -> {
                            Words words = Words.of(entry.text("rejects"));
                            attribute().parse(words, null, codecs());
                            words.expectEnd();
                        }));
    }

    @TestFactory
    final Stream<DynamicTest> readsTheExamplesOfItsGrammar() {
        return attribute().grammar().statements().stream()
                .map(statement -> DynamicTest.dynamicTest(statement.word(), () -> example(statement)));
    }

    private void example(Grammar.Statement statement) throws StatementException {
        assertThat(statement.help()).isNotBlank().doesNotEndWith(".");
        assertThat(statement.example() + " ").startsWith(statement.word() + " ");

        @Nullable A value = parse(statement.example());

        if (value != null) {
            useAll(value, CodecContext.CANONICAL);
        }
    }
}
