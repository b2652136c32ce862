package org.herald.attribute.pmsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PmsiTunnelAttributeTest extends PathAttributeCompliance<PmsiTunnel> {
    @Override
    protected PathAttributeType<PmsiTunnel> attribute() {
        return new PmsiTunnelAttribute();
    }

    /** Octets from the layouts of RFC 6514, 5, and of the RFCs of the later types. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none | 00 00 000000",
                "none flags 1 label 16 | 01 00 000100",
                "rsvp-te-p2mp extended-tunnel-id 192.0.2.1 tunnel-id 2 p2mp-id 3 | 00 01 000000 c0000201 0000 0002 00000003",
                "mldp-p2mp root 192.0.2.1 opaque 0x01000400000001 | 00 02 000000 06 0001 04 c0000201 0007 01000400000001",
                "pim-ssm root 192.0.2.1 group 232.0.0.1 | 00 03 000000 c0000201 e8000001",
                "pim-sm sender 192.0.2.1 group 239.0.0.1 | 00 04 000000 c0000201 ef000001",
                "bidir-pim sender 192.0.2.1 group 239.0.0.1 | 00 05 000000 c0000201 ef000001",
                "ingress-replication vni 10010 endpoint 192.0.2.1 | 00 06 00271a c0000201",
                "6 label 100 identifier 0xc0000201 | 00 06 000640 c0000201",
                "mldp-mp2mp root 192.0.2.1 opaque 0x | 00 07 000000 08 0001 04 c0000201 0000",
                "transport-tunnel source-pe 192.0.2.1 local-number 7 | 00 08 000000 c0000201 0007",
                "assisted-replication vni 100 endpoint 192.0.2.9 | 00 0a 000064 c0000209",
                "bier sub-domain 1 bfr-id 258 bfr-prefix 192.0.2.1 | 00 0b 000000 01 0102 c0000201",
                "254 identifier 0xabcd | 00 fe 000000 abcd"
            })
    void writesTheOctetsOfAStatement(String statement, String octets) throws StatementException {
        PmsiTunnel value = Objects.requireNonNull(parse("pmsi " + statement));

        WireWriter out = new WireWriter();
        attribute().encode(value, out, CodecContext.CANONICAL);
        assertThat(Hex.lower(out.toByteArray())).isEqualTo(octets.replace(" ", ""));
    }
}
