package org.herald.lib.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.wire.Hex;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.testkit.Rendering;
import org.junit.jupiter.api.Test;

class FlowCodecTest {
    private static FlowRule decode(FlowCodec codec, String octets) throws MalformedException {
        return codec.decode(new WireReader(Hex.parse(octets)), CodecContext.CANONICAL);
    }

    @Test
    void showsTheNextHopOfARuleWhereItIsGiven() throws MalformedException {
        FlowRule rule = decode(FlowCodec.IPV4_VPN, "0e0000ffff0001000002200a000003");

        String json = Rendering.json(
                Dialect.JSON5,
                out -> FlowCodec.IPV4_VPN.describe(rule, NlriCodec.NO_PATH_ID, IpAddress.ofIpv4(0x05060708), out));

        assertThat(json)
                .isEqualTo("{ \"source-ipv4\": [ \"10.0.0.3/32\" ], \"rd\": \"65535:65536\", \"next-hop\": \"5.6.7.8\","
                        + " \"string\": \"flow source-ipv4 10.0.0.3/32 rd 65535:65536 next-hop 5.6.7.8\" }");
    }

    @Test
    void showsNoNextHopWhereThereIsNone() throws MalformedException {
        FlowRule rule = decode(FlowCodec.IPV4, "0602200a000003");

        String json =
                Rendering.json(Dialect.JSON6, out -> FlowCodec.IPV4.describe(rule, NlriCodec.NO_PATH_ID, null, out));

        assertThat(json)
                .isEqualTo("{ \"source-ipv4\": [ \"10.0.0.3/32\" ], \"string\": \"flow source-ipv4 10.0.0.3/32\" }");
    }
}
