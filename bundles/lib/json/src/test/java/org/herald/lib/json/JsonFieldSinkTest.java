package org.herald.lib.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.herald.api.bgp.Dialect;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.junit.jupiter.api.Test;

class JsonFieldSinkTest {
    @Test
    void writesBlanksInsideBracketsUnlessDense() {
        assertThat(written(out -> {
                    out.openObject();
                    out.name("a").openList();
                    out.closeList();
                    out.name("b").dense().openObject();
                    out.name("c").openList();
                    out.number(1);
                    out.number(2);
                    out.closeList();
                    out.closeObject();
                    out.name("d").openList();
                    out.bool(true);
                    out.absent();
                    out.closeList();
                    out.closeObject();
                }))
                .isEqualTo("{ \"a\": [ ], \"b\": {\"c\": [1, 2]}, \"d\": [ true, null ] }");
    }

    @Test
    void writesNumbersWithoutSign() {
        assertThat(written(out -> out.unsigned(-1))).isEqualTo("18446744073709551615");
        assertThat(written(out -> out.unsigned(842127122628609L))).isEqualTo("842127122628609");
        assertThat(written(out -> out.unsigned(-1, -1))).isEqualTo("340282366920938463463374607431768211455");
        assertThat(written(out -> out.unsigned(0, 5))).isEqualTo("5");
        assertThat(written(out -> out.unsigned(BigInteger.ONE.shiftLeft(159))))
                .isEqualTo("730750818665451459101842416358141509827966271488");
    }

    @Test
    void writesFractionsAsPythonDoes() {
        assertThat(written(out -> out.decimal(125000000))).isEqualTo("125000000.0");
        assertThat(written(out -> out.decimal(0))).isEqualTo("0.0");
        assertThat(written(out -> out.decimal(0.0003))).isEqualTo("0.0003");
        assertThat(written(out -> out.decimal(1e20))).isEqualTo("1.0E20");
        assertThat(written(out -> out.decimal(Double.NaN))).isEqualTo("null");
        assertThat(written(out -> out.decimal(Double.NEGATIVE_INFINITY))).isEqualTo("null");
    }

    @Test
    void writesAddressesAndOctets() {
        byte[] octets = {(byte) 0xAB, 0x0C};
        assertThat(written(out -> out.prefix(IpAddress.ofIpv4(0xCB007100), 24))).isEqualTo("\"203.0.113.0/24\"");
        assertThat(written(out -> out.address(new IpAddress(0x20010DB800000000L, 1, true))))
                .isEqualTo("\"2001:db8::1\"");
        assertThat(written(out -> out.hex("0x", octets, 0, 2))).isEqualTo("\"0xAB0C\"");
        assertThat(written(out -> out.lowerHex("", octets, 0, 2))).isEqualTo("\"ab0c\"");
    }

    @Test
    void escapesWhatCouldBreakALine() {
        assertThat(written(out -> out.text("a\"b\\c\n\t\u0001\u007f\u0085\u2028\ud800é€😀")))
                .isEqualTo("\"a\\\"b\\\\c\\n\\t\\u0001\\u007f\\u0085\\u2028\\ud800é€😀\"");
    }

    private static String written(Consumer<JsonFieldSink> what) {
        WireWriter out = new WireWriter();
        what.accept(new JsonFieldSink(out, Dialect.JSON5));
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
