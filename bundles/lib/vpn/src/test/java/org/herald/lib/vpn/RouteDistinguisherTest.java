package org.herald.lib.vpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herald.testkit.HexText.hex;

import java.nio.charset.StandardCharsets;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three forms of RFC 4364, 4.2. */
final class RouteDistinguisherTest {
    @ParameterizedTest
    @CsvSource({
        "0000 fde8 00000001, 65000:1",
        "0000 0000 ffffffff, 0:4294967295",
        "0001 c0000201 ffff, 192.0.2.1:65535",
        "0002 00011170 0007, 70000:7",
        "0002 ffffffff ffff, 4294967295:65535"
    })
    void readsAndWritesTheThreeForms(String octets, String text) throws Exception {
        RouteDistinguisher read = RouteDistinguisher.read(new WireReader(hex(octets)));

        assertThat(read).hasToString(text).isEqualTo(RouteDistinguisher.read(Words.of(text)));
        WireWriter written = new WireWriter();
        read.write(written);
        assertThat(written.toByteArray()).isEqualTo(hex(octets));
    }

    @Test
    void readsBackWhatLooksLikeAnotherForm() throws Exception {
        RouteDistinguisher small = RouteDistinguisher.read(new WireReader(hex("0002 0000fde8 0001")));

        assertThat(small).hasToString("65000:1");
        assertThat(configuration(small)).isEqualTo("rd 0x00020000FDE80001");
        assertThat(RouteDistinguisher.read(Words.of("0x00020000FDE80001"))).isEqualTo(small);
    }

    @Test
    void showsTypesItDoesNotKnowAsDigits() throws Exception {
        assertThat(RouteDistinguisher.read(new WireReader(hex("000300000000002a"))))
                .hasToString("0x000300000000002A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"65000", "65000:", ":1", "70000:65536", "192.0.2.1:65536", "1:2:3", "a:1", "0x12", "1:4294967296"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> RouteDistinguisher.read(Words.of(text)))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("'" + text + "' is not a valid route-distinguisher");
    }

    private static String configuration(RouteDistinguisher value) {
        WireWriter text = new WireWriter();
        value.print(new TextWriter(text, Dialect.CONFIGURATION));
        return new String(text.toByteArray(), StandardCharsets.US_ASCII);
    }
}
