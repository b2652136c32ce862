package org.herald.lib.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.NextHopRule;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.WireWriter;
import org.herald.family.ipv4.labeled.Ipv4LabeledFamily;
import org.herald.family.ipv4.multicast.Ipv4MulticastFamily;
import org.herald.family.ipv4.unicast.Ipv4UnicastFamily;
import org.herald.family.ipv4.vpn.Ipv4VpnFamily;
import org.herald.family.ipv6.unicast.Ipv6UnicastFamily;
import org.herald.testkit.FakeFamily;
import org.herald.testkit.FixedCodecView;
import org.junit.jupiter.api.Test;

class RouteReaderTest {
    private static final CodecView CODECS = FixedCodecView.of(
            new Ipv4UnicastFamily(),
            new Ipv6UnicastFamily(),
            FakeFamily.of(1, 133, "ipv4", "flow", FamilyTrait.NO_NEXT_HOP),
            FakeFamily.of(1, 73, "ipv4", "sr-policy"),
            FakeFamily.of(2, 73, "ipv6", "sr-policy"),
            new NumbersAttribute(4, "med", false),
            new NumbersAttribute(16, "extended-community", true));

    private static final CodecView WITH_LABELS = FixedCodecView.of(
            new Ipv4UnicastFamily(), new Ipv4MulticastFamily(), new Ipv4LabeledFamily(), new Ipv4VpnFamily());

    private final RouteReader reader = new RouteReader();
    private final List<String> routes = new ArrayList<>();

    /** One form of statement. */
    private interface Form {
        void read(Words words, RouteReceiver receiver) throws StatementException;
    }

    private List<String> read(String statement) throws StatementException {
        return read(statement, (words, receiver) -> reader.statement(words, CODECS, RouteAction.ANNOUNCE, receiver));
    }

    private List<String> read(String statement, Form form) throws StatementException {
        routes.clear();
        form.read(Words.of(statement), route -> routes.add(text(route)));
        return List.copyOf(routes);
    }

    /** Family, NLRI and attribute block in digits, and what else there is. */
    private static String text(RouteDraft route) {
        WireWriter block = new WireWriter();
        route.attributes().writeBlock(block);
        return route.family() + " " + hex(route.nlri()) + " " + hex(block)
                + (route.pathId() < 0 ? "" : " path " + route.pathId())
                + (route.isNextHopSelf() ? " self" : "")
                + (route.watchdog() == null ? "" : " watchdog " + route.watchdog())
                + (route.startsWithdrawn() ? " withdrawn" : "");
    }

    private static String hex(WireWriter octets) {
        StringBuilder digits = new StringBuilder();
        for (int index = 0; index < octets.size(); index++) {
            digits.append(String.format("%02x", octets.array()[index]));
        }
        return digits.toString();
    }

    private StatementException failure(String statement) {
        return failure(statement, CODECS);
    }

    private StatementException failure(String statement, CodecView codecs) {
        routes.clear();
        List<StatementException> failures = new ArrayList<>();
        assertThatExceptionOfType(StatementException.class)
                .isThrownBy(() -> reader.statement(
                        Words.of(statement), codecs, RouteAction.ANNOUNCE, route -> routes.add(text(route))))
                .satisfies(failures::add);
        return failures.get(0);
    }

    /** Everything of {@link #CODECS}, with a feature for one word. */
    private static CodecView withFeature(String word, String feature) {
        return (CodecView) Proxy.newProxyInstance(
                CodecView.class.getClassLoader(), new Class<?>[] {CodecView.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("featureFor")) {
                        return word.equals(arguments[0]) ? feature : null;
                    }
                    return method.invoke(CODECS, arguments);
                });
    }

    @Test
    void readsARouteWhoseAddressTellsTheFamily() throws StatementException {
        assertThat(read("route 10.0.0.0/24 next-hop 192.0.2.1")).containsExactly("1/1 180a0000 40030004c0000201");
        assertThat(read("route 2001:db8::/32 next-hop 2001:db8::1"))
                .containsExactly("2/1 2020010db8 4003001020010db8000000000000000000000001");
    }

    @Test
    void readsOctetsOfAFamilyThatIsWrittenAsNumbers() throws StatementException {
        assertThat(readNumbered("1 99 0x18cb0071 med 5 next-hop 192.0.2.1"))
                .containsExactly("1/99 18cb0071 40030004c00002018004000400000005");
        assertThat(readNumbered("16388 200 0x00FF")).containsExactly("16388/200 00ff ");
        assertThat(readNumbered("1 1 10.0.0.0/24 next-hop 192.0.2.1")).containsExactly("1/1 180a0000 40030004c0000201");
        for (String wrong : List.of("0x", "0x1", "10.0.0.0/24", "0xzz")) {
            assertThatExceptionOfType(StatementException.class)
                    .isThrownBy(() -> readNumbered("1 99 " + wrong))
                    .withMessageContaining("'" + wrong + "' is no NLRI of a family that is written as numbers");
        }
    }

    private List<String> readNumbered(String statement) throws StatementException {
        return read(
                statement,
                (words, receiver) -> reader.family(
                        FamilyWords.family(words, CODECS), words, CODECS, RouteAction.ANNOUNCE, receiver));
    }

    @Test
    void readsAttributesInAnyOrder() throws StatementException {
        assertThat(read("route 10.0.0.0/24 med 100 next-hop 192.0.2.1 extended-community [ 1 2 ]"))
                .containsExactly("1/1 180a0000 40030004c00002018004000400000064801000080000000100000002");
    }

    @Test
    void givesThePathIdentifierOfTheFamily() throws StatementException {
        assertThat(read("route 10.0.0.0/24 path-information 7 next-hop self"))
                .containsExactly("1/1 180a0000  path 7 self");
    }

    @Test
    void takesSelfInAnyCase() throws StatementException {
        assertThat(read("route 10.0.0.0/24 next-hop SELF")).containsExactly("1/1 180a0000  self");
    }

    @Test
    void keepsTheFirstOfAWordGivenTwice() throws StatementException {
        assertThat(read("route 10.0.0.0/24 next-hop 192.0.2.1 med 1 med 2 next-hop 192.0.2.2"))
                .containsExactly("1/1 180a0000 40030004c00002018004000400000001");
        assertThat(read("route 10.0.0.0/24 next-hop 192.0.2.1 next-hop self"))
                .containsExactly("1/1 180a0000 40030004c0000201");
    }

    @Test
    void mergesAnAttributeThatMerges() throws StatementException {
        assertThat(read("route 10.0.0.0/24 next-hop self extended-community 1 extended-community [ 2 3 ]"))
                .containsExactly("1/1 180a0000 8010000c000000010000000200000003 self");
    }

    @Test
    void mergesWithOctetsWrittenByHand() throws StatementException {
        assertThat(read("route 10.0.0.0/24 next-hop self attribute [ 0x10 0x80 0x00000001 ] extended-community 2"))
                .containsExactly("1/1 180a0000 801000080000000100000002 self");
    }

    @Test
    void leavesOutAnAttributeWithoutValue() throws StatementException {
        assertThat(read("route 10.0.0.0/24 next-hop self extended-community [ ]"))
                .containsExactly("1/1 180a0000  self");
    }

    @Test
    void forgetsTheStatementBefore() throws StatementException {
        read("route 10.0.0.0/24 path-information 7 next-hop 192.0.2.1 med 1 watchdog dog withdraw split /25");

        assertThat(read("route 10.0.0.0/24 next-hop self")).containsExactly("1/1 180a0000  self");
    }

    @Test
    void readsManyPrefixesOfOneSetOfAttributes() throws StatementException {
        assertThat(read("attributes next-hop self med 5 path-information 9 nlri 10.0.0.0/24 10.0.1.0/24 2001:db8::/32"))
                .containsExactly(
                        "1/1 180a0000 8004000400000005 path 9 self",
                        "1/1 180a0001 8004000400000005 path 9 self",
                        "2/1 2020010db8 8004000400000005 path 9 self");
    }

    @Test
    void deliversNothingIfOneOfManyPrefixesIsWrong() {
        StatementException failure = failure("attributes next-hop self nlri 10.0.0.0/24 10.0.1.0/33");

        assertThat(failure.word()).isEqualTo("10.0.1.0/33");
        assertThat(routes).isEmpty();
    }

    @Test
    void refusesAttributesWithoutPrefixes() {
        assertThat(failure("attributes next-hop self med 5"))
                .hasMessage("attributes need nlri and at least one prefix behind it");
        assertThat(failure("attributes next-hop self nlri"))
                .hasMessage("attributes need nlri and at least one prefix behind it");
    }

    @Test
    void readsARouteOfANamedFamily() throws StatementException {
        AddressFamily<?> family = FamilyWords.family(Words.of("IPv4 unicast"), CODECS);

        assertThat(read(
                        "10.0.0.0/24 next-hop self",
                        (words, receiver) -> reader.family(family, words, CODECS, RouteAction.ANNOUNCE, receiver)))
                .containsExactly("1/1 180a0000  self");
    }

    @Test
    void choosesAmongFamiliesOfOneSecondWordByTheFirstAddress() throws StatementException {
        assertThat(read("sr-policy 2001:db8::1 next-hop self").get(0)).startsWith("2/73 ");
        assertThat(read("sr-policy 192.0.2.1 next-hop self").get(0)).startsWith("1/73 ");
    }

    @Test
    void readsASectionNamedForAFamilyWithoutNextHop() throws StatementException {
        assertThat(read(
                                "destination",
                                (words, receiver) ->
                                        reader.section("flow", words, CODECS, RouteAction.ANNOUNCE, receiver))
                        .get(0))
                .startsWith("1/133 ");
    }

    @Test
    void demandsANextHopOfWhatIsAnnounced() {
        assertThat(failure("route 10.0.0.0/24 med 5"))
                .hasMessage("invalid route (missing next-hop): ipv4 unicast needs next-hop <ip> or next-hop self");
    }

    @Test
    void demandsNoNextHopOfWhatIsWithdrawn() throws StatementException {
        assertThat(read(
                        "route 10.0.0.0/24",
                        (words, receiver) -> reader.statement(words, CODECS, RouteAction.WITHDRAW, receiver)))
                .containsExactly("1/1 180a0000 ");
    }

    @Test
    void readsWhatIsWithdrawnByTheRuleForIt() throws StatementException {
        assertThat(read(
                        "route 10.0.0.0/24 rd 65000:1 split /25",
                        (words, receiver) -> reader.statement(words, WITH_LABELS, RouteAction.WITHDRAW, receiver)))
                .containsExactly("1/128 710000000000fde8000000010a000000 ", "1/128 710000000000fde8000000010a000080 ");
    }

    @Test
    void choosesTheFamilyByDistinguisherThenLabelThenAddress() throws StatementException {
        assertThat(read(
                        "attributes rd 65000:1 label 100 next-hop 192.0.2.1 nlri 10.0.0.0/24 224.0.0.0/8",
                        (words, receiver) -> reader.statement(words, WITH_LABELS, RouteAction.ANNOUNCE, receiver)))
                .allMatch(route -> route.startsWith("1/128 "));
        assertThat(familyOf("route 10.0.0.0/24 label 100 next-hop 192.0.2.1")).isEqualTo("1/4");
        assertThat(familyOf("route 10.0.0.0/24 next-hop 192.0.2.1")).isEqualTo("1/1");
        assertThat(familyOf("route 239.1.0.0/16 next-hop 192.0.2.1")).isEqualTo("1/2");
    }

    private String familyOf(String statement) throws StatementException {
        String route = read(
                        statement,
                        (words, receiver) -> reader.statement(words, WITH_LABELS, RouteAction.ANNOUNCE, receiver))
                .get(0);
        return route.substring(0, route.indexOf(' '));
    }

    @Test
    void refusesANextHopThatTheFamilyCannotCarry() {
        AddressFamily<?> ipv6 = new Ipv6UnicastFamily();
        AddressFamily<?> strict = (AddressFamily<?>) Proxy.newProxyInstance(
                AddressFamily.class.getClassLoader(),
                new Class<?>[] {AddressFamily.class},
                (proxy, method, arguments) -> method.getName().equals("nextHop")
                        ? new NextHopRule(Set.of(16, 32), Set.of(), 0)
                        : method.invoke(ipv6, arguments));

        StatementException failure = failure("route 2001:db8::/32 next-hop 192.0.2.1", FixedCodecView.of(strict));

        assertThat(failure)
                .hasMessage("next-hop 192.0.2.1 is not possible for ipv6 unicast, which needs an IPv6 address");
        assertThat(failure.word()).isEqualTo("192.0.2.1");
    }

    @Test
    void takesAnIpv6NextHopWhereAnExtendedOneMayBeNegotiated() throws StatementException {
        assertThat(read("route 10.0.0.0/24 next-hop 2001:db8::1")).hasSize(1);
    }

    @Test
    void splitsAPrefixInAscendingOrder() throws StatementException {
        assertThat(read("route 10.0.0.0/24 next-hop self med 1 split /26"))
                .containsExactly(
                        "1/1 1a0a000000 8004000400000001 self",
                        "1/1 1a0a000040 8004000400000001 self",
                        "1/1 1a0a000080 8004000400000001 self",
                        "1/1 1a0a0000c0 8004000400000001 self");
    }

    @Test
    void splitsAcrossTheMiddleOfAnIpv6Address() throws StatementException {
        assertThat(read("route 2001:db8::/63 path-information 3 next-hop self split 65"))
                .containsExactly(
                        "2/1 4120010db80000000000  path 3 self",
                        "2/1 4120010db80000000080  path 3 self",
                        "2/1 4120010db80000000100  path 3 self",
                        "2/1 4120010db80000000180  path 3 self");
    }

    @Test
    void leavesAPrefixThatIsAsLongAsTheSplit() throws StatementException {
        assertThat(read("route 10.0.0.0/24 next-hop self split /24")).containsExactly("1/1 180a0000  self");
        assertThat(read("route 10.0.0.0/24 next-hop self split /8")).containsExactly("1/1 180a0000  self");
    }

    @Test
    void boundsASplit() throws StatementException {
        assertThat(failure("route 10.0.0.0/8 next-hop self split /29"))
                .hasMessage("splitting '10.0.0.0/8' into /29 makes more than 1048576 routes");
        assertThat(failure("route 10.0.0.0/24 next-hop self split /33"))
                .hasMessage("'10.0.0.0/24' cannot be split into /33");

        int[] count = {0};
        reader.statement(
                Words.of("route 10.0.0.0/8 next-hop self split /28"),
                CODECS,
                RouteAction.ANNOUNCE,
                route -> count[0]++);

        assertThat(count[0]).isEqualTo(RouteReader.MOST_SPLIT_ROUTES);
    }

    @Test
    void splitsEachOfManyPrefixes() throws StatementException {
        assertThat(read("attributes next-hop self split /25 nlri 10.0.0.0/24 10.0.1.0/24"))
                .containsExactly(
                        "1/1 190a000000  self", "1/1 190a000080  self", "1/1 190a000100  self", "1/1 190a000180  self");
    }

    @Test
    void tagsAWatchdog() throws StatementException {
        assertThat(read("route 10.0.0.0/24 next-hop self watchdog dog withdraw"))
                .containsExactly("1/1 180a0000  self watchdog dog withdrawn");
        assertThat(read("route 10.0.0.0/24 next-hop self withdraw name me")).containsExactly("1/1 180a0000  self");
        assertThat(failure("route 10.0.0.0/24 next-hop self watchdog announce"))
                .hasMessage("'announce' is not a name for a watchdog, it is a word of its commands");
    }

    @Test
    void takesAnAttributeByItsOctets() throws StatementException {
        assertThat(read("route 10.0.0.0/24 next-hop self attribute [0x99 0xC0 0x0102]"))
                .containsExactly("1/1 180a0000 c09900020102 self");
        assertThat(read("route 10.0.0.0/24 attribute [ 0x03 0x40 0xC0000201 ]"))
                .containsExactly("1/1 180a0000 40030004c0000201");
    }

    @Test
    void refusesOctetsThatAreNone() {
        assertThat(failure("route 10.0.0.0/24 next-hop self attribute [ 99 0xC0 0x01 ]"))
                .hasMessage("'99' is not a valid attribute code, must be hexadecimal (0x…)");
        assertThat(failure("route 10.0.0.0/24 next-hop self attribute [ 0x99 0xC0 0x012 ]"))
                .hasMessage("attribute data '0x012' has an odd number of hexadecimal digits");
        assertThat(failure("route 10.0.0.0/24 next-hop self attribute [ 0x99 0xC0 0xZZ ]"))
                .hasMessage("'0xZZ' is not a valid attribute data, must be hexadecimal (0x…)");
        assertThat(failure("route 10.0.0.0/24 next-hop self attribute [ 0x99 0xC0 0x01 med 5"))
                .hasMessageStartingWith("attribute is missing its closing ']'");
        assertThat(failure("route 10.0.0.0/24 next-hop self attribute [ 0x9901 0xC0 0x01 ]"))
                .hasMessage("attribute code '0x9901' is not one octet (0x00-0xFF)");
    }

    @Test
    void refusesOctetsThatAreNotTheAttributeTheyClaimToBe() {
        assertThat(failure("route 10.0.0.0/24 next-hop self attribute [ 0x04 0x80 0x0000 ]"))
                .hasMessageStartingWith("these octets are no MED attribute");
        assertThat(failure("route 10.0.0.0/24 next-hop self attribute [ 0x0e 0x80 0x0000 ]"))
                .hasMessageContaining("cannot be written");
    }

    @Test
    void namesWhatIsMeantByAnUnknownWord() {
        StatementException failure = failure("route 10.0.0.0/24 next-hop self mde 5");

        assertThat(failure.word()).isEqualTo("mde");
        assertThat(failure).hasMessage("'mde' is not a word of ipv4 unicast routes, did you mean med?");
        assertThat(failure.place().column()).isEqualTo(5);
        assertThat(failure.valid())
                .containsExactly(
                        "path-information",
                        "next-hop",
                        "name",
                        "split",
                        "watchdog",
                        "withdraw",
                        "attribute",
                        "med",
                        "extended-community");
    }

    @Test
    void namesTheFeatureOfAWordThatNobodyProvides() {
        assertThat(failure(
                        "route 10.0.0.0/24 next-hop self label 5", withFeature("label", "herald-family-ipv4-labeled")))
                .hasMessage(
                        "no installed bundle provides the word 'label'; the feature herald-family-ipv4-labeled does");
    }

    @Test
    void namesTheFeatureOfAFamilyThatNobodyProvides() {
        CodecView nothing = FixedCodecView.of();

        assertThat(failure("route 10.0.0.0/24 next-hop self", nothing))
                .hasMessage("no installed bundle takes the route '10.0.0.0/24'");
        assertThat(failure("mup 10.0.0.0/24", withFeature("ipv4 mup", "herald-family-ipv4-mup")))
                .hasMessage("no installed bundle provides the family mup; the feature herald-family-ipv4-mup does");
    }

    @Test
    void refusesAStatementThatEndsTooEarly() {
        assertThat(failure("route")).hasMessage("the statement ends where a prefix is expected");
        assertThat(failure("route 10.0.0.0/24 next-hop"))
                .hasMessage("the statement ends where an IP address is expected");
        assertThat(failure("roote 10.0.0.0/24"))
                .hasMessage("'roote' is not a statement for routes, did you mean route?");
        assertThat(failure("route ten")).hasMessage("'ten' is not a valid prefix");
    }

    @Test
    void refusesAnAttributeThatNoUpdateCanCarry() {
        String digits = "00".repeat(65536);

        assertThat(failure("route 10.0.0.0/24 next-hop self attribute [ 0x99 0xC0 0x" + digits + " ]"))
                .hasMessage("the attributes of the route have more octets than an UPDATE can carry");
    }

    @Test
    void readsFamiliesInWordsAndNumbers() throws StatementException {
        assertThat(FamilyWords.id(Words.of("ipv6 Unicast"), CODECS)).isEqualTo(FamilyId.IPV6_UNICAST);
        assertThat(FamilyWords.id(Words.of("1 99"), CODECS)).isEqualTo(new FamilyId(1, 99));
    }

    @Test
    void refusesFamiliesWithWhatIsValid() {
        assertThatExceptionOfType(StatementException.class)
                .isThrownBy(() -> FamilyWords.id(Words.of("ipv4 unicats"), CODECS))
                .withMessage("'unicats' is not valid for ipv4, did you mean unicast?");
        assertThatExceptionOfType(StatementException.class)
                .isThrownBy(() -> FamilyWords.id(Words.of("ipv5 unicast"), CODECS))
                .withMessage("'ipv5' is not an address family here, did you mean ipv4 or ipv6?");
        assertThatExceptionOfType(StatementException.class)
                .isThrownBy(() -> FamilyWords.id(Words.of("ipv4 mup"), withFeature("ipv4 mup", "herald-mup")))
                .withMessage("no installed bundle provides the family ipv4 mup; the feature herald-mup does");
    }
}
