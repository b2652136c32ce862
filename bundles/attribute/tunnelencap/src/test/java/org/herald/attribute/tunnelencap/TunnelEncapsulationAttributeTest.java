package org.herald.attribute.tunnelencap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.api.wire.CapacityExceededException;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.lib.srpolicy.TunnelEncapsulation;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TunnelEncapsulationAttributeTest extends PathAttributeCompliance<TunnelEncapsulation> {
    @Override
    protected PathAttributeType<TunnelEncapsulation> attribute() {
        return new TunnelEncapsulationAttribute();
    }

    private byte[] encoded(String statement) throws StatementException {
        WireWriter out = new WireWriter();
        attribute().encode(Objects.requireNonNull(parse(statement)), out, CodecContext.CANONICAL);
        return out.toByteArray();
    }

    // Octets of the reference program's messages, and of the layouts of RFC 9012.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sr-policy [ preference 100 segment-list weight 5 segment type-a mpls 16001 segment type-a mpls 16002 ]"
                        + " | 000f 0024 0c06 0000 00000064 80 0019 00 0906 0000 00000005 0106 0000 03e81000"
                        + " 0106 0000 03e82100",
                "15 [ preference 100 ] | 000f 0008 0c06 0000 00000064",
                "0x63 [ sub-tlv 200 0xabcd sub-tlv 1 0x ] | 0063 0007 c8 0002 abcd 01 00",
                "sr-policy [ ] | 000f 0000",
                "sr-policy [ policy-name gold ] | 000f 0008 82 0005 00 676f6c64",
                "sr-policy [ policy-name \"gold\" ] | 000f 0008 82 0005 00 676f6c64",
                "sr-policy [ candidate-path-name \"a b\" ] | 000f 0007 81 0004 00 612062",
                "bare [ egress-endpoint null ] | 0010 0008 06 06 00000000 0000",
                "mpls-in-gre [ encapsulation key 0x10 ] | 000b 0006 01 04 00000010",
                "sr-policy [ sub-tlv 12 0x000000000064 ] | 000f 0008 0c06 0000 00000064"
            })
    void readsAllWaysOfWriting(String tunnel, String wire) throws StatementException {
        assertThat(encoded("tunnel-encap " + tunnel)).asHexString().isEqualTo(hex(wire));
    }

    // The shape that the reference program gives to each; label of type A alone or last: bottom of stack.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type-a mpls 16001 | 0106 0000 03e81100",
                "type-a mpls 16001 tc 5 s false ttl 64 | 0106 0000 03e81a40",
                "type-b srv6 2001:db8::1 endpoint-behavior 48 64 24 16 0"
                        + " | 0d1a 1000 20010db8000000000000000000000001 0030 0000 40 18 10 00",
                "type-c ipv4 10.0.0.1 algorithm 0 | 0306 0000 0a000001",
                "type-c ipv4 10.0.0.2 algorithm 0 sid 16001 | 030a 0000 0a000002 03e81000",
                "type-d ipv6 fc00::1 algorithm 128 | 0412 4080 fc000000000000000000000000000001",
                "type-e local-if-id 2 ipv4 10.0.0.2 sid 16003 | 050e 0000 00000002 0a000002 03e83000",
                "type-f local 1.1.1.1 remote 2.2.2.2 sid 5 | 060e 0000 01010101 02020202 00005000",
                "type-g local-if-id 1 local-ipv6 fc00::1 remote-if-id 2 remote-ipv6 fc00::2"
                        + " | 072a 0000 00000001 fc000000000000000000000000000001"
                        + " 00000002 fc000000000000000000000000000002",
                "type-h local fc00::1 remote fc00::2 sid 16006"
                        + " | 0826 0000 fc000000000000000000000000000001 fc000000000000000000000000000002 03e86000",
                "type-i ipv6 fc00::3 algorithm 0 sid fc00::200 endpoint-behavior 65 32 0 16 0"
                        + " | 0e2a 1000 fc000000000000000000000000000003 fc000000000000000000000000000200"
                        + " 0041 0000 20 00 10 00",
                "type-j local-if-id 3 local-ipv6 fc00::3 remote-if-id 4 remote-ipv6 fc00::4 algorithm 1 sid fc00::300"
                        + " | 0f3a 4001 00000003 fc000000000000000000000000000003"
                        + " 00000004 fc000000000000000000000000000004 fc000000000000000000000000000300",
                "type-k local fc00::1 remote fc00::2 algorithm 0"
                        + " | 1022 0000 fc000000000000000000000000000001 fc000000000000000000000000000002",
                "type-f local 1.1.1.1 remote 2.2.2.2 flags 128 | 060a 8000 01010101 02020202",
                "raw 77 0xabcd | 4d02 abcd",
                "type-a mpls 1 segment type-f local 1.1.1.1 remote 2.2.2.2 | 0106 0000 00001100 060a 0000 01010101 02020202"
            })
    void readsEachTypeOfSegment(String segment, String wire) throws StatementException {
        String octets = hex(wire);
        int length = octets.length() / 2 + 1;

        assertThat(encoded("tunnel-encap sr-policy [ segment-list unweighted segment " + segment + " ]"))
                .asHexString()
                .isEqualTo(String.format("000F%04X80%04X00%s", length + 3, length, octets));
    }

    @Test
    void refusesAPathThatDoesNotFitAnAttribute() {
        String segments = " segment type-b srv6 2001:db8::1".repeat(3300);

        assertThatThrownBy(() -> encoded("tunnel-encap sr-policy [ segment-list weight 1" + segments + " ]"))
                .isInstanceOf(CapacityExceededException.class);
    }

    private static String hex(String digits) {
        return Hex.upper(Hex.parse(digits.replace(" ", "")));
    }
}
