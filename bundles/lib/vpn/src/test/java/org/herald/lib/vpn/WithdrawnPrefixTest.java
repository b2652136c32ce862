package org.herald.lib.vpn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herald.testkit.HexText.hex;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that are withdrawn, in octets and in words (RFC 8277, 2.4). */
final class WithdrawnPrefixTest {
    private static <N> byte[] keyOf(NlriCodec<N> codec, N nlri) {
        WireWriter key = new WireWriter();
        codec.encodeKey(nlri, key);
        return key.toByteArray();
    }

    private static <N> N withdrawn(NlriCodec<N> codec, String octets) throws MalformedException {
        WireReader in = new WireReader(hex(octets));
        N nlri = codec.decodeWithdrawn(in, CodecContext.CANONICAL);
        assertThat(in.remaining()).isZero();
        return nlri;
    }

    private static <N> N inWords(RouteSyntax<N> syntax, String statement) throws StatementException {
        Words words = Words.of(statement);
        RouteSyntax.Builder<N> builder = syntax.begin(words);
        while (words.hasNext()) {
            assertThat(builder.accept(words, new RouteDraft())).isTrue();
        }
        return builder.buildWithdrawn(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "70 800000 0000fde800000001 0a0000",
                "70 000000 0000fde800000001 0a0000",
                "70 003e81 0000fde800000001 0a0000",
                "88 001f40 002581 0000fde800000001 0a0000"
            })
    void aVpnRouteIsTheOneAnnouncedWhateverStandsForItsLabels(String octets) throws Exception {
        VpnPrefix announced = VpnPrefixCodec.IPV4.decode(
                new WireReader(hex("70 000641 0000fde800000001 0a0000")), CodecContext.CANONICAL);

        VpnPrefix withdrawn = withdrawn(VpnPrefixCodec.IPV4, octets);

        assertThat(keyOf(VpnPrefixCodec.IPV4, withdrawn)).isEqualTo(keyOf(VpnPrefixCodec.IPV4, announced));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "48 800000 20010db80077",
                "48 000000 20010db80077",
                "48 000641 20010db80077",
                "60 000640 000c81 20010db80077"
            })
    void aLabeledRouteIsTheOneAnnouncedWhateverStandsForItsLabels(String octets) throws Exception {
        LabeledPrefix withdrawn = withdrawn(LabeledPrefixCodec.IPV6, octets);

        assertThat(keyOf(LabeledPrefixCodec.IPV6, withdrawn)).isEqualTo(hex("30 20010db80077"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10 0a00", "39 800000 0a00000000", "38 800000 0a0000", "ff 800000 0a000000"})
    void refusesMalformedOctets(String octets) {
        assertThatThrownBy(() -> withdrawn(LabeledPrefixCodec.IPV4, octets)).isInstanceOf(MalformedException.class);
    }

    /** RFC 8277, 2.4: one field of three octets, also for a route that was announced with several labels. */
    @ParameterizedTest
    @CsvSource({
        "88 001f40 002581 0000fde800000001 0a0000, 70 800000 0000fde800000001 0a0000",
        "70 000000 0000fde800000001 0a0000, 70 800000 0000fde800000001 0a0000",
        "70 003e81 0000fde800000001 0a0000, 70 003e81 0000fde800000001 0a0000"
    })
    void isWrittenWithOneFieldInThePlaceOfItsLabels(String announced, String withdrawn) throws Exception {
        VpnPrefix nlri = VpnPrefixCodec.IPV4.decode(new WireReader(hex(announced)), CodecContext.CANONICAL);
        WireWriter out = new WireWriter();

        VpnPrefixCodec.IPV4.encodeWithdrawn(nlri, out, CodecContext.CANONICAL);

        assertThat(out.toByteArray()).isEqualTo(hex(withdrawn));
    }

    @Test
    void aStatementNeedsNoLabels() throws Exception {
        assertThat(inWords(LabeledSyntax.IPV4, "10.0.0.0/24").labels()).isEqualTo(LabelStack.NONE);
        assertThat(inWords(VpnSyntax.IPV6, "2001:db8::/32 rd 65000:1").labels()).isEqualTo(LabelStack.NONE);
    }

    @Test
    void aStatementKeepsTheLabelsItHas() throws Exception {
        assertThat(inWords(VpnSyntax.IPV4, "10.0.0.0/24 label 1000 rd 65000:1 label 7")
                        .labels())
                .isEqualTo(LabelStack.of(1000));
    }

    @Test
    void aStatementOfAVpnNeedsItsDistinguisher() {
        assertThatThrownBy(() -> inWords(VpnSyntax.IPV4, "10.0.0.0/24 label 1000"))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("missing rd");
    }
}
