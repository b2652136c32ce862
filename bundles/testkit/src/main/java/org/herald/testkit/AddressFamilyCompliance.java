package org.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.AttributeDraft;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every address family must do. A family's test extends this; each entry of its corpus holds the octets of one NLRI, without path
 * identifier.
 *
 * @param <N> the decoded NLRI
 */
public abstract class AddressFamilyCompliance<N> {
    private static final int UPDATE_MESSAGE_ERROR = 3;
    private static final int INVALID_NETWORK_FIELD = 10;
    private static final long[] PATH_IDS = {NlriCodec.NO_PATH_ID, 0, 7, 0xFFFF_FFFFL};

    /** The family, newly made. */
    protected abstract AddressFamily<N> family();

    /** The name of the corpus file, in the package of the test. */
    protected String corpus() {
        return "corpus.txt";
    }

    /** What is installed with the family: others that its statements need, such as attributes of actions. */
    protected CodecView codecs() {
        return FixedCodecView.of(family());
    }

    /** Takes what a printed statement has before what {@link RouteSyntax#begin} expects: nothing, unless the family prints its head. */
    protected void skipHead(Words words) {
        words.accept(family().names().safi());
    }

    /** Reads a statement as core does: what the family does not take is {@code next-hop} or an attribute's. */
    protected final N parse(Words words, RouteDraft draft) throws StatementException {
        RouteSyntax.Builder<N> builder = family().syntax().begin(words);
        while (words.hasNext()) {
            int before = words.position();
            if (builder.accept(words, draft)) {
                assertThat(words.position())
                        .as("a word that is accepted is taken")
                        .isGreaterThan(before);
                continue;
            }
            assertThat(words.position())
                    .as("a word that is not accepted is not taken")
                    .isEqualTo(before);
            if (words.accept("next-hop")) {
                nextHop(words, draft);
            } else {
                attribute(words, draft.attributes());
            }
        }
        return builder.build(words);
    }

    private static void nextHop(Words words, RouteDraft draft) throws StatementException {
        if (words.accept("self")) {
            draft.nextHopSelf();
        } else {
            draft.attributes().nextHop(words.address());
        }
    }

    private void attribute(Words words, AttributeDraft attributes) throws StatementException {
        PathAttributeType<?> type = codecs().attributeOfNext(words);
        if (type == null) {
            throw words.failure("unknown word '" + words.peek() + "'", java.util.List.of());
        }
        put(type, words, attributes);
    }

    @SuppressWarnings("unchecked") // the draft holds what this type gave
    private <A> void put(PathAttributeType<A> type, Words words, AttributeDraft attributes) throws StatementException {
        @Nullable A value = type.parse(words, (A) attributes.value(type.code()), codecs());
        if (value != null) {
            attributes.put(type, value);
        }
    }

    private Corpus read() {
        return Corpus.of(getClass(), corpus());
    }

    private N decode(byte[] octets, CodecContext context) throws MalformedException {
        WireReader in = new WireReader(octets);
        N nlri = family().codec().decode(in, context);
        assertThat(in.remaining()).as("octets left").isZero();
        return nlri;
    }

    private N decode(Corpus.Entry entry) throws MalformedException {
        return decode(entry.octets(), entry.context(codecs()));
    }

    private byte[] encode(N nlri) {
        WireWriter out = new WireWriter();
        out.u8(0xAA);
        family().codec().encode(nlri, out, CodecContext.CANONICAL);
        byte[] all = out.toByteArray();
        assertThat(all[0]).as("what was in the writer before stays").isEqualTo((byte) 0xAA);
        return java.util.Arrays.copyOfRange(all, 1, all.length);
    }

    private byte[] key(N nlri) {
        WireWriter out = new WireWriter();
        family().codec().encodeKey(nlri, out);
        return out.toByteArray();
    }

    private String json(N nlri, long pathId, Dialect dialect) {
        return Rendering.json(dialect, sink -> family().codec().describe(nlri, pathId, sink));
    }

    private String text(N nlri, long pathId, Dialect dialect) {
        return Rendering.text(dialect, out -> family().codec().print(nlri, pathId, out));
    }

    @Test
    final void saysWhatItIs() {
        AddressFamily<N> family = family();

        assertThat(family.id()).isEqualTo(family().id());
        assertThat(family.names().afi()).matches("[a-z0-9-]+");
        assertThat(family.names().safi()).matches("[a-z0-9-]+");
        assertThat(family.names().aliases()).doesNotContain(family.names().safi());
        boolean needsNextHop = !family.traits().contains(FamilyTrait.NO_NEXT_HOP);
        assertThat(family.nextHop().lengths().isEmpty())
                .as("no length of next hop")
                .isEqualTo(false);
        assertThat(family.nextHop().lengths().contains(0) && needsNextHop)
                .as("a next hop of no octets, and not NO_NEXT_HOP")
                .isFalse();
        assertThat(family.syntax().grammar().words()).doesNotHaveDuplicates();
    }

    @Test
    final void hasACorpusWithValidEntries() {
        assertThat(read().valid()).isNotEmpty();
    }

    @TestFactory
    final Stream<DynamicTest> writesTheOctetsThatItRead() {
        return read().tests(Corpus.Entry::isValid, entry -> {
            N nlri = decode(entry);

            assertThat(encode(nlri)).as("encoded").asHexString().isEqualTo(hex(entry.canonical()));
            N again = decode(entry.canonical(), entry.context(codecs()));
            assertThat(again).isEqualTo(nlri).hasSameHashCodeAs(nlri);
        });
    }

    @TestFactory
    final Stream<DynamicTest> readsOneNlriAndStopsBehindIt() {
        return read().tests(Corpus.Entry::isValid, entry -> {
            byte[] octets = entry.octets();
            byte[] twice = new byte[octets.length * 2];
            System.arraycopy(octets, 0, twice, 0, octets.length);
            System.arraycopy(octets, 0, twice, octets.length, octets.length);
            WireReader in = new WireReader(twice);

            N first = family().codec().decode(in, entry.context(codecs()));

            assertThat(in.position()).isEqualTo(octets.length);
            assertThat(family().codec().decode(in, entry.context(codecs()))).isEqualTo(first);
        });
    }

    @TestFactory
    final Stream<DynamicTest> describesInEveryDialect() {
        return read().tests(Corpus.Entry::isValid, entry -> {
            N nlri = decode(entry);

            Rendering.compare(
                    entry,
                    dialect -> json(nlri, entry.pathId(), dialect),
                    dialect -> text(nlri, entry.pathId(), dialect));
        });
    }

    @TestFactory
    final Stream<DynamicTest> describesAPlainPrefixInOneField() {
        return read().tests(entry -> entry.isValid() && family().codec().isPlainPrefix(), entry -> {
            N nlri = decode(entry);

            String json = json(nlri, NlriCodec.NO_PATH_ID, Dialect.JSON5);

            assertThat(json).doesNotContain(",");
        });
    }

    @TestFactory
    final Stream<DynamicTest> readsBackWhatItPrintsAsConfiguration() {
        return read().tests(entry -> entry.isValid() && isWritable(entry), entry -> {
            N nlri = decode(entry);
            for (long pathId : canHavePathId() ? PATH_IDS : new long[] {NlriCodec.NO_PATH_ID}) {
                String printed = text(nlri, pathId, Dialect.CONFIGURATION);
                Words words = Words.of(printed);
                RouteDraft draft = new RouteDraft();

                skipHead(words);
                N parsed = parse(words, draft);

                assertThat(parsed).as(printed).isEqualTo(nlri);
                assertThat(draft.pathId()).as(printed).isEqualTo(pathId);
            }
        });
    }

    private boolean canHavePathId() {
        return family().traits().contains(FamilyTrait.ADD_PATH);
    }

    private boolean isWritable(Corpus.Entry entry) {
        boolean hasWords = !family().syntax().grammar().statements().isEmpty();
        return hasWords && !Rendering.NO_WORDS.equals(entry.textOrNull("config"));
    }

    @TestFactory
    final Stream<DynamicTest> keepsTheKeyOfARoute() {
        return read().tests(Corpus.Entry::isValid, entry -> {
            N nlri = decode(entry);

            byte[] key = key(nlri);

            assertThat(key).isNotEmpty().isEqualTo(key(decode(encode(nlri), entry.context(codecs()))));
            if (entry.has("key")) {
                assertThat(key).asHexString().isEqualTo(hex(entry.octets("key")));
            }
            if (entry.has("same-route-as")) {
                assertThat(key).isEqualTo(key(decode(read().entry(entry.text("same-route-as")))));
            }
        });
    }

    @TestFactory
    final Stream<DynamicTest> readsTheSameRouteFromWithdrawnOnes() {
        return read().tests(Corpus.Entry::isValid, entry -> {
            N nlri = decode(entry);
            WireWriter out = new WireWriter();
            family().codec().encodeWithdrawn(nlri, out, CodecContext.CANONICAL);
            byte[] octets = out.toByteArray();
            if (!family().codec().hasWithdrawnForm()) {
                assertThat(octets).as("no form of its own").isEqualTo(encode(nlri));
            }
            WireReader in = new WireReader(octets);

            N withdrawn = family().codec().decodeWithdrawn(in, entry.context(codecs()));

            assertThat(in.remaining()).as("octets left").isZero();
            assertThat(key(withdrawn)).isEqualTo(key(nlri));
            Rendering.all(
                    dialect -> json(withdrawn, entry.pathId(), dialect),
                    dialect -> text(withdrawn, entry.pathId(), dialect));
        });
    }

    @TestFactory
    final Stream<DynamicTest> survivesMalformedWithdrawnRoutes() {
        return read().tests(entry -> entry.has("hex") && family().codec().hasWithdrawnForm(), entry -> {
            MalformedInput.truncate(
                    entry.octets(),
                    in -> family().codec().decodeWithdrawn(in, entry.context(codecs())),
                    nlri -> assertThat(key(nlri)).isNotEmpty());
            MalformedInput.flip(
                    entry.octets(),
                    in -> family().codec().decodeWithdrawn(in, entry.context(codecs())),
                    nlri -> assertThat(key(nlri)).isNotEmpty());
        });
    }

    @Test
    final void givesDifferentRoutesDifferentKeys() throws MalformedException {
        Map<String, Corpus.Entry> byKey = new HashMap<>();
        for (Corpus.Entry entry : read().valid()) {
            if (!entry.has("same-route-as")) {
                Corpus.Entry other = byKey.put(hex(key(decode(entry))), entry);
                assertThat(other)
                        .as("%s has the key of another entry, and does not say same-route-as", entry)
                        .isNull();
            }
        }
    }

    @TestFactory
    final Stream<DynamicTest> refusesMalformedOctets() {
        return read().tests(
                        Corpus.Entry::isMalformed,
                        entry -> MalformedChecks.decode(
                                entry,
                                in -> family().codec().decode(in, entry.context(codecs())),
                                Severity.RESET_SESSION,
                                UPDATE_MESSAGE_ERROR,
                                INVALID_NETWORK_FIELD));
    }

    @TestFactory
    final Stream<DynamicTest> survivesTruncationAtEveryOctet() {
        return read().tests(
                        entry -> entry.has("hex"),
                        entry -> MalformedInput.truncate(
                                entry.octets(), in -> decodeOne(in, entry.context(codecs())), this::useAll));
    }

    @TestFactory
    final Stream<DynamicTest> survivesChangedOctets() {
        return read().tests(
                        entry -> entry.has("hex"),
                        entry -> MalformedInput.flip(
                                entry.octets(), in -> decodeOne(in, entry.context(codecs())), this::useAll));
    }

    private N decodeOne(WireReader in, CodecContext context) throws MalformedException {
        int before = in.position();
        try {
            N nlri = family().codec().decode(in, context);
            assertThat(in.position()).as("a decoded NLRI has octets").isGreaterThan(before);
            return nlri;
        } catch (MalformedException e) {
            if (e.severity() == Severity.DISCARD_ATTRIBUTE) {
                assertThat(in.position()).as("a dropped NLRI is skipped").isGreaterThan(before);
            }
            throw e;
        }
    }

    private void useAll(N nlri) {
        byte[] octets = encode(nlri);
        try {
            assertThat(decode(octets, CodecContext.CANONICAL.nested(true))).isEqualTo(nlri);
        } catch (MalformedException e) {
            throw new AssertionError("what is encoded does not decode: " + e.getMessage(), e);
        }
        assertThat(key(nlri)).isNotEmpty();
        for (long pathId : PATH_IDS) {
            Rendering.all(dialect -> json(nlri, pathId, dialect), dialect -> text(nlri, pathId, dialect));
        }
    }

    @TestFactory
    final Stream<DynamicTest> refusesWrongStatements() {
        return read().tests(
                        entry -> entry.has("rejects"),
                        entry -> MalformedChecks.statement(
                                entry, () -> parse(Words.of(entry.text("rejects")), new RouteDraft())));
    }

    @TestFactory
    final Stream<DynamicTest> readsTheExamplesOfItsGrammar() {
        return family().syntax().grammar().statements().stream()
                .map(statement -> DynamicTest.dynamicTest(statement.word(), () -> example(statement)));
    }

    private void example(Grammar.Statement statement) throws StatementException, MalformedException {
        assertThat(statement.help()).isNotBlank().doesNotEndWith(".");
        RouteDraft draft = new RouteDraft();
        Words words = Words.of(statement.example());

        N nlri = parse(words, draft);

        draft.nlri(family(), nlri);
        assertThat(decode(draft.nlri().toByteArray(), CodecContext.CANONICAL)).isEqualTo(nlri);
        assertThatCode(() -> useAll(Objects.requireNonNull(nlri))).doesNotThrowAnyException();
    }

    static String hex(byte[] octets) {
        return org.herald.api.wire.Hex.upper(octets);
    }
}
