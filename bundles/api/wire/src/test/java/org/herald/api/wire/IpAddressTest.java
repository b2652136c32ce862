package org.herald.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    private static IpAddress of(String text) {
        return Objects.requireNonNull(IpAddress.parse(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "255.255.255.255", "1.20.255.100", "192.0.2.9", "10.99.100.199"})
    void readsAndWritesDottedQuads(String text) {
        assertThat(of(text)).hasToString(text);
    }

    /** RFC 5952: what is read, and the one form in which it is written. */
    @ParameterizedTest
    @CsvSource({
        // 4.1: leading zeros
        "2001:0db8::0001, 2001:db8::1",
        // 4.2.1: shorten as much as possible
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8::0:1, 2001:db8::1",
        // 4.2.2: not one group alone
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        // 4.2.3: the longest run, the first of equals
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        // 4.3: lower case
        "2001:DB8::ABCD, 2001:db8::abcd",
        // 5: IPv4-mapped
        "::ffff:c000:201, ::ffff:192.0.2.1",
        "::FFFF:192.0.2.1, ::ffff:192.0.2.1",
        // not mapped, so not mixed
        "::192.0.2.1, ::c000:201",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:192.0.2.1, 1:2:3:4:5:6:c000:201",
        // the ends
        "::, ::",
        "0:0:0:0:0:0:0:0, ::",
        "::1, ::1",
        "1::, 1::",
        "1:0:0:0:0:0:0:0, 1::",
        "0:1:2:3:4:5:6:7, 0:1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "0:0:3:4:5:6:0:0, ::3:4:5:6:0:0",
        "1:0:0:4:5:0:0:0, 1:0:0:4:5::",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fe80::1, fe80::1"
    })
    void readsAllFormsOfIpv6AndWritesOne(String read, String written) {
        assertThat(of(read)).hasToString(written);
        assertThat(of(written)).isEqualTo(of(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ":",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "256.0.0.1",
                "1.2.3.0004",
                "-1.2.3.4",
                "1.2.3.4 ",
                "a.b.c.d",
                "1.2.3.4/24",
                "1,2,3,4",
                "0x1.2.3.4",
                ":::",
                "1:",
                ":1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7",
                "1::2::3",
                "::1::",
                "1:::2",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1:2:3:4:5:6::1.2.3.4",
                "1.2.3.4::",
                "::1.2.3",
                "::1.2.3.4.5",
                "::1.2.3.256",
                "1.2.3.4:1",
                "fe80::1%eth0",
                "[::1]",
                "2001:db8::/32",
                "\u0663.1.1.1",
                "::\u0663"
            })
    void takesNothingElseForAnAddress(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }

    @Test
    void readsAddressesInTheMiddleOfText() {
        byte[] text = "route 10.0.0.1/24".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(InetText.parse(text, 6, 14)).isEqualTo(of("10.0.0.1"));
        assertThat(InetText.parseIpv4(text, 6, 17)).isEqualTo(-1);
        assertThat(InetText.parseIpv4("255.255.255.255".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, 15))
                .isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void masksEveryLength() {
        IpAddress ones = of("255.255.255.255");
        IpAddress manyOnes = of("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        for (int bits = 0; bits <= 128; bits++) {
            for (int bit = 0; bit < 128; bit++) {
                assertThat(manyOnes.masked(bits).bit(bit)).isEqualTo(bit < bits);
                if (bits <= 32 && bit < 32) {
                    assertThat(ones.masked(bits).bit(bit)).isEqualTo(bit < bits);
                }
            }
        }
    }

    @Test
    void readsAndWritesOctets() throws MalformedException {
        byte[] octets = Hex.parse("c0000201" + "20010db8000000000000000000000001");
        WireReader in = new WireReader(octets);
        WireWriter out = new WireWriter();

        IpAddress four = IpAddress.read(in, 4);
        IpAddress sixteen = IpAddress.read(in, 16);
        four.write(out);
        sixteen.write(out);

        assertThat(four).hasToString("192.0.2.1");
        assertThat(sixteen).hasToString("2001:db8::1");
        assertThat(out.toByteArray()).isEqualTo(octets);
        assertThatThrownBy(() -> IpAddress.read(in, 4)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> IpAddress.ofOctets(octets, 0, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsKindsOfAddresses() {
        assertThat(of("fe80::1").isLinkLocal()).isTrue();
        assertThat(of("febf::1").isLinkLocal()).isTrue();
        assertThat(of("fec0::1").isLinkLocal()).isFalse();
        assertThat(of("169.254.0.1").isLinkLocal()).isFalse();
        assertThat(of("127.9.9.9").isLoopback()).isTrue();
        assertThat(of("::1").isLoopback()).isTrue();
        assertThat(of("0.0.0.1").isLoopback()).isFalse();
        assertThat(of("224.0.0.1").isMulticast()).isTrue();
        assertThat(of("239.255.255.255").isMulticast()).isTrue();
        assertThat(of("240.0.0.0").isMulticast()).isFalse();
        assertThat(of("ff02::1").isMulticast()).isTrue();
        assertThat(of("0.0.0.0").isUnspecified()).isTrue();
        assertThat(of("::").isUnspecified()).isTrue();
    }

    @Test
    void ordersIpv4BeforeIpv6AndThenAsUnsigned() {
        assertThat(of("255.255.255.255")).isLessThan(of("::"));
        assertThat(of("127.0.0.1")).isLessThan(of("128.0.0.1"));
        assertThat(of("7fff::")).isLessThan(of("8000::"));
        assertThat(of("::7fff:0:0:0")).isLessThan(of("::8000:0:0:0"));
    }

    @Test
    void refusesIpv4OfMoreThan32Bits() {
        assertThatThrownBy(() -> new IpAddress(0, 1L << 32, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IpAddress(1, 0, false)).isInstanceOf(IllegalArgumentException.class);
    }
}
