package org.herald.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WireWriterTest {
    private static String text(WireWriter out) {
        return new String(out.toByteArray(), StandardCharsets.US_ASCII);
    }

    @Test
    void writesNumbersInNetworkOrder() {
        WireWriter out = new WireWriter(0, 100);

        out.u8(0x1FE)
                .u16(0xFEDC)
                .u24(0xFEDCBA)
                .u32(0xFEDCBA98L)
                .u64(0xFEDCBA9876543210L)
                .zeros(2);

        assertThat(Hex.lower(out.toByteArray()))
                .isEqualTo("fe" + "fedc" + "fedcba" + "fedcba98" + "fedcba9876543210" + "0000");
    }

    @Test
    void growsToItsBoundAndNotBeyond() {
        WireWriter out = new WireWriter(1, 5);

        out.u8(1).u32(2);

        assertThat(out.size()).isEqualTo(5);
        assertThatThrownBy(() -> out.u8(3))
                .isInstanceOf(CapacityExceededException.class)
                .hasMessage("more than 5 octets");
        assertThat(out.size()).isEqualTo(5);
    }

    @Test
    void patchesWhatWasReserved() {
        WireWriter out = new WireWriter();
        int at = out.u8(0xAA).reserve(2);
        out.u8(0xBB);

        out.patchU16(at, 0x1234);
        out.patchU8(0, 0xCC);

        assertThat(Hex.lower(out.toByteArray())).isEqualTo("cc1234bb");
    }

    @Test
    void refusesPatchesThatDoNotFit() {
        WireWriter out = new WireWriter().u16(0);

        assertThatThrownBy(() -> out.patchU16(0, 0x10000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.patchU8(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.patchU16(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> out.patchU8(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void forgetsWhatIsTruncated() {
        WireWriter out = new WireWriter().u32(0x01020304);

        out.truncate(2);

        assertThat(out.toByteArray()).containsExactly(1, 2);
        assertThatThrownBy(() -> out.truncate(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void writesDecimalNumbersOfEveryLength() {
        long power = 1;
        for (int digits = 1; digits <= 19; digits++) {
            for (long value : new long[] {power - 1, power, power + 1, -power}) {
                WireWriter out = new WireWriter();
                assertThat(text(out.decimal(value))).isEqualTo(Long.toString(value));
            }
            power *= 10;
        }
        assertThat(text(new WireWriter().decimal(Long.MAX_VALUE))).isEqualTo("9223372036854775807");
        assertThat(text(new WireWriter().decimal(Long.MIN_VALUE))).isEqualTo("-9223372036854775808");
    }

    @Test
    void usesItsBoundUpToTheLastOctet() {
        assertThat(text(new WireWriter(0, 1).decimal(7))).isEqualTo("7");
        assertThat(text(new WireWriter(0, 3).decimal(-42))).isEqualTo("-42");
        WireWriter address = new WireWriter(0, 7);
        InetText.writeIpv4(0x01020304, address);
        assertThat(text(address)).isEqualTo("1.2.3.4");
        assertThatThrownBy(() -> new WireWriter(0, 2).decimal(-42)).isInstanceOf(CapacityExceededException.class);
        assertThatThrownBy(() -> InetText.writeIpv4(0x0102030A, new WireWriter(0, 7)))
                .isInstanceOf(CapacityExceededException.class);
    }

    @Test
    void writesAQuestionMarkForWhatIsNotAscii() {
        // The low octets of these are a line end, a quote and a letter.
        String text = "a\u010A\u0122\u0141\u00e9b";

        assertThat(text(new WireWriter().ascii(text))).isEqualTo("a????b");
        assertThat(text(new WireWriter().ascii("\u00e9"))).isEqualTo("?");
    }

    @Test
    void writesHexadecimalDigits() {
        assertThat(text(new WireWriter().hex(Hex.parse("000aFf10"), 1, 2))).isEqualTo("0AFF");
    }

    @Test
    void letsItsArrayBeFilledDirectly() {
        WireWriter out = new WireWriter(0, 4);

        out.ensure(3);
        out.array()[0] = 5;
        out.advance(1);

        assertThat(out.toByteArray()).containsExactly(5);
    }
}
