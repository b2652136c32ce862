package org.herald.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WireReaderTest {
    private static WireReader of(String digits) {
        return new WireReader(Hex.parse(digits));
    }

    @Test
    void readsNumbersInNetworkOrder() throws MalformedException {
        WireReader in = of("fe" + "fedc" + "fedcba" + "fedcba98" + "fedcba98" + "fedcba9876543210");

        assertThat(in.u8()).isEqualTo(0xFE);
        assertThat(in.u16()).isEqualTo(0xFEDC);
        assertThat(in.u24()).isEqualTo(0xFEDCBA);
        assertThat(in.u32()).isEqualTo(0xFEDCBA98L);
        assertThat(in.i32()).isEqualTo(0xFEDCBA98);
        assertThat(in.u64()).isEqualTo(0xFEDCBA9876543210L);
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void neverLeavesItsWindow() {
        byte[] octets = new byte[32];
        for (int left = 0; left < 8; left++) {
            int from = 3;
            WireReader in = new WireReader(octets, from, from + left);
            if (left < 1) {
                refuses(in::u8, from, "needs 1 octet, 0 left");
                refuses(in::peek, from, "needs 1 octet, 0 left");
            }
            if (left < 2) {
                refuses(in::u16, from, "needs 2 octets, " + left + " left");
            }
            if (left < 3) {
                refuses(in::u24, from, "needs 3 octets, " + left + " left");
            }
            if (left < 4) {
                refuses(in::u32, from, "needs 4 octets, " + left + " left");
                refuses(in::i32, from, "needs 4 octets, " + left + " left");
            }
            refuses(in::u64, from, "needs 8 octets, " + left + " left");
            refuses(() -> in.bytes(9), from, "needs 9 octets, " + left + " left");
            refuses(() -> in.skip(9), from, "needs 9 octets, " + left + " left");
            refuses(() -> in.slice(9), from, "needs 9 octets, " + left + " left");
            refuses(() -> in.slice(9, new WireReader()), from, "needs 9 octets, " + left + " left");
        }
    }

    @Test
    void refusesNegativeAndHugeCounts() {
        WireReader in = of("0102");

        refuses(() -> in.skip(-1), 0, "needs -1 octets, 2 left");
        refuses(() -> in.bytes(Integer.MAX_VALUE), 0, "needs 2147483647 octets, 2 left");
        refuses(() -> in.slice(Integer.MIN_VALUE), 0, "needs -2147483648 octets, 2 left");
    }

    @Test
    void keepsItsPlaceWhenItRefuses() throws MalformedException {
        WireReader in = of("010203");
        in.u8();

        refuses(in::u32, 1, "needs 4 octets, 2 left");

        assertThat(in.u16()).isEqualTo(0x0203);
    }

    @Test
    void tellsOffsetsFromTheStartOfTheArrayAlsoInSlices() throws MalformedException {
        WireReader in = of("0000 aabb cc".replace(" ", ""));
        in.u16();

        WireReader slice = in.slice(2);
        slice.u8();

        refuses(slice::u16, 3, "needs 2 octets, 1 left");
        assertThat(in.u8()).isEqualTo(0xCC);
        assertThat(slice.malformed("odd").offset()).isEqualTo(3);
    }

    @Test
    void peeksWithoutTaking() throws MalformedException {
        WireReader in = of("ff");

        assertThat(in.peek()).isEqualTo(0xFF);
        assertThat(in.remaining()).isEqualTo(1);
    }

    @Test
    void copiesWhatIsLeft() throws MalformedException {
        WireReader in = new WireReader(Hex.parse("00112233"), 1, 3);

        assertThat(in.rest()).containsExactly(0x11, 0x22);
        assertThat(in.rest()).isEmpty();
    }

    @Test
    void movesInsideItsWindowOnly() {
        WireReader in = new WireReader(new byte[10], 2, 5);

        in.position(5);
        in.position(2);

        assertThatThrownBy(() -> in.position(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> in.position(6)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesWindowsOutsideTheArray() {
        WireReader in = new WireReader();

        assertThatThrownBy(() -> in.reset(new byte[2], 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> in.reset(new byte[2], -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> in.reset(new byte[2], 2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static void refuses(ThrowingCallable read, int offset, String what) {
        assertThatThrownBy(read).isInstanceOfSatisfying(MalformedException.class, e -> {
            assertThat(e.offset()).isEqualTo(offset);
            assertThat(e.severity()).isNull();
            assertThat(e.getMessage()).isEqualTo(what);
        });
    }
}
