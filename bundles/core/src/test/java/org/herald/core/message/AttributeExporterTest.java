package org.herald.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.testkit.HexText.hex;

import org.herald.api.bgp.CodecContext;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.attribute.onlytocustomer.OnlyToCustomerAttribute;
import org.herald.core.testing.Installed;
import org.herald.testkit.FixedCodecView;
import org.junit.jupiter.api.Test;

class AttributeExporterTest {
    private final AttributeExporter exporter = new AttributeExporter();

    @Test
    void writesTheLengthInOneOctetWhereItFits() {
        assertThat(export("c0 63 00ff" + "aa".repeat(255)))
                .startsWith("c063ffaaaa")
                .hasSize(2 * (3 + 255));
    }

    @Test
    void writesTheLengthInTwoOctetsWhereItMust() {
        assertThat(export("c0 63 0100" + "aa".repeat(256)))
                .startsWith("d0630100aaaa")
                .hasSize(2 * (4 + 256));
    }

    @Test
    void writesTheLengthInTwoOctetsWhereTheFlagsOfAGenericAttributeSaySo() {
        assertThat(export("d0 63 0002 0102")).isEqualTo("d06300020102");
        assertThat(export("d0 63 0000")).isEqualTo("d0630000");
    }

    @Test
    void writesAttributesOfTheMostOctets() {
        assertThat(export("c0 63 ffff" + "aa".repeat(65535)))
                .startsWith("d063ffff")
                .hasSize(2 * (4 + 65535));
    }

    @Test
    void keepsTheAttributesBehindALongOneWhole() {
        String exported = export("c0 08 0100" + "fde80001".repeat(64) + "c0 63 0001 07");

        assertThat(exported).startsWith("d0080100fde80001").endsWith("fde80001c0630107");
    }

    @Test
    void keepsTheOctetsOfALongGenericPath() {
        String path = "02ff" + "0000fdea".repeat(255);
        exporter.export(hex("40 02 03fe" + path), false, FamilyId.IPV4_UNICAST, Sessions.EXTERNAL, Installed.CODECS);

        assertThat(text()).startsWith("40010100500203fe02ff0000fdea").hasSize(2 * (4 + 4 + 1022));
    }

    @Test
    void fillsInWhatEveryRouteMustHave() {
        exporter.export(new byte[0], false, FamilyId.IPV4_UNICAST, Sessions.EXTERNAL, Installed.CODECS);
        assertThat(text()).isEqualTo("40010100" + "4002060201" + "0000fde9");

        exporter.export(new byte[0], false, FamilyId.IPV4_UNICAST, Sessions.INTERNAL, Installed.CODECS);
        assertThat(text()).isEqualTo("40010100" + "400200" + "40050400000064");
    }

    @Test
    void takesOverAnotherSnapshotWhenItsGenerationIsForgotten() {
        exporter.export(new byte[0], false, FamilyId.IPV4_UNICAST, Sessions.INTERNAL, Installed.CODECS);

        exporter.forget();
        exporter.export(new byte[0], false, FamilyId.IPV4_UNICAST, Sessions.INTERNAL, FixedCodecView.EMPTY);

        assertThat(text()).isEmpty();
    }

    @Test
    void findsTheNextHop() {
        byte[] block = hex("40 01 0001 00 40 03 0004 c0000201 80 04 0004 00000001");

        exporter.findNextHop(block);
        assertThat(exporter.nextHopFrom()).isEqualTo(9);
        assertThat(exporter.nextHopLength()).isEqualTo(4);

        exporter.findNextHop(hex("40 01 0001 00"));
        assertThat(exporter.nextHopFrom()).isEqualTo(-1);
        assertThat(exporter.nextHopLength()).isZero();
    }

    private String export(String block) {
        CodecContext session = Sessions.EXTERNAL;
        exporter.export(hex(block), false, FamilyId.IPV4_UNICAST, session, FixedCodecView.EMPTY);
        return text();
    }

    private String text() {
        return Hex.lower(exporter.attributes().toByteArray());
    }

    /** RFC 9234, 5: what goes to providers depends on the role, and on the family. */
    @Test
    void tellsWhichRoutesAnAttributeKeepsFromAPeer() {
        FixedCodecView codecs = FixedCodecView.of(new OnlyToCustomerAttribute());
        CodecContext customer =
                Sessions.of(true, Sessions.THEIRS, Sessions.facts(true).fact("role", "customer"));
        byte[] block = hex("c0 23 0004 0000fde9");

        assertThat(exporter.export(block, false, FamilyId.IPV4_UNICAST, customer, codecs))
                .isFalse();
        assertThat(exporter.export(block, false, new FamilyId(1, 128), customer, codecs))
                .isTrue();
        assertThat(exporter.export(new byte[0], false, FamilyId.IPV4_UNICAST, customer, codecs))
                .isTrue();
        assertThat(exporter.export(block, false, FamilyId.IPV4_UNICAST, Sessions.EXTERNAL, codecs))
                .isTrue();
    }
}
