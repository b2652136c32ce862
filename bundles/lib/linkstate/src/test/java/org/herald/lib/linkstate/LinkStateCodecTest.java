package org.herald.lib.linkstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.herald.testkit.HexText.hex;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.testkit.Rendering;
import org.junit.jupiter.api.Test;

class LinkStateCodecTest {
    private static final IpAddress NEXT_HOP = IpAddress.ofIpv4(0xC00002FE);
    private static final String NODE = "0001 0017 02 0000000000000000 0100 000a 0203 0006 000000000013";
    private static final String LINK =
            "0002 0025 02 0000000000000000 0100 000a 0203 0006 000000000013 0101 000a 0203 0006 000000000014";

    @Test
    void showsTheNextHopOfNodesThatItIsGiven() throws MalformedException {
        LinkStateNlri node = decode(NODE);

        String json = Rendering.json(
                Dialect.JSON5, out -> LinkStateCodec.PLAIN.describe(node, NlriCodec.NO_PATH_ID, NEXT_HOP, out));

        assertThat(json).endsWith("\"nexthop\": \"192.0.2.254\" }");
    }

    @Test
    void showsNoNextHopOfLinks() throws MalformedException {
        LinkStateNlri link = decode(LINK);

        String json = Rendering.json(
                Dialect.JSON5, out -> LinkStateCodec.PLAIN.describe(link, NlriCodec.NO_PATH_ID, NEXT_HOP, out));

        assertThat(json).doesNotContain("nexthop");
    }

    @Test
    void goesOnBehindAnNlriThatItDrops() throws MalformedException {
        WireReader in = new WireReader(hex("0001 0009 02 0000000000000000" + NODE));

        MalformedException dropped = catchThrowableOfType(
                MalformedException.class, () -> LinkStateCodec.PLAIN.decode(in, CodecContext.CANONICAL));

        assertThat(dropped.severity()).isEqualTo(Severity.DISCARD_ATTRIBUTE);
        assertThat(LinkStateCodec.PLAIN.decode(in, CodecContext.CANONICAL)).isEqualTo(decode(NODE));
    }

    private static LinkStateNlri decode(String octets) throws MalformedException {
        return LinkStateCodec.PLAIN.decode(new WireReader(hex(octets)), CodecContext.CANONICAL);
    }
}
