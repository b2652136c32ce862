package org.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.Negotiated;
import org.herald.api.config.ConfigSection;
import org.herald.api.config.Setting;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every capability must do. A capability's test extends this; each entry of its corpus holds the octets of one value, without code and
 * length.
 *
 * @param <C> the decoded value
 */
public abstract class CapabilityCompliance<C> {
    private static final int OPEN_MESSAGE_ERROR = 2;

    /** The capability, newly made. */
    protected abstract CapabilityType<C> capability();

    /** The name of the corpus file, in the package of the test. */
    protected String corpus() {
        return "corpus.txt";
    }

    /** What is installed with the capability: families whose names it shows. */
    protected CodecView codecs() {
        return FixedCodecView.of(capability());
    }

    /** The neighbor that {@code offered-with} adds statements and families to. */
    protected FakeNeighborView neighbor() {
        return FakeNeighborView.of(codecs());
    }

    private Corpus read() {
        return Corpus.of(getClass(), corpus());
    }

    private C decode(Corpus.Entry entry) throws MalformedException {
        return capability().decode(new WireReader(entry.octets()));
    }

    private String json(C value, Dialect dialect) {
        return Rendering.json(dialect, sink -> capability().describe(value, sink, codecs()));
    }

    private String text(C value, Dialect dialect) {
        return Rendering.text(dialect, out -> capability().print(value, out, codecs()));
    }

    private List<String> offer(FakeNeighborView neighbor) {
        List<WireWriter> values = new ArrayList<>();
        capability().offer(neighbor, () -> {
            values.add(new WireWriter(16, 255));
            return values.get(values.size() - 1);
        });
        return values.stream().map(value -> Hex.upper(value.toByteArray())).toList();
    }

    private FakeNeighborView neighbor(Corpus.Entry entry, String key) throws StatementException {
        FakeNeighborView neighbor = neighbor();
        if (entry.has("families")) {
            neighbor = neighbor.withFamilies(Stream.of(entry.text("families").split(" +"))
                    .map(CapabilityCompliance::family)
                    .toArray(FamilyId[]::new));
        }
        return neighbor.written(capability(), entry.text(key));
    }

    private static FamilyId family(String numbers) {
        int slash = numbers.indexOf('/');
        return new FamilyId(
                Integer.parseInt(numbers.substring(0, slash)), Integer.parseInt(numbers.substring(slash + 1)));
    }

    @Test
    final void saysWhatItIs() {
        assertThat(capability().code()).isBetween(1, 255);
        assertThat(capability().name()).isNotBlank();
        assertThat(capability().settings().stream().map(Setting::key)).doesNotHaveDuplicates();
    }

    @Test
    final void hasACorpusWithValidEntries() {
        assertThat(read().valid()).isNotEmpty();
    }

    @TestFactory
    final Stream<DynamicTest> describesInEveryDialect() {
        return read().tests(Corpus.Entry::isValid, entry -> {
            C value = decode(entry);

            assertThat(decode(entry)).isEqualTo(value).hasSameHashCodeAs(value);
            Rendering.compare(entry, dialect -> json(value, dialect), dialect -> text(value, dialect));
        });
    }

    @TestFactory
    final Stream<DynamicTest> offersWhatIsWritten() {
        return read().tests(entry -> entry.has("offered-with"), entry -> {
            List<String> values = offer(neighbor(entry, "offered-with"));

            assertThat(values).containsExactly(Hex.upper(entry.canonical()));
        });
    }

    @TestFactory
    final Stream<DynamicTest> offersNothingUnlessWritten() {
        return read().tests(entry -> entry.has("not-offered-with"), entry -> {
            List<String> values = offer(neighbor(entry, "not-offered-with"));

            assertThat(values).isEmpty();
        });
    }

    @Test
    final void readsWhatItOffers() throws MalformedException {
        for (String value : offer(neighbor())) {
            useAll(capability().decode(new WireReader(Hex.parse(value))));
        }
    }

    @Test
    final void negotiatesAndMergesAnyTwoValues() throws MalformedException {
        List<@Nullable C> values = new ArrayList<>();
        values.add(null);
        for (Corpus.Entry entry : read().valid()) {
            values.add(decode(entry));
        }
        for (@Nullable C sent : values) {
            for (@Nullable C received : values) {
                Negotiated.Builder out = new Negotiated.Builder();
                capability().negotiate(sent, received, out);
                assertThat(out.build()).isNotNull();
                if (sent != null && received != null) {
                    useAll(capability().merge(sent, received));
                }
            }
        }
    }

    @TestFactory
    final Stream<DynamicTest> refusesMalformedOctets() {
        return read().tests(
                        Corpus.Entry::isMalformed,
                        entry -> MalformedChecks.decode(
                                entry, in -> capability().decode(in), Severity.RESET_SESSION, OPEN_MESSAGE_ERROR, 0));
    }

    @TestFactory
    final Stream<DynamicTest> survivesTruncationAtEveryOctet() {
        return read().tests(
                        entry -> entry.has("hex"),
                        entry -> MalformedInput.truncate(
                                entry.octets(), in -> capability().decode(in), this::useAll));
    }

    @TestFactory
    final Stream<DynamicTest> survivesChangedOctets() {
        return read().tests(
                        entry -> entry.has("hex"),
                        entry -> MalformedInput.flip(
                                entry.octets(), in -> capability().decode(in), this::useAll));
    }

    private void useAll(C value) {
        Rendering.all(dialect -> json(value, dialect), dialect -> text(value, dialect));
        capability().negotiate(null, value, new Negotiated.Builder());
        capability().negotiate(value, value, new Negotiated.Builder());
        assertThat(capability().merge(value, value)).isNotNull();
    }

    @TestFactory
    final Stream<DynamicTest> refusesWrongStatements() {
        return read().tests(
                        entry -> entry.has("rejects"),
                        entry -> MalformedChecks.statement(
                                entry, () -> neighbor().written(capability(), entry.text("rejects"))));
    }

    @TestFactory
    final Stream<DynamicTest> readsAndWritesTheExamplesOfItsSettings() {
        return capability().settings().stream()
                .map(setting -> DynamicTest.dynamicTest(setting.key(), () -> example(setting)));
    }

    private static <T> void example(Setting<T> setting) throws StatementException {
        assertThat(setting.help()).isNotBlank().doesNotEndWith(".");
        assertThat(setting.path()).isIn("neighbor", "neighbor/capability");

        T value = setting.read(Words.of(setting.example()));

        assertThat(setting.read(Words.of(setting.type().writer().write(value)))).isEqualTo(value);
    }

    @TestFactory
    final Stream<DynamicTest> readsAndWritesTheExamplesOfItsSections() {
        return capability().sections().stream()
                .flatMap(section -> section.grammar().statements().stream()
                        .map(statement -> DynamicTest.dynamicTest(
                                section.path() + " " + statement.word(), () -> example(section, statement.example()))));
    }

    private static void example(ConfigSection section, String example) throws StatementException {
        Object value = section.statement(Words.of(example), null);

        @Nullable Object again = null;
        for (String printed : section.print(value)) {
            again = section.statement(Words.of(printed), again);
        }

        assertThat(again).isEqualTo(value);
    }
}
