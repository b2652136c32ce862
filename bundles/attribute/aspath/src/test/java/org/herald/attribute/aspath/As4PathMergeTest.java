package org.herald.attribute.aspath;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Negotiated;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.testkit.FixedCodecView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6793, 4.2.3: what AS_PATH and AS4_PATH from a speaker of two-octet numbers say together. */
class As4PathMergeTest {
    private static final CodecContext OLD =
            new CodecContext(false, true, 65001, 65001, false, Negotiated.NOTHING, null, 0);
    private static final CodecContext NEW =
            new CodecContext(true, true, 65001, 65001, false, Negotiated.NOTHING, null, 0);

    private final AsPathAttribute attribute = new AsPathAttribute();

    private AsPath path(String words) throws StatementException {
        return attribute.parse(Words.of("as-path " + words), null, FixedCodecView.EMPTY);
    }

    private AsPath complete(String path, FixedAttributeSet received, CodecContext session) throws StatementException {
        return attribute.complete(path(path), received, session);
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[ 23456 ]                 | [ 65536 ]           | [ 65536 ]",
                "[ 1 2 23456 ]             | [ 65536 ]           | [ 1 2 65536 ]",
                "[ 1 23456 23456 ]         | [ 65536 65537 ]     | [ 1 65536 65537 ]",
                "[ 1 23456 ] ( 23456 9 )   | [ 65536 ] ( 65537 9 ) | [ 1 65536 ] ( 65537 9 )",
                "( 8 9 ) [ 1 23456 ]       | [ 65536 ]           | ( 8 9 ) [ 1 65536 ]",
                "[ 1 ] ( 8 9 ) [ 23456 ]   | [ 65536 ]           | [ 1 ] ( 8 9 ) [ 65536 ]",
                "[ 1 2 ] [ 23456 ]         | [ 65536 ]           | [ 1 2 65536 ]",
                "[ 1 23456 ]               | ( 65536 )           | [ 1 ] ( 65536 )",
                "[ { 7 } ] [ 1 23456 ]     | [ 65536 ]           | [ { 7 } ] [ 1 65536 ]",
                "[ { 7 } ] [ 23456 ]       | [ 65536 ]           | [ { 7 } ] [ 65536 ]",
                "[ 1 ] [ { 7 } ] [ 23456 ] | [ 65536 ]           | [ 1 ] [ { 7 } ] [ 65536 ]",
                "[ 1 23456 ] [ { 7 } ]     | [ 65536 ]           | [ 1 65536 ]"
            })
    void prependsTheLeadingPartOfAsPath(String asPath, String as4Path, String expected) throws StatementException {
        FixedAttributeSet received = new FixedAttributeSet().with(As4PathAttribute.CODE, path(as4Path), "");

        assertThat(complete(asPath, received, OLD)).isEqualTo(path(expected));
    }

    /** "If the number of AS numbers in the AS_PATH attribute is less than … the AS4_PATH attribute SHALL be ignored". */
    @Test
    void ignoresAnAs4PathThatIsLonger() throws StatementException {
        FixedAttributeSet received = new FixedAttributeSet().with(As4PathAttribute.CODE, path("[ 65536 1 ]"), "");

        assertThat(complete("[ 23456 ]", received, OLD)).isEqualTo(path("[ 23456 ]"));
    }

    /** RFC 6793, 4.1: speakers of four octets may not send it. */
    @Test
    void ignoresAnAs4PathOfASpeakerOfFourOctets() throws StatementException {
        FixedAttributeSet received = new FixedAttributeSet().with(As4PathAttribute.CODE, path("[ 65536 ]"), "");

        assertThat(complete("[ 1 ]", received, NEW)).isEqualTo(path("[ 1 ]"));
    }

    @Test
    void isUnchangedWithoutAs4Path() throws StatementException {
        assertThat(complete("[ 1 23456 ]", new FixedAttributeSet(), OLD)).isEqualTo(path("[ 1 23456 ]"));
    }

    /** "if the AS number in the AGGREGATOR attribute is not AS_TRANS, then … the AS4_PATH attribute SHALL be ignored". */
    @Test
    void ignoresAs4PathOfARouteThatAnOldSpeakerAggregated() throws StatementException {
        FixedAttributeSet received = new FixedAttributeSet()
                .with(7, null, "fde9 c0000201")
                .with(As4PathAttribute.CODE, path("[ 65536 ]"), "")
                .with(18, null, "00010000 c0000202");

        assertThat(complete("[ 1 23456 ]", received, OLD)).isEqualTo(path("[ 1 23456 ]"));
    }

    @Test
    void mergesWhereAggregatorHasAsTrans() throws StatementException {
        FixedAttributeSet received = new FixedAttributeSet()
                .with(7, null, "5ba0 c0000201")
                .with(As4PathAttribute.CODE, path("[ 65536 ]"), "")
                .with(18, null, "00010000 c0000201");

        assertThat(complete("[ 1 23456 ]", received, OLD)).isEqualTo(path("[ 1 65536 ]"));
    }

    /** The rule is for both attributes: without AS4_AGGREGATOR a number that fits says nothing about who aggregated. */
    @Test
    void mergesWhereThereIsNoAs4Aggregator() throws StatementException {
        FixedAttributeSet received = new FixedAttributeSet()
                .with(7, null, "fde9 c0000201")
                .with(As4PathAttribute.CODE, path("[ 65536 ]"), "");

        assertThat(complete("[ 1 23456 ]", received, OLD)).isEqualTo(path("[ 1 65536 ]"));
    }
}
