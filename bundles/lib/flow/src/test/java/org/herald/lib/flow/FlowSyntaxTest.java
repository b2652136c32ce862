package org.herald.lib.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.herald.api.bgp.AttributeDraft;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowSyntaxTest {
    private static final int EXTENDED_COMMUNITIES = 16;
    private static final int IPV6_EXTENDED_COMMUNITIES = 25;

    private final RouteDraft draft = new RouteDraft();

    private FlowRule read(FlowSyntax syntax, String statement) throws StatementException {
        Words words = Words.of(statement);
        RouteSyntax.Builder<FlowRule> builder = syntax.begin(words);
        while (words.hasNext()) {
            assertThat(builder.accept(words, draft)).as(words.peek()).isTrue();
        }
        return builder.build(words);
    }

    private static String octets(FlowCodec codec, FlowRule rule) {
        WireWriter out = new WireWriter();
        codec.encode(rule, out, CodecContext.CANONICAL);
        return Hex.lower(out.toByteArray());
    }

    private @Nullable String attribute(int code) {
        byte[] octets = draft.attributes().octets(code);
        return octets == null ? null : Hex.lower(octets);
    }

    // ---- statements

    @Test
    void readsABlockWithANameAndAllItsSections() throws StatementException {
        FlowRule rule = read(
                FlowSyntax.IPV4_VPN,
                "a-name { rd 65535:65536 ; match { source 10.0.0.1/32 ; } scope { interface-set transitive:input:65000:12 ; }"
                        + " then { discard ; } }");

        assertThat(octets(FlowCodec.IPV4_VPN, rule)).isEqualTo("0e0000ffff0001000002200a000001");
        assertThat(attribute(EXTENDED_COMMUNITIES)).isEqualTo("07020000fde8400c" + "8006000000000000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ match { destination 192.0.2.1/32 ; protocol tcp ; } then { discard ; } }",
                "match { destination 192.0.2.1/32 ; protocol tcp ; } then { discard ; }",
                "{ then { discard ; } match { protocol =tcp ; destination-ipv4 192.0.2.1/32 } }",
                "{ match { destination 192.0.2.1/32 ; ; protocol TCP ; } ; then { discard ; } ; }",
                "destination 192.0.2.1/32 protocol 6 discard",
                "destination 192.0.2.1 protocol 0x6 discard",
                "protocol [ tcp ] discard destination-ipv4 192.0.2.1/32"
            })
    void readsTheSameRuleHoweverItIsWritten(String statement) throws StatementException {
        FlowRule rule = read(FlowSyntax.IPV4, statement);

        assertThat(octets(FlowCodec.IPV4, rule)).isEqualTo("090120c0000201038106");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "destination-port [ >8080&<8088 =3128 ]     | 0a 05 121f90 541f98 910c38",
                "destination-port [ >8080&<8088, =3128 ]    | 0a 05 121f90 541f98 910c38",
                "source-port >1024                          | 04 06 920400",
                "port http                                  | 03 04 8150",
                "port [ true false ]                        | 05 04 0700 8000",
                "protocol tcp protocol udp                  | 05 03 0106 8111",
                "icmp-type [ unreachable echo-request ]     | 05 07 0103 8108",
                "icmp-code host-unreachable                 | 03 08 8101",
                "tcp-flags [ urgent rst ]                   | 05 09 0020 8004",
                "tcp-flags [ SYN rst&fin&!=push ]           | 09 09 0002 0004 4001 c308",
                "tcp-flags !=syn+ack                        | 03 09 8312",
                "fragment [ is_fragment !last-fragment ]    | 05 0c 0002 8208",
                "fragment not-a-fragment                    | 03 0c 8000",
                "packet-length [ >=200&<=300 ]              | 06 0a 03c8 d5012c",
                "dscp [ 10 20 ]                             | 05 0b 010a 8114",
                "source 10.0.0.255/24                       | 05 02 18 0a0000"
            })
    void writesTheOctetsOfComponents(String statement, String wire) throws StatementException {
        FlowRule rule = read(FlowSyntax.IPV4, statement);

        assertThat(octets(FlowCodec.IPV4, rule)).isEqualTo(wire.replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source ::1/128/120                         | 04 02 80 78 01",
                "source 2001:db8::/32                       | 07 02 20 00 20010db8",
                "source 2001:db8::/32/0                     | 07 02 20 00 20010db8",
                "source-ipv6 2001:db8::/32/16               | 05 02 20 10 0db8",
                "next-header udp traffic-class 101 flow-label 2013 | 0a 03 8111 0b 8165 0d 9107dd",
                "protocol udp dscp 10                       | 06 03 8111 0b 810a",
                "icmp-type echo-request                     | 03 07 8180",
                "flow-label >=65536                         | 06 0d a3 00010000"
            })
    void writesTheOctetsOfIpv6Components(String statement, String wire) throws StatementException {
        FlowRule rule = read(FlowSyntax.IPV6, statement);

        assertThat(octets(FlowCodec.IPV6, rule)).isEqualTo(wire.replace(" ", ""));
    }

    // ---- actions

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "discard                                    | 8006000000000000",
                "rate-limit 0                               | 8006000000000000",
                "rate-limit 9600                            | 8006000046160000",
                "rate-limit 9600 bytes                      | 8006000046160000",
                "rate-limit 1000 packets                    | 800c0000447a0000",
                "redirect 65500:12345                       | 8008ffdc00003039",
                "redirect 70000:10                          | 820800011170000a",
                "redirect 1.2.3.4:5678                      | 810801020304162e",
                "redirect 192.0.2.1                         | 0800000000000000",
                "redirect-to-nexthop                        | 0800000000000000",
                "redirect-to-nexthop-ietf 1.2.3.4           | 010c010203040000",
                "copy-to-nexthop-ietf 1.2.3.4               | 010c010203040001",
                "copy 192.0.2.1                             | 0800000000000001",
                "mark 10                                    | 800900000000000a",
                "action sample                              | 8007000000000002",
                "action terminal                            | 8007000000000001",
                "action sample-terminal                     | 8007000000000003",
                "interface-set input:65000:12               | 07020000fde8400c",
                "interface-set non-transitive:output:65000:12 | 47020000fde8800c",
                "interface-set [ transitive:input-output:65000:12 input:1:1 ] | 070200000001400107020000fde8c00c",
                "redirect 65001:119 rate-limit 1250000000   | 800600004e9502f98008fde900000077",
                "mark 10 redirect 65001:119 discard         | 80060000000000008008fde900000077800900000000000a"
            })
    void writesTheCommunitiesOfActionsAscending(String actions, String communities) throws StatementException {
        read(FlowSyntax.IPV4, "destination 192.0.2.1/32 " + actions);

        assertThat(attribute(EXTENDED_COMMUNITIES)).isEqualTo(communities);
    }

    @Test
    void addsNothingToAccept() throws StatementException {
        read(FlowSyntax.IPV4, "destination 192.0.2.1/32 accept");

        assertThat(attribute(EXTENDED_COMMUNITIES)).isNull();
    }

    @Test
    void addsActionsToCommunitiesThatAreThere() throws StatementException {
        draft.attributes().put(EXTENDED_COMMUNITIES, 0xC0, Hex.parse("0003092906070809800900000000000a"));

        read(FlowSyntax.IPV4, "destination 192.0.2.1/32 discard");

        assertThat(attribute(EXTENDED_COMMUNITIES))
                .isEqualTo("0003092906070809" + "8006000000000000" + "800900000000000a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redirect-to-nexthop-ietf 2A02:B80:0:1::1   | 000c2a020b800000000100000000000000010000",
                "copy-to-nexthop-ietf 2A02:B80:0:1::1       | 000c2a020b800000000100000000000000010001",
                "redirect [2001:db8::1]:100                 | 000d20010db80000000000000000000000010064"
            })
    void writesAddressesOfIpv6InTheirOwnAttribute(String action, String communities) throws StatementException {
        read(FlowSyntax.IPV4, "destination 192.0.2.1/32 " + action);

        assertThat(attribute(IPV6_EXTENDED_COMMUNITIES)).isEqualTo(communities);
        assertThat(attribute(EXTENDED_COMMUNITIES)).isNull();
    }

    @Test
    void readsAQuotedRedirect() throws StatementException {
        byte[] text = "destination 192.0.2.1/32 redirect [2001:db8::1]:100".getBytes(StandardCharsets.US_ASCII);
        Words words = new Words().begin(text);
        words.add(0, 11);
        words.add(12, 24);
        words.add(25, 33);
        words.add(34, text.length);
        RouteSyntax.Builder<FlowRule> builder = FlowSyntax.IPV4.begin(words);
        while (words.hasNext()) {
            assertThat(builder.accept(words, draft)).isTrue();
        }

        assertThat(attribute(IPV6_EXTENDED_COMMUNITIES)).isEqualTo("000d20010db80000000000000000000000010064");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redirect 2001:db8::9                       | 20010db8000000000000000000000009",
                "redirect [2001:db8::9]                     | 20010db8000000000000000000000009",
                "copy 2001:db8::9                           | 20010db8000000000000000000000009"
            })
    void makesTheAddressTheNextHop(String action, String nextHop) throws StatementException {
        read(FlowSyntax.IPV6, "destination 2001:db8::/32 " + action);

        assertThat(attribute(AttributeDraft.NEXT_HOP_CODE)).isEqualTo(nextHop);
    }

    @Test
    void keepsTheNextHopThatWasWrittenFirst() throws StatementException {
        read(FlowSyntax.IPV4, "destination 192.0.2.1/32 redirect 192.0.2.8 copy 192.0.2.9");

        assertThat(attribute(AttributeDraft.NEXT_HOP_CODE)).isEqualTo("c0000208");
    }

    // ---- limits

    @Test
    void readsWhatIsLongerThan255Octets() throws Exception {
        StringBuilder list = new StringBuilder("destination-port [");
        for (int port = 1000; port < 2000; port++) {
            list.append(" =").append(port);
        }
        FlowRule rule = read(FlowSyntax.IPV4, list.append(" ]").toString());

        String octets = octets(FlowCodec.IPV4, rule);

        assertThat(octets).startsWith("fbb90511" + "03e8").hasSize(2 * (2 + 0xBB9));
        assertThat(FlowCodec.IPV4.decode(new WireReader(Hex.parse(octets)), CodecContext.CANONICAL))
                .isEqualTo(rule);
    }

    @Test
    void refusesWhatIsLongerThan4095Octets() {
        StringBuilder list = new StringBuilder("destination-port [");
        for (int port = 1000; port < 2365; port++) {
            list.append(" =").append(port);
        }

        assertThatThrownBy(() -> read(FlowSyntax.IPV4, list.append(" ]").toString()))
                .isInstanceOf(StatementException.class)
                .hasMessage("the rule has 4096 octets, a flow specification has 4095 at the most");
    }
}
