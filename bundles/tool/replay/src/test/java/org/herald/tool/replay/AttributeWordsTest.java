package org.herald.tool.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herald.testkit.HexText.hex;

import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeWordsTest {
    private static final String NEXT_HOP = "400304c0000201";

    @ParameterizedTest
    @CsvSource({
        "40010101, origin egp",
        "800404ffffffff, med 4294967295",
        "40050400000064, local-preference 100",
        "400600, atomic-aggregate",
        "c0070800010000c0000209, aggregator ( 65536:192.0.2.9 )",
        // AS 0: dropped as every receiver would drop it (RFC 7607, 2)
        "c007080000000000000000 80040400000001, med 1",
        "c00808fde80001ffffff01, community [ 65000:1 65535:65281 ]",
        "800904c0000209, originator-id 192.0.2.9",
        "800a08c0000209c000020a, cluster-list [ 192.0.2.9 192.0.2.10 ]",
        "c010080002fde800000005, extended-community [ 0x0002fde800000005 ]",
        "c0200c0000fde80000000100000002, large-community [ 65000:1:2 ]",
        "c0fa0401020304, attribute [ 0xfa 0xc0 0x01020304 ]",
        "f0fa000401020304, attribute [ 0xfa 0xc0 0x01020304 ]",
        "400200, as-path [ ]",
        "400214 0203 00000001 00000002 00000003 0101 00000009, as-path [ 1 2 3 ] ( 9 )",
        "40020c 0301 00000001 0401 00000002, as-path [ { 1 } ] ( { 2 } )",
    })
    void writesEachAttributeInItsWords(String octets, String words) throws Exception {
        String text = words(octets + NEXT_HOP, AsNumberSize.FOUR_OCTETS);

        assertThat(text).isEqualTo(" next-hop 192.0.2.1 " + words);
    }

    @ParameterizedTest
    @CsvSource({
        // RFC 6793, 4.2.3: the part of AS_PATH that is longer goes before AS4_PATH
        "4002080203 0001 5ba0 5ba0 c0110a0202 00010000 00010001, as-path [ 1 ] [ 65536 65537 ]",
        "4002060202 5ba0 5ba0 c0110a0202 00010000 00010001, as-path [ 65536 65537 ]",
        // an AS4_PATH longer than AS_PATH is ignored
        "4002040201 5ba0 c0110a0202 00010000 00010001, as-path [ 23456 ]",
        "c007065ba0c0000209 c0120800010000c0000208, aggregator ( 65536:192.0.2.8 )",
        "c00706fde8c0000209 c0120800010000c0000208, aggregator ( 65000:192.0.2.9 )",
    })
    void mergesWhatOldSpeakersCarryInOtherAttributes(String octets, String words) throws Exception {
        assertThat(words(octets + NEXT_HOP, AsNumberSize.TWO_OCTETS)).isEqualTo(" next-hop 192.0.2.1 " + words);
    }

    @Test
    void leavesOutAnAggregatorOfAsZeroAsReceiversDo() throws Exception {
        assertThat(words("c0070800000000c0000209" + NEXT_HOP, AsNumberSize.FOUR_OCTETS))
                .isEqualTo(" next-hop 192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource({
        "800e11 10 20010db8000000000000000000000001, 2001:db8::1", // RFC 6396, 4.3.4: the next hop alone
        "800e15 000201 10 20010db8000000000000000000000001 00, 2001:db8::1", // what older collectors wrote: all of it
        "400304c0000201, 192.0.2.1",
    })
    void findsTheNextHop(String octets, String nextHop) throws Exception {
        assertThat(words(octets, AsNumberSize.FOUR_OCTETS)).isEqualTo(" next-hop " + nextHop);
    }

    @Test
    void writesTheNextHopThatWasAskedForInsteadOfTheRecordedOne() throws Exception {
        StringBuilder text = new StringBuilder();

        new AttributeWords(NextHops.RECORDED.withIpv4("self"))
                .print(new WireReader(hex(NEXT_HOP)), AsNumberSize.FOUR_OCTETS, false, text);

        assertThat(text).hasToString(" next-hop self");
    }

    @ParameterizedTest
    @CsvSource({
        "40010103",
        "4001020000",
        "80040300000a",
        "400206020200000001",
        "4002060901 00000001",
        "c00803fde800",
        "''"
    })
    void refusesWhatCannotBeReplayed(String octets) {
        String nextHop = octets.isEmpty() ? "" : NEXT_HOP;

        assertThatThrownBy(() -> words(octets + nextHop, AsNumberSize.FOUR_OCTETS))
                .isInstanceOf(MalformedException.class);
    }

    private static String words(String octets, AsNumberSize size) throws MalformedException {
        StringBuilder text = new StringBuilder();
        new AttributeWords(NextHops.RECORDED).print(new WireReader(hex(octets)), size, false, text);
        return text.toString();
    }
}
