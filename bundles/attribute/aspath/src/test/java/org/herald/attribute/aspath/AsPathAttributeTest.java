package org.herald.attribute.aspath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsPathAttributeTest extends PathAttributeCompliance<AsPath> {
    private static final CodecContext OLD_INTERNAL =
            new CodecContext(false, true, 65001, 65001, false, Negotiated.NOTHING, null, 0);
    private static final CodecContext OLD_EXTERNAL =
            new CodecContext(false, false, 64086528, 65002, false, Negotiated.NOTHING, null, 0);
    private static final CodecContext EXTERNAL =
            new CodecContext(true, false, 65001, 65002, false, Negotiated.NOTHING, null, 0);

    @Override
    protected PathAttributeType<AsPath> attribute() {
        return new AsPathAttribute();
    }

    private String encoded(AsPath path, CodecContext session) {
        WireWriter out = new WireWriter();
        attribute().encode(path, out, session);
        return Hex.lower(out.toByteArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "as-path 65001               | 02010000fde9",
                "as-path 1.10                | 02010001000a",
                "as-path [ 1, 2 ]            | 02020000000100000002",
                "as-path [1 2]               | 02020000000100000002",
                "as-path [ 1 2 ( 3 4 ) 5 ]   | 02020000000100000002" + "01020000000300000004" + "020100000005",
                "as-path [ ( 3 4 ) ]         | 01020000000300000004",
                "as-path ( 3 4 )             | 01020000000300000004",
                "as-path ( 3 ) [ 1 ]         | 010100000003020100000001",
                "as-path [ 1 ] [ 2 ]         | 020100000001020100000002",
                "as-path [ ]                 | ''",
                "as-path [ { 1 2 } ]         | 03020000000100000002",
                "as-path [ {1 2} ]           | 03020000000100000002",
                "as-path [ {1} ]             | 030100000001",
                "as-path ( { 3 } )           | 040100000003",
                "as-path ( {3, 4} )          | 04020000000300000004",
                "as-path [ { 1 } 2 ( { 3 } ) ] | 030100000001020100000002040100000003",
                "as-path [ 4294967295 ]      | 0201ffffffff"
            })
    void readsAllWaysOfWriting(String statement, String wire) throws StatementException {
        AsPath path = parse(statement);

        assertThat(encoded(path, CodecContext.CANONICAL)).isEqualTo(wire);
    }

    @Test
    void sendsLongSegmentsAsSeveral() {
        int[] numbers = IntStream.rangeClosed(1, 300).toArray();

        AsPath path = AsPath.sequence(numbers);

        assertThat(path.segments())
                .extracting(segment -> segment.numbers().length)
                .containsExactly(255, 45);
        assertThat(encoded(path, CodecContext.CANONICAL))
                .startsWith("02ff00000001")
                .contains("000000ff022d00000100");
    }

    /** RFC 6793, 4.2.2. */
    @Test
    void putsAsTransForNumbersThatNeedFourOctets() {
        assertThat(encoded(AsPath.sequence(65001, 64086528, 65536), OLD_INTERNAL))
                .isEqualTo("0203fde95ba05ba0");
    }

    @Test
    void isOurNumberOutsideWhereNothingWasWritten() {
        assertThat(attribute().export(null, EXTERNAL)).isEqualTo(AsPath.sequence(65001));
    }

    @Test
    void isEmptyInsideWhereNothingWasWritten() {
        assertThat(attribute().export(null, OLD_INTERNAL)).isEqualTo(AsPath.EMPTY);
    }

    @Test
    void isSentAsWritten() {
        assertThat(attribute().export(AsPath.EMPTY, EXTERNAL)).isEqualTo(AsPath.EMPTY);
        assertThat(attribute().export(AsPath.sequence(1), EXTERNAL)).isEqualTo(AsPath.sequence(1));
    }

    /** As the reference program: 400204 0201 5ba0, then c01106 0201 fa56ea00. */
    @Test
    void sendsAs4PathToSpeakersOfTwoOctets() {
        AsPath path = AsPath.sequence(0xfa56ea00);

        assertThat(encoded(path, OLD_EXTERNAL)).isEqualTo("02015ba0");
        assertThat(companions(path, OLD_EXTERNAL)).isEqualTo("c01106 0201fa56ea00");
    }

    /** RFC 6793, 4.2.2: "MUST NOT" if all numbers fit. */
    @Test
    void sendsNoAs4PathWhereAllNumbersFit() {
        assertThat(companions(AsPath.sequence(65001, 65535), OLD_EXTERNAL)).isEmpty();
    }

    @Test
    void sendsNoAs4PathToSpeakersOfFourOctets() {
        assertThat(companions(AsPath.sequence(65536), EXTERNAL)).isEmpty();
    }

    /** RFC 6793, 4.2.2: "MUST exclude such path segments". */
    @Test
    void leavesConfederationsOutOfAs4Path() throws StatementException {
        assertThat(companions(parse("as-path [ { 7 } ] [ 65536 1 ] ( 2 )"), OLD_INTERNAL))
                .isEqualTo("c01110 02020001000000000001010100000002");
        assertThat(companions(parse("as-path [ { 65536 } 1 ]"), OLD_INTERNAL)).isEmpty();
    }

    private String companions(AsPath path, CodecContext session) {
        RecordingAttributeSink sink = new RecordingAttributeSink();
        attribute().exportCompanions(path, sink, session);
        return sink.written();
    }
}
