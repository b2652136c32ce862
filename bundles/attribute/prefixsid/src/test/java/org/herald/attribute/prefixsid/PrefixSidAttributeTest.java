package org.herald.attribute.prefixsid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.lib.srpolicy.PrefixSid;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixSidAttributeTest extends PathAttributeCompliance<PrefixSid> {
    @Override
    protected PathAttributeType<PrefixSid> attribute() {
        return new PrefixSidAttribute();
    }

    // Octets of the reference program's own messages, and of the layouts of RFC 8669 and RFC 9252.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bgp-prefix-sid [ 777 ] | 01000700000000000309",
                "bgp-prefix-sid [ 300, [ ( 800000,4096 ), ( 1000000,5000 ) ] ]"
                        + " | 0100070000000000012c03000e00000c35000010000f4240001388",
                "bgp-prefix-sid [ 300 [ ( 800000 4096 ) ( 1000000 5000 ) ] ]"
                        + " | 0100070000000000012c03000e00000c35000010000f4240001388",
                "bgp-prefix-sid-srv6 ( l3-service 2001:db8:1:1:: 0x48 [64,24,16,0,0,0] )"
                        + " | 050022000100 1e0020010db80001000100000000000000000000480001000640 1810000000",
                "bgp-prefix-sid-srv6 (l3-service 2001:db8:1:1:: 72 [64,24,16,0,0,0])"
                        + " | 050022000100 1e0020010db80001000100000000000000000000480001000640 1810000000",
                "bgp-prefix-sid-srv6 ( l3-service 2001:db8:1:1:: )"
                        + " | 050019000100150020010db800010001000000000000000000ffff00",
                "bgp-prefix-sid-srv6 ( l2-service 2001:db8:1:1:: 0x15 flags 1 )"
                        + " | 060019000100150020010db800010001000000000000000001001500",
                "bgp-prefix-sid-srv6 ( l3-service 2001:db8:1:1:: 0x12 l3-service 2001:db8:1:2:: 0x13 )"
                        + " | 050031 00 01001500 20010db8000100010000000000000000 00 0012 00"
                        + "01001500 20010db8000100020000000000000000 00 0013 00",
                "bgp-prefix-sid [ 777 ] bgp-prefix-sid [ 778 ] | 01000700000000000309",
                "bgp-prefix-sid [ 777 ] bgp-prefix-sid-srv6 ( l3-service 2001:db8:1:1:: )"
                        + " | 01000700000000000309050019000100150020010db800010001000000000000000000ffff00",
                "bgp-prefix-sid tlv 9 0xABCD bgp-prefix-sid tlv 9 0x | 090002abcd090000",
                "bgp-prefix-sid tlv 1 0x00000000000309 | 01000700000000000309"
            })
    void readsAllWaysOfWriting(String statement, String wire) throws StatementException {
        WireWriter out = new WireWriter();

        attribute().encode(Objects.requireNonNull(parse(statement)), out, CodecContext.CANONICAL);

        assertThat(Hex.lower(out.toByteArray())).isEqualTo(wire.replace(" ", ""));
    }
}
