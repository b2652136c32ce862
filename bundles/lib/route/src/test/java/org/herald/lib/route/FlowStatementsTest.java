package org.herald.lib.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.attribute.community.CommunityAttribute;
import org.herald.attribute.extcommunity.ExtendedCommunityAttribute;
import org.herald.attribute.ipv6extcommunity.Ipv6ExtendedCommunityAttribute;
import org.herald.extcommunity.flowactions.FlowActionCommunity;
import org.herald.extcommunity.routetarget.RouteTargetCommunity;
import org.herald.family.ipv4.flow.Ipv4FlowFamily;
import org.herald.family.ipv4.flowvpn.Ipv4FlowVpnFamily;
import org.herald.family.ipv6.flow.Ipv6FlowFamily;
import org.herald.family.ipv6.flowvpn.Ipv6FlowVpnFamily;
import org.herald.testkit.FixedCodecView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules whose family follows from what they say; and what words of rules and of attributes make of one route together. */
class FlowStatementsTest {
    private static final CodecView CODECS = FixedCodecView.of(
            new Ipv4FlowFamily(),
            new Ipv4FlowVpnFamily(),
            new Ipv6FlowFamily(),
            new Ipv6FlowVpnFamily(),
            new CommunityAttribute(),
            new ExtendedCommunityAttribute(),
            new Ipv6ExtendedCommunityAttribute(),
            new FlowActionCommunity(),
            new RouteTargetCommunity());

    private final RouteReader reader = new RouteReader();

    private String section(String statement) throws StatementException {
        List<String> routes = new ArrayList<>();
        reader.section("flow", Words.of(statement), CODECS, RouteAction.ANNOUNCE, route -> routes.add(text(route)));
        return routes.get(0);
    }

    private String family(String afi, String safi, String statement) throws StatementException {
        AddressFamily<?> family = Objects.requireNonNull(CODECS.family(afi, safi));
        List<String> routes = new ArrayList<>();
        reader.family(family, Words.of(statement), CODECS, RouteAction.ANNOUNCE, route -> routes.add(text(route)));
        return routes.get(0);
    }

    private static String text(RouteDraft route) {
        WireWriter block = new WireWriter();
        route.attributes().writeBlock(block);
        String attributes = Hex.lower(block.toByteArray());
        return route.family() + " " + Hex.lower(route.nlri().toByteArray()) + (attributes.isEmpty() ? "" : " ")
                + attributes;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "destination 192.0.2.1/32                   | 1/133 060120c0000201",
                "protocol tcp                               | 1/133 03038106",
                "rd 65000:1 destination 192.0.2.1/32        | 1/134 0e0000fde8000000010120c0000201",
                "destination 192.0.2.1/32 route-distinguisher 65000:1 | 1/134 0e0000fde8000000010120c0000201",
                "source 2001:db8::/32                       | 2/133 0702200020010db8",
                "protocol tcp source 2001:db8::/32/0        | 2/133 0a02200020010db8038106",
                "next-header tcp                            | 2/133 03038106",
                "source 2001:db8::/32 rd 65000:1            | 2/134 0f0000fde80000000102200020010db8",
                "a-name { rd 65000:1 ; match { source 2001:db8::/32 ; } } | 2/134 0f0000fde80000000102200020010db8"
            })
    void findsTheFamilyOfARuleByItsContent(String statement, String route) throws StatementException {
        assertThat(section(statement)).isEqualTo(route);
    }

    @Test
    void doesNotTakeTheNextHopForTheAddressThatDecides() throws StatementException {
        assertThat(section(
                        "{ next-hop 2001:db8::9 ; match { source 2001:db8::/32 ; } then { redirect-to-nexthop ; } }"))
                .isEqualTo("2/133 0702200020010db8 4003001020010db8000000000000000000000009c01000080800000000000000");
        assertThat(section("redirect-to-nexthop-ietf 2001:db8::9 destination 192.0.2.1/32"))
                .startsWith("1/133 060120c0000201 c0190014000c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ipv4 | flow     | source 10.0.0.1/32 rd 65535:65536 | 1/134 0e0000ffff0001000002200a000001",
                "ipv4 | flow-vpn | source 10.0.0.1/32 rd 65535:65536 | 1/134 0e0000ffff0001000002200a000001",
                "ipv4 | flow     | source 10.0.0.1/32                | 1/133 0602200a000001",
                "ipv6 | flow     | flow-label 5 rd 65535:65536       | 2/134 0b0000ffff000100000d8105"
            })
    void takesTheFamilyOfVpnsForARuleWithADistinguisher(String afi, String safi, String statement, String route)
            throws StatementException {
        assertThat(family(afi, safi, statement)).isEqualTo(route);
    }

    @Test
    void keepsTheFamilyThatIsNamedForAMistake() {
        assertThatThrownBy(() -> family("ipv4", "flow-vpn", "source 10.0.0.1/32"))
                .isInstanceOf(StatementException.class)
                .hasMessage("a rule of flow-vpn needs rd");
        assertThatThrownBy(() -> family("ipv4", "flow", "source 2001:db8::/32"))
                .isInstanceOf(StatementException.class)
                .hasMessageStartingWith("'2001:db8::/32' is not an ipv4 prefix");
    }

    /** What the reference program sends for the rules of its conf-flow-redirect. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redirect 65500:12345 ; community [ 30740:0 30740:30740 ] ; extended-community [ origin:2345:6.7.8.9 origin:2.3.4.5:6789 ] ;",
                "community [ 30740:0 30740:30740 ] ; extended-community [ origin:2345:6.7.8.9 origin:2.3.4.5:6789 ] ; redirect 65500:12345 ;",
                "community [ 30740:0 30740:30740 ] ; extended-community [ redirect:65500:12345 origin:2345:6.7.8.9 origin:2.3.4.5:6789 ] ;"
            })
    void mergesActionsAndCommunities(String then) throws StatementException {
        assertThat(section("{ match { source 10.0.0.1/32 ; destination 192.168.0.1/32 ; } then { " + then + " } }"))
                .isEqualTo("1/133 0c0120c0a8000102200a000001 c00800087814000078147814"
                        + "c010001800030929060708090103020304051a858008ffdc00003039");
    }

    @Test
    void addsToTheCommunitiesOfAttribute25() throws StatementException {
        assertThat(section("destination 192.0.2.1/32 redirect-to-nexthop-ietf 2001:db8::9"
                        + " extended-community-ipv6 target:2001:db8::1:5"))
                .isEqualTo("1/133 060120c0000201 c0190028" + "000220010db80000000000000000000000010005"
                        + "000c20010db80000000000000000000000090000");
    }

    @Test
    void refusesANextHopOfTheOtherAddressFamily() {
        assertThatThrownBy(() -> section("destination 192.0.2.1/32 next-hop 2001:db8::9 redirect-to-nexthop"))
                .isInstanceOf(StatementException.class)
                .hasMessageStartingWith("next-hop 2001:db8::9 is not possible for ipv4 flow");
    }
}
