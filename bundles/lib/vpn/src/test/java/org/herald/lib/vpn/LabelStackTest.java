package org.herald.lib.vpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herald.testkit.HexText.hex;

import java.nio.charset.StandardCharsets;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8277, 2.2 to 2.4. */
final class LabelStackTest {
    private static LabelStack withdrawn(String octets) throws MalformedException {
        byte[] wire = hex(octets);
        return LabelStack.readWithdrawn(new WireReader(wire), wire.length * 8);
    }

    /** RFC 8277, 2.4: the field "SHOULD be set to 0x800000 upon transmission" and "MUST be ignored on reception". */
    @ParameterizedTest
    @CsvSource({"800000 0a0001, 524288, 3", "000000 0a0001, 0, 3", "000641 0a0001, 100, 3", "000640 0a0002, 100, 3"})
    void takesOneFieldFromWithdrawnRoutesWhateverItHolds(String octets, int label, int taken) throws Exception {
        byte[] wire = hex(octets);
        WireReader in = new WireReader(wire);

        LabelStack read = LabelStack.readWithdrawn(in, wire.length * 8);

        assertThat(read.size()).isEqualTo(1);
        assertThat(read.label(0)).isEqualTo(label);
        assertThat(in.position()).isEqualTo(taken);
    }

    @Test
    void takesTheWholeStackWithWhichARouteIsWithdrawn() throws Exception {
        assertThat(withdrawn("000640 000c81 0a0000")).isEqualTo(LabelStack.of(100, 200));
    }

    @Test
    void looksForTheEndOfAWithdrawnStackInItsOwnBitsOnly() throws Exception {
        WireReader in = new WireReader(hex("000640 0000fc 010001"));

        LabelStack read = LabelStack.readWithdrawn(in, 48);

        assertThat(read.size()).isEqualTo(1);
        assertThat(in.position()).isEqualTo(3);
    }

    @Test
    void refusesAWithdrawnRouteWithoutRoomForTheField() {
        assertThatThrownBy(() -> withdrawn("8000"))
                .isInstanceOfSatisfying(
                        MalformedException.class, e -> assertThat(e.offset()).isZero());
    }

    @Test
    void writesTheFieldOfAWithdrawal() {
        WireWriter out = new WireWriter();

        LabelStack.of(100, 200).withdrawn().write(out);

        assertThat(out.toByteArray()).isEqualTo(hex("800000"));
    }

    @Test
    void endsAtTheBottomOfStackAndNotBefore() throws Exception {
        WireReader in = new WireReader(hex("800000 000010 000021 000031"));

        LabelStack read = LabelStack.read(in, 96);

        assertThat(read).hasToString("[524288, 1, 2]");
        assertThat(in.position()).isEqualTo(9);
    }

    /** As ExaBGP's main branch prints it: the three octets as a number behind each label. */
    @Test
    void showsItsOctetsInTextFromVersionSixOn() {
        assertThat(text(LabelStack.of(100), 6)).isEqualTo("label 100 (1601)");
        assertThat(text(LabelStack.of(1, 2), 6)).isEqualTo("label [ 1 (16) 2 (33) ]");
        assertThat(text(LabelStack.of(1, 2), 5)).isEqualTo("label [ 1 2 ]");
        assertThat(text(LabelStack.NONE, 6)).isEqualTo("label 0");
    }

    private static String text(LabelStack labels, int version) {
        WireWriter out = new WireWriter();
        labels.print(new TextWriter(out, new Dialect(Dialect.Form.TEXT, version)));
        return new String(out.toByteArray(), StandardCharsets.US_ASCII);
    }

    @Test
    void refusesLabelsThatAreNone() {
        assertThatThrownBy(() -> LabelStack.of(1_048_576)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LabelStack.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(LabelStack::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LabelStack.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
