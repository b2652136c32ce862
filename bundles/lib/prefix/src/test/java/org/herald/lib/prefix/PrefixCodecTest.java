package org.herald.lib.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herald.testkit.HexText.hex;

import org.herald.api.bgp.CodecContext;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.junit.jupiter.api.Test;

class PrefixCodecTest {
    private static Prefix ipv4(String octets) throws MalformedException {
        return PrefixCodec.IPV4.decode(new WireReader(hex(octets)), CodecContext.CANONICAL);
    }

    private static Prefix ipv6(String octets) throws MalformedException {
        return PrefixCodec.IPV6.decode(new WireReader(hex(octets)), CodecContext.CANONICAL);
    }

    @Test
    void readsEveryLengthOfIpv4AsMasksSay() throws MalformedException {
        for (int bits = 0; bits <= 32; bits++) {
            byte[] octets = hex("00 ff ff ff ff");
            octets[0] = (byte) bits;
            WireReader in = new WireReader(octets);

            Prefix prefix = PrefixCodec.IPV4.decode(in, CodecContext.CANONICAL);

            long expected = bits == 0 ? 0 : 0xFFFF_FFFFL << 32 - bits & 0xFFFF_FFFFL;
            assertThat(prefix).isEqualTo(new Prefix(IpAddress.ofIpv4((int) expected), bits));
            assertThat(in.position()).isEqualTo(1 + (bits + 7) / 8);
        }
    }

    @Test
    void readsEveryLengthOfIpv6AsMasksSay() throws MalformedException {
        for (int bits = 0; bits <= 128; bits++) {
            byte[] octets = hex("00 ffffffff ffffffff ffffffff ffffffff");
            octets[0] = (byte) bits;
            WireReader in = new WireReader(octets);

            Prefix prefix = PrefixCodec.IPV6.decode(in, CodecContext.CANONICAL);

            for (int bit = 0; bit < 128; bit++) {
                assertThat(prefix.address().bit(bit))
                        .as("bit %s of /%s", bit, bits)
                        .isEqualTo(bit < bits);
            }
            assertThat(in.position()).isEqualTo(1 + (bits + 7) / 8);
        }
    }

    @Test
    void writesEveryLengthWithTrailingBitsCleared() throws MalformedException {
        for (int bits = 0; bits <= 128; bits++) {
            Prefix prefix = new Prefix(new IpAddress(-1, -1, true), bits);
            WireWriter out = new WireWriter(0, 17);

            PrefixCodec.IPV6.encode(prefix, out, CodecContext.CANONICAL);

            assertThat(out.size()).isEqualTo(1 + (bits + 7) / 8);
            assertThat(PrefixCodec.IPV6.decode(new WireReader(out.toByteArray()), CodecContext.CANONICAL))
                    .isEqualTo(prefix);
            if (bits % 8 != 0) {
                int last = out.array()[out.size() - 1] & 0xFF;
                assertThat(last).as("last octet of /%s", bits).isEqualTo(0xFF << 8 - bits % 8 & 0xFF);
            }
        }
    }

    @Test
    void treatsNetworksThatDifferInHostBitsAsOne() throws MalformedException {
        assertThat(ipv4("19 c00002ff")).isEqualTo(ipv4("19 c0000280")).hasToString("192.0.2.128/25");
        assertThat(ipv6("21 20010db8 ff")).isEqualTo(ipv6("21 20010db8 80")).hasToString("2001:db8:8000::/33");
    }

    @Test
    void readsNothingBehindItsWindow() {
        WireReader in = new WireReader(hex("aa 18 cb 00 71"), 1, 4);

        assertThatThrownBy(() -> PrefixCodec.IPV4.decode(in, CodecContext.CANONICAL))
                .isInstanceOfSatisfying(MalformedException.class, e -> {
                    assertThat(e.severity()).isNull();
                    assertThat(e.offset()).isEqualTo(2);
                });
    }

    @Test
    void refusesLengthsBeyondTheAddress() {
        assertThatThrownBy(() -> ipv4("21 c000020100"))
                .isInstanceOf(MalformedException.class)
                .hasMessage("prefix length 33 is out of range for ipv4 (0-32)");
        assertThatThrownBy(() -> ipv6("81 20010db8000000000000000000000000 01"))
                .isInstanceOf(MalformedException.class)
                .hasMessage("prefix length 129 is out of range for ipv6 (0-128)");
    }

    @Test
    void refusesToMakeAPrefixLongerThanItsAddress() {
        assertThatThrownBy(() -> new Prefix(IpAddress.ofIpv4(0), 33)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Prefix(IpAddress.ofIpv4(0), -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
