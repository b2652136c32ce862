package org.herald.lib.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.junit.jupiter.api.Test;

class PrefixSyntaxTest {
    private static Prefix read(String text) throws StatementException {
        Words words = Words.of(text);
        Prefix prefix = PrefixText.read(words, text.contains(":"));
        words.expectEnd();
        return prefix;
    }

    @Test
    void takesAnAddressAloneAsAHost() throws StatementException {
        assertThat(read("192.0.2.1")).hasToString("192.0.2.1/32");
        assertThat(read("2001:db8::1")).hasToString("2001:db8::1/128");
    }

    @Test
    void readsNetworksOfBothFamilies() throws StatementException {
        assertThat(read("0.0.0.0/0")).hasToString("0.0.0.0/0");
        assertThat(read("10.0.0.0/8")).hasToString("10.0.0.0/8");
        assertThat(read("::/0")).hasToString("::/0");
        assertThat(read("2001:DB8:0:0::/32")).hasToString("2001:db8::/32");
    }

    @Test
    void namesTheNetworkThatWouldBeValidWhereHostBitsAreSet() {
        assertThatThrownBy(() -> read("2001:db8::dead:beef/32")).isInstanceOfSatisfying(StatementException.class, e -> {
            assertThat(e.word()).isEqualTo("2001:db8::dead:beef/32");
            assertThat(e.valid()).containsExactly("2001:db8::/32");
            assertThat(e.reason()).isEqualTo("'2001:db8::dead:beef/32' is not a valid network, host bits must be zero");
        });
    }

    @Test
    void tellsTheWordThatIsWrongAndLeavesIt() {
        Words words = Words.of("route 10.0.0.0/40");
        words.position(1);

        assertThatThrownBy(() -> PrefixText.read(words, false))
                .isInstanceOfSatisfying(
                        StatementException.class,
                        e -> assertThat(e.place().column()).isEqualTo(2));
        assertThat(words.position()).isEqualTo(1);
    }

    @Test
    void refusesLengthsThatAreNoNumbers() {
        for (String wrong : new String[] {
            "10.0.0.0/", "10.0.0.0/x", "10.0.0.0/+8", "10.0.0.0/0008", "10.0.0.0/8/8", "/8", "10.0.0.0/255.0.0.0"
        }) {
            assertThatThrownBy(() -> read(wrong))
                    .as(wrong)
                    .isInstanceOf(StatementException.class)
                    .hasMessage("'" + wrong + "' is not an ipv4 prefix (an address, or one with /0-32)");
        }
    }

    @Test
    void readsPathIdentifiersAsNumbersAndQuads() throws StatementException {
        assertThat(pathId("path-information 1.2.3.4")).isEqualTo(0x01020304);
        assertThat(pathId("path-information 16909060")).isEqualTo(0x01020304);
        assertThat(pathId("path-information 0")).isZero();
        assertThat(pathId("path-information 4294967295")).isEqualTo(0xFFFF_FFFFL);
        assertThat(pathId("path-information 255.255.255.255")).isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void keepsTheFirstOfTwoPathIdentifiers() throws StatementException {
        assertThat(pathId("path-information 0 path-information 2")).isZero();
    }

    @Test
    void leavesOtherWordsAlone() throws StatementException {
        Words words = Words.of("med 5");
        RouteDraft draft = new RouteDraft();

        assertThat(PathInformation.accept(words, draft)).isFalse();
        assertThat(words.position()).isZero();
        assertThat(draft.pathId()).isEqualTo(NlriCodec.NO_PATH_ID);
    }

    @Test
    void fitsRoutesOfItsOwnAddressFamilyOnly() {
        assertThat(PrefixSyntax.IPV4.fit(probe("192.0.2.0"))).isEqualTo(1);
        assertThat(PrefixSyntax.IPV4.fit(probe("2001:db8::"))).isEqualTo(RouteSyntax.NO_FIT);
        assertThat(PrefixSyntax.IPV6.fit(probe("192.0.2.0"))).isEqualTo(RouteSyntax.NO_FIT);
        assertThat(PrefixSyntax.IPV6.fit(probe("2001:db8::"))).isEqualTo(1);
    }

    @Test
    void fitsMulticastByAddressInIpv4Alone() {
        assertThat(PrefixSyntax.IPV4_MULTICAST.fit(probe("224.0.0.0"))).isGreaterThan(1);
        assertThat(PrefixSyntax.IPV4_MULTICAST.fit(probe("240.0.0.0"))).isEqualTo(RouteSyntax.NO_FIT);
        assertThat(PrefixSyntax.IPV4_MULTICAST.fit(probe("192.0.2.0"))).isEqualTo(RouteSyntax.NO_FIT);
        assertThat(PrefixSyntax.IPV6_MULTICAST.fit(probe("ff0e::"))).isEqualTo(RouteSyntax.NO_FIT);
    }

    @Test
    void hasNoPathIdentifiersForMulticast() throws StatementException {
        Words words = Words.of("224.0.0.0/8 path-information 7");
        RouteSyntax.Builder<Prefix> builder = PrefixSyntax.IPV4_MULTICAST.begin(words);

        assertThat(builder.accept(words, new RouteDraft())).isFalse();
        assertThat(builder.build(words)).hasToString("224.0.0.0/8");
        assertThat(PrefixSyntax.IPV4_MULTICAST.grammar().words()).isEmpty();
    }

    /** What a prefix costs is itself: an address of 32 octets and a prefix of 24; strings or arrays would show. */
    @Test
    void makesNothingButThePrefixFromText() throws StatementException {
        byte[] line = "10.20.30.0/24".getBytes(StandardCharsets.US_ASCII);
        Words words = new Words();
        int rounds = 20_000;
        for (int round = 0; round < rounds; round++) {
            PrefixText.read(words.split(line), false);
        }
        long before = allocated();

        for (int round = 0; round < rounds; round++) {
            PrefixText.read(words.split(line), false);
        }

        assertThat((allocated() - before) / rounds).isLessThanOrEqualTo(64);
    }

    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static long pathId(String text) throws StatementException {
        Words words = Words.of(text);
        RouteDraft draft = new RouteDraft();
        while (words.hasNext()) {
            assertThat(PathInformation.accept(words, draft)).isTrue();
        }
        return draft.pathId();
    }

    private static RouteSyntax.RouteProbe probe(String address) {
        return new RouteSyntax.RouteProbe() {
            @Override
            public IpAddress address() {
                return java.util.Objects.requireNonNull(IpAddress.parse(address));
            }

            @Override
            public boolean has(String word) {
                return false;
            }
        };
    }
}
