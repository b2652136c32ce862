package org.herald.attribute.extcommunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.FakeCodecView;
import org.herald.testkit.FixedCodecView;
import org.herald.testkit.PathAttributeCompliance;
import org.herald.testkit.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtendedCommunityAttributeTest extends PathAttributeCompliance<ExtendedCommunities> {
    private static final ExtendedCommunities UNSORTED =
            new ExtendedCommunities(new long[] {0x8006000000000000L, 0x0002FDE900000001L});

    @Override
    protected PathAttributeType<ExtendedCommunities> attribute() {
        return new ExtendedCommunityAttribute();
    }

    @Override
    protected CodecView codecs() {
        return FixedCodecView.of(attribute(), new FakeKind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "extended-community target:65001:1                    | 0002fde900000001",
                "extended-community [ target:65001:1 ]                | 0002fde900000001",
                "extended-community 65001:1                           | 0002fde900000001",
                "extended-community [ 65001:1, 0x0001000000000000 ]   | 00010000000000000002fde900000001",
                "extended-community 0X0002FDE900000001                | 0002fde900000001",
                "extended-community [ 0x8006000000000000 0x0002fde900000001 ] | 0002fde9000000018006000000000000",
                "extended-community [ 65001:1 65001:1 ]               | 0002fde9000000010002fde900000001",
                "extended-community redirect-to-nexthop               | 0800000000000000",
                "extended-community [ redirect-to-nexthop 65001:1 ]   | 0002fde9000000010800000000000000",
                "extended-community redirect-to-nexthop-ietf 1.2.3.4  | 010c010203040000",
                "extended-community redirect-to-nexthop-ietf:1.2.3.4  | 010c010203040000",
                "extended-community [ redirect-to-nexthop-ietf 1.2.3.4 65001:1 ] | 0002fde900000001010c010203040000",
                "extended-community 65001:2 extended-community 65001:1 | 0002fde9000000010002fde900000002"
            })
    void readsAllWaysOfWritingAndSorts(String statement, String wire) throws StatementException {
        WireWriter out = new WireWriter();
        attribute().encode(parse(statement), out, CodecContext.CANONICAL);

        assertThat(Hex.lower(out.toByteArray())).isEqualTo(wire);
    }

    @Test
    void isNotSentIfItIsEmpty() throws StatementException {
        assertThat(parse("extended-community [ ]")).isNull();
    }

    @Test
    void keepsWhatWasGivenBeforeIfNothingIsAdded() throws StatementException {
        assertThat(parse("extended-community 65001:1 extended-community [ ]"))
                .isEqualTo(parse("extended-community 65001:1"));
    }

    @Test
    void showsTheOrderThatEachVersionShows() {
        assertThat(json(Dialect.JSON5)).containsSubsequence("target:65001:1", "0x8006");
        assertThat(json(Dialect.JSON4)).containsSubsequence("0x8006", "target:65001:1");
        assertThat(json(Dialect.JSON6)).containsSubsequence("0x8006", "target:65001:1");
    }

    private String json(Dialect dialect) {
        return Rendering.json(dialect, out -> attribute().describe(UNSORTED, out, codecs()));
    }

    @Test
    void namesTheFeatureOfAKeywordThatIsNotInstalled() {
        CodecView codecs = FakeCodecView.ofUnicast().feature("mup", "herald-extcommunity-mup");

        assertThatThrownBy(() -> attribute().parse(Words.of("extended-community mup:10:10"), null, codecs))
                .isInstanceOf(StatementException.class)
                .hasMessage("no installed bundle provides the extended community 'mup';"
                        + " the feature herald-extcommunity-mup does");
    }

    @Test
    void namesTheFeatureOfTargetsWrittenWithoutKeyword() {
        CodecView codecs = FakeCodecView.ofUnicast().feature("target", "herald-extcommunity-routetarget");

        assertThatThrownBy(() -> attribute().parse(Words.of("extended-community 65001:1"), null, codecs))
                .isInstanceOf(StatementException.class)
                .hasMessage("no installed bundle provides the extended community 'target';"
                        + " the feature herald-extcommunity-routetarget does");
    }

    @Test
    void doesNotTakeTheWordBehindTheList() throws StatementException {
        Words words = Words.of("extended-community redirect-to-nexthop med 10");

        attribute().parse(words, null, codecs());

        assertThat(words.peek()).isEqualTo("med");
    }
}
