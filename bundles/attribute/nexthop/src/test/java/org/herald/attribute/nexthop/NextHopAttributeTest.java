package org.herald.attribute.nexthop;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.testkit.HexText;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.api.Test;

class NextHopAttributeTest extends PathAttributeCompliance<IpAddress> {
    @Override
    protected PathAttributeType<IpAddress> attribute() {
        return new NextHopAttribute();
    }

    @Test
    void readsTheAddress() throws MalformedException {
        WireReader octets = new WireReader(HexText.hex("c0000201"));

        assertThat(attribute().decode(octets, CodecContext.CANONICAL)).isEqualTo(IpAddress.parse("192.0.2.1"));
    }
}
