package org.herald.command.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.testkit.FakeApiCall;
import org.herald.testkit.FakeCodecView;
import org.herald.testkit.FakeFamily;
import org.herald.testkit.FakePeerControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnnounceCommandsTest {
    /** Flags, code and length of the next hop in a canonical block, then 192.0.2.1. */
    private static final String NEXT_HOP = " 40030004C0000201";

    private static final CodecView CODECS = FakeCodecView.of(
                    FakeFamily.of(1, 1, "ipv4", "unicast"),
                    FakeFamily.of(2, 1, "ipv6", "unicast"),
                    FakeFamily.of(25, 65, "l2vpn", "vpls", FamilyTrait.NO_NEXT_HOP))
            .feature("ipv4 flow", "herald-family-ipv4-flow")
            .feature("bgp-ls bgp-ls", "herald-family-bgpls-linkstate")
            .feature("operational", "herald-capability-operational");

    private final FakePeerControl first =
            FakePeerControl.of("192.0.2.1").established(FamilyId.IPV4_UNICAST, FamilyId.IPV6_UNICAST);
    private final FakePeerControl second = FakePeerControl.of("192.0.2.2");

    @Test
    void announcesARouteToEveryNeighbor() throws Exception {
        run(new AnnounceCommand(), "announce route 10.0.0.0/24 next-hop 192.0.2.1");

        String route = "announce 1/1 " + nlri("10.0.0.0/24") + NEXT_HOP;
        assertThat(first.actions()).containsExactly(route);
        assertThat(second.actions()).containsExactly(route);
    }

    @Test
    void theFamilyOfARouteFollowsFromItsPrefix() throws Exception {
        run(new AnnounceCommand(), "announce route 2001:db8::/32 next-hop self");

        assertThat(first.actions()).containsExactly("announce 2/1 " + nlri("2001:db8::/32") + " self");
    }

    @Test
    void aRouteKeepsItsWatchdog() throws Exception {
        run(new AnnounceCommand(), "announce route 10.0.0.0/24 next-hop 192.0.2.1 watchdog dnsr withdraw");

        assertThat(first.actions())
                .containsExactly("announce 1/1 " + nlri("10.0.0.0/24") + NEXT_HOP + " watchdog dnsr");
    }

    @Test
    void splitAnnouncesEachPartAscending() throws Exception {
        run(new AnnounceCommand(), "announce route 10.0.0.0/16 next-hop 192.0.2.1 split /18");

        assertThat(first.actions())
                .containsExactly(
                        "announce 1/1 " + nlri("10.0.0.0/18") + NEXT_HOP,
                        "announce 1/1 " + nlri("10.0.64.0/18") + NEXT_HOP,
                        "announce 1/1 " + nlri("10.0.128.0/18") + NEXT_HOP,
                        "announce 1/1 " + nlri("10.0.192.0/18") + NEXT_HOP);
    }

    @ParameterizedTest
    @CsvSource({"attributes", "attribute"})
    void attributesGoWithEveryPrefix(String word) throws Exception {
        run(new AnnounceCommand(), "announce " + word + " next-hop 192.0.2.1 nlri 10.1.0.0/24 10.2.0.0/24");

        assertThat(first.actions())
                .containsExactly(
                        "announce 1/1 " + nlri("10.1.0.0/24") + NEXT_HOP,
                        "announce 1/1 " + nlri("10.2.0.0/24") + NEXT_HOP);
    }

    @Test
    void withdrawNeedsNoNextHop() throws Exception {
        run(new WithdrawCommand(), "withdraw route 10.0.0.0/24");
        run(new WithdrawCommand(), "withdraw attributes nlri 10.1.0.0/24 10.2.0.0/24");

        assertThat(second.actions())
                .containsExactly(
                        "withdraw 1/1 " + nlri("10.0.0.0/24"),
                        "withdraw 1/1 " + nlri("10.1.0.0/24"),
                        "withdraw 1/1 " + nlri("10.2.0.0/24"));
    }

    @Test
    void aFamilyIsNamedByBothWordsOrByItsSecond() throws Exception {
        run(new AnnounceCommand(), "announce ipv6 unicast 2001:db8::/32 next-hop self");
        run(new AnnounceCommand(), "announce vpls endpoint-5");
        run(new WithdrawCommand(), "withdraw l2vpn vpls endpoint-5");

        assertThat(first.actions())
                .containsExactly(
                        "announce 2/1 " + nlri("2001:db8::/32") + " self",
                        "announce 25/65 " + nlri("endpoint-5"),
                        "withdraw 25/65 " + nlri("endpoint-5"));
    }

    @Test
    void aSectionOfRoutesIsNamedByTheSecondWordOfItsFamilies() throws Exception {
        CodecView flow = FakeCodecView.of(FakeFamily.of(1, 133, "ipv4", "flow", FamilyTrait.NO_NEXT_HOP));
        AnnounceCommand command = new AnnounceCommand();

        FakeApiCall.of(command, "announce flow route drop-web", flow).to(first).run(command);

        assertThat(first.actions()).containsExactly("announce 1/133 " + nlri("drop-web"));
    }

    @Test
    void bracesAndSemicolonsOfABlockAreWords() {
        Words line =
                Words.of("announce flow route{match { destination 10.0.0.1/32;protocol [ udp ];} then {discard;} }");
        line.position(1);

        assertThat(texts(BlockWords.of(line)))
                .containsExactly(
                        "flow",
                        "route",
                        "{",
                        "match",
                        "{",
                        "destination",
                        "10.0.0.1/32",
                        ";",
                        "protocol",
                        "[",
                        "udp",
                        "]",
                        ";",
                        "}",
                        "then",
                        "{",
                        "discard",
                        ";",
                        "}",
                        "}");
    }

    @ParameterizedTest
    @CsvSource({
        "announce ipv4 flow destination 10.0.0.1/32 discard,herald-family-ipv4-flow",
        "announce flow route destination 10.0.0.1/32 discard,herald-family-ipv4-flow",
        "announce bgp-ls bgp-ls node,herald-family-bgpls-linkstate"
    })
    void aFamilyThatIsNotInstalledIsAnErrorThatNamesItsFeature(String line, String feature) {
        assertThatThrownBy(() -> run(new AnnounceCommand(), line))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("no installed bundle provides")
                .hasMessageContaining(feature);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "announce route 10.0.0.0/24,missing next-hop",
                "announce route 10.0.0.0/24 next-hop 192.0.2.1 metric 5,'metric' is not a word",
                "announce route next-hop 192.0.2.1,'next-hop' is not a valid prefix",
                "announce attributes next-hop 192.0.2.1,need nlri",
                "announce attributes next-hop 192.0.2.1 nlri 10.1.0.0/24 10.2.0.x/24,'10.2.0.x/24' is not a valid prefix",
                "announce ipv4 unicats 10.0.0.0/24 next-hop 192.0.2.1,did you mean unicast?",
                "announce rout 10.0.0.0/24 next-hop 192.0.2.1,did you mean route?",
                "announce,the statement ends"
            })
    void aLineThatIsNotValidDoesNothing(String line, String reason) {
        assertThatThrownBy(() -> run(new AnnounceCommand(), line))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining(reason);
        assertThat(first.actions()).isEmpty();
        assertThat(second.actions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "announce route 10.0.0.0/24 next-hop self",
        "announce route 10.0.0.0/16 next-hop self split /18",
        "announce attributes next-hop self nlri 10.1.0.0/24 10.2.0.0/24"
    })
    void whatOneNeighborRefusesIsAnnouncedToNone(String line) {
        second.refusing("next-hop self has no address of the family");

        assertThatThrownBy(() -> run(new AnnounceCommand(), line))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("next-hop self has no address of the family");
        assertThat(first.actions()).isEmpty();
    }

    @Test
    void whatANeighborRefusesLateInALineIsNotBegun() {
        second.refusing(FamilyId.IPV6_UNICAST, "next-hop self has no address of the family");

        assertThatThrownBy(() ->
                        run(new AnnounceCommand(), "announce attributes next-hop self nlri 10.1.0.0/24 2001:db8::/32"))
                .isInstanceOf(StatementException.class);
        assertThat(first.actions()).isEmpty();
        assertThat(second.actions()).isEmpty();
    }

    @Test
    void endOfRibIsOfIpv4UnicastUnlessAFamilyIsNamed() throws Exception {
        run(new EndOfRibCommand(), "announce eor");
        run(new EndOfRibCommand(), "announce eor ipv6 unicast");

        assertThat(first.actions()).containsExactly("eor 1/1", "eor 2/1");
    }

    @Test
    void routeRefreshAsksForAFamily() throws Exception {
        run(new RouteRefreshCommand(), "announce route-refresh ipv4 unicast");

        assertThat(first.actions()).containsExactly("route-refresh 1/1");
    }

    @ParameterizedTest
    @CsvSource({"announce eor ipv4 unicast", "announce route-refresh ipv4 unicast"})
    void markersWithoutASessionAreErrors(String line) {
        ApiCommand command = line.contains("eor") ? new EndOfRibCommand() : new RouteRefreshCommand();
        FakeApiCall call = FakeApiCall.of(command, line, CODECS).to(second);

        assertThatThrownBy(() -> call.run(command))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("that can take this for ipv4 unicast");
    }

    @Test
    void endOfRibOfAFamilyThatIsNotInstalledNamesItsFeature() {
        assertThatThrownBy(() -> run(new EndOfRibCommand(), "announce eor ipv4 flow"))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("herald-family-ipv4-flow");
    }

    @Test
    void watchdogGoesToTheDaemonWithTheProgramsNameUnlessAnotherIsGiven() throws Exception {
        WatchdogCommand command = new WatchdogCommand();
        FakeApiCall named = FakeApiCall.of(command, "withdraw watchdog dnsr", CODECS);
        FakeApiCall unnamed = FakeApiCall.of(command, "announce watchdog", CODECS);

        named.run(command);
        unnamed.run(command);

        assertThat(named.daemon().actions()).containsExactly("watchdog dnsr withdraw");
        assertThat(unnamed.daemon().actions()).containsExactly("watchdog watcher announce");
    }

    @Test
    void operationalIsAnErrorThatSaysSo() {
        assertThatThrownBy(() -> run(
                        new OperationalCommand(), "announce operational asm afi ipv4 safi unicast advisory \"text\""))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("operational messages cannot be sent");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("examples")
    void everyExampleIsValid(ApiCommand command, String example, CommandPath path) throws Exception {
        // the attribute med is no part of this bundle: any other word of routes stands for it
        FakeApiCall call = FakeApiCall.of(command, example.replace("med 5", "name five"), CODECS)
                .to(first);

        assertThat(call.path()).isEqualTo(path);
        call.run(command);
    }

    static Stream<Arguments> examples() {
        return Stream.of(
                        new AnnounceCommand(),
                        new WithdrawCommand(),
                        new EndOfRibCommand(),
                        new RouteRefreshCommand(),
                        new WatchdogCommand())
                .flatMap(command -> command.paths().stream().map(path -> Arguments.of(command, path.example(), path)));
    }

    private void run(ApiCommand command, String line) throws StatementException {
        assertThat(FakeApiCall.of(command, line, CODECS).to(first, second).run(command))
                .isEmpty();
    }

    private static List<String> texts(Words words) {
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < words.count(); index++) {
            texts.add(words.word(index));
        }
        return texts;
    }

    /** The NLRI of a fake family: the count of characters, then the characters. */
    private static String nlri(String text) {
        HexFormat hex = HexFormat.of().withUpperCase();
        return hex.toHexDigits((byte) text.length()) + hex.formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
