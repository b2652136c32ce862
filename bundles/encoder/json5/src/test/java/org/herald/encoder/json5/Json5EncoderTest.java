package org.herald.encoder.json5;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.herald.api.bgp.Dialect;
import org.herald.api.client.Event;
import org.herald.api.client.MessageEncoder;
import org.herald.api.client.MessageEncoder.EncoderOptions;
import org.herald.api.client.NeighborIdentity;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.EncoderCompliance;
import org.herald.testkit.FixedCodecView;
import org.junit.jupiter.api.Test;

class Json5EncoderTest extends EncoderCompliance {
    @Override
    protected MessageEncoder encoder() {
        return new Json5Encoder();
    }

    @Test
    void isWhatProcessesMeanByJson() {
        assertThat(encoder().name()).isEqualTo("json5");
        assertThat(encoder().aliases()).containsExactly("json");
        assertThat(encoder().dialect()).isEqualTo(Dialect.JSON5);
    }

    /** The line is a capture of ExaBGP 5.0.13. */
    @Test
    void writesTheLineOfVersionFive() {
        IpAddress loopback = IpAddress.ofIpv4(0x7F000001);
        NeighborIdentity neighbor = new NeighborIdentity(
                loopback, loopback, 65001, 65001, IpAddress.ofIpv4(0x0A090901), "neighbor 127.0.0.1");
        Event event =
                new Event.StateChanged(new Event.Envelope(neighbor, 1795385761918711L, 2, null, null), "up", null);
        WireWriter out = new WireWriter();

        encoder().encode(event, new EncoderOptions("vm", 3562, 3480, false), FixedCodecView.EMPTY, out);

        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{ \"exabgp\": \"5.0.0\", \"time\": 1795385761.918711, \"host\" : \"vm\", \"pid\" : 3562, \"ppid\" : 3480,"
                                + " \"counter\": 2, \"type\": \"state\", \"neighbor\": { \"address\": { \"local\": \"127.0.0.1\","
                                + " \"peer\": \"127.0.0.1\" }, \"asn\": { \"local\": 65001, \"peer\": 65001 }, \"router-id\": \"10.9.9.1\" ,"
                                + " \"state\": \"up\" } }\n");
    }
}
