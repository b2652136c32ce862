package org.herald.command.rib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.PeerControl.RibSide;
import org.herald.api.config.StatementException;
import org.herald.api.wire.FamilyId;
import org.herald.testkit.FakeApiCall;
import org.herald.testkit.FakeCodecView;
import org.herald.testkit.FakeFamily;
import org.herald.testkit.FakePeerControl;
import org.herald.testkit.FakePeerControl.FakeRoute;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RibCommandsTest {
    private static final FamilyId FLOW = new FamilyId(1, 133);
    private static final FamilyId EVPN = new FamilyId(25, 70);
    private static final CodecView CODECS =
            FakeCodecView.of(FakeFamily.of(1, 1, "ipv4", "unicast"), FakeFamily.of(1, 133, "ipv4", "flow"));
    private static final String NAME = "neighbor 192.0.2.1 local-ip 192.0.2.254 local-as 65001 peer-as 65002"
            + " router-id 192.0.2.254 family-allowed in-open";

    private final FakePeerControl first = FakePeerControl.of("192.0.2.1");
    private final FakePeerControl second = FakePeerControl.of("192.0.2.2");

    @BeforeEach
    void announceSomeRoutes() {
        first.add(RibSide.OUT, new FakeRoute(FamilyId.IPV4_UNICAST, "10.2.0.0/24", "192.0.2.7", "med 5"));
        first.add(RibSide.OUT, new FakeRoute(FLOW, "flow destination-ipv4 10.0.0.1/32", "", ""));
        first.add(RibSide.IN, new FakeRoute(FamilyId.IPV4_UNICAST, "10.9.0.0/16", "192.0.2.1", ""));
        second.add(RibSide.OUT, new FakeRoute(EVPN, "evpn words", "192.0.2.7", ""));
    }

    @Test
    void showsTheAddressFamilyPrefixAndNextHop() throws Exception {
        assertThat(show("show adj-rib out", Dialect.TEXT5)).isEqualTo("""
                192.0.2.1 ipv4 unicast 10.2.0.0/24 next-hop 192.0.2.7
                192.0.2.1 ipv4 flow flow destination-ipv4 10.0.0.1/32
                192.0.2.2 afi-25 safi-70 evpn words next-hop 192.0.2.7
                """);
        assertThat(show("show adj-rib in", Dialect.TEXT5))
                .isEqualTo("192.0.2.1 ipv4 unicast 10.9.0.0/16 next-hop 192.0.2.1\n");
    }

    @Test
    void theFourthVersionPutsTheWordNeighborFirst() throws Exception {
        assertThat(show("show adj-rib in", Dialect.TEXT4))
                .isEqualTo("neighbor 192.0.2.1 ipv4 unicast 10.9.0.0/16 next-hop 192.0.2.1\n");
    }

    @Test
    void extensiveShowsTheNeighborsNameAndTheAttributes() throws Exception {
        assertThat(show("show adj-rib out inet extensive", Dialect.TEXT5))
                .isEqualTo(NAME + " ipv4 unicast 10.2.0.0/24 next-hop 192.0.2.7 med 5\n");
    }

    @ParameterizedTest
    @CsvSource({"inet,10.2.0.0/24", "flow,flow destination", "l2vpn,evpn words", "192.0.2.2,evpn words"})
    void wordsLimitWhatIsShown(String words, String kept) throws Exception {
        assertThat(show("show adj-rib out " + words, Dialect.TEXT5))
                .hasLineCount(1)
                .contains(kept);
    }

    @Test
    void jsonHasALineForEachRoute() throws Exception {
        assertThat(show("show adj-rib out json 192.0.2.1", Dialect.TEXT5)).isEqualTo("""
                {"192.0.2.1": {"routes": [{"prefix": "10.2.0.0/24", "family": "ipv4 unicast"}]}}
                {"192.0.2.1": {"routes": [{"nlri": "flow destination-ipv4 10.0.0.1/32", "family": "ipv4 flow"}]}}
                """);
        assertThat(show("rib show in", Dialect.JSON6))
                .isEqualTo(
                        "{\"192.0.2.1\": {\"routes\": [{\"family\": \"ipv4 unicast\", \"prefix\": \"10.9.0.0/16\"}]}}\n");
    }

    @Test
    void extensiveJsonHasTheWholeRouteAndTheNeighborsFields() throws Exception {
        assertThat(show("show adj-rib out inet extensive json", Dialect.TEXT5))
                .isEqualTo("{\"192.0.2.1\": {\"routes\": [{\"prefix\": \"10.2.0.0/24\", \"family\": \"ipv4 unicast\","
                        + " \"route\": \"10.2.0.0/24 next-hop 192.0.2.7 med 5\"}], \"local-address\": \"192.0.2.254\","
                        + " \"local-as\": 65001, \"peer-as\": 65002, \"router-id\": \"192.0.2.254\", \"name\": \""
                        + NAME
                        + "\"}}\n");
    }

    @Test
    void prefixWithMoreWordsKeepsThem() throws Exception {
        second.add(
                RibSide.IN,
                new FakeRoute(FamilyId.IPV4_UNICAST, "10.0.0.0/8 path-information 0.0.0.7", "192.0.2.1", ""));

        assertThat(show("show adj-rib in 192.0.2.2 json", Dialect.TEXT5))
                .isEqualTo("{\"192.0.2.2\": {\"routes\": [{\"prefix\": \"10.0.0.0/8\","
                        + " \"nlri\": \"10.0.0.0/8 path-information 0.0.0.7\", \"family\": \"ipv4 unicast\"}]}}\n");
    }

    @Test
    void aLargeTableIsMadeInBoundedPieces() throws Exception {
        int routeCount = 20_000;
        FakePeerControl large = FakePeerControl.of("192.0.2.3");
        for (int index = 0; index < routeCount; index++) {
            large.add(RibSide.OUT, new FakeRoute(FamilyId.IPV4_UNICAST, "10.2.0.0/24", "192.0.2.7", ""));
        }
        ShowRibCommand command = new ShowRibCommand();
        FakeApiCall call = FakeApiCall.of(command, "show adj-rib out", CODECS).to(large);

        String answer = call.run(command);

        assertThat(answer.lines()).hasSize(routeCount);
        assertThat(call.pieceCount()).isGreaterThan(answer.length() / (64 * 1024));
    }

    @Test
    void anAddressThatNobodyHasIsAnError() {
        assertThatThrownBy(() -> show("show adj-rib out 198.51.100.1", Dialect.TEXT5))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("no neighbor has the address 198.51.100.1");
        assertThatThrownBy(() -> show("show adj-rib out extensiv", Dialect.TEXT5))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("did you mean extensive?");
        assertThatThrownBy(() -> show("show adj-rib out inet flow", Dialect.TEXT5))
                .isInstanceOf(StatementException.class);
    }

    @Test
    void flushSendsAllAgain() throws Exception {
        FlushRibCommand command = new FlushRibCommand();

        FakeApiCall.of(command, "flush adj-rib out", CODECS).to(first).run(command);
        FakeApiCall.of(command, "rib flush out", CODECS).to(second).run(command);

        assertThat(first.actions()).containsExactly("resend");
        assertThat(second.actions()).containsExactly("resend");
    }

    @ParameterizedTest
    @CsvSource({
        "clear adj-rib,clear out",
        "clear adj-rib out,clear out",
        "clear adj-rib in,clear in",
        "rib clear in,clear in",
        "rib clear,clear out"
    })
    void clearEmptiesTheSideNamed(String line, String action) throws Exception {
        ClearRibCommand command = new ClearRibCommand();

        FakeApiCall.of(command, line, CODECS).to(first, second).run(command);

        assertThat(first.actions()).containsExactly(action);
        assertThat(second.actions()).containsExactly(action);
    }

    @Test
    void clearOfAnythingElseIsAnErrorAndDoesNothing() {
        ClearRibCommand command = new ClearRibCommand();
        FakeApiCall call = FakeApiCall.of(command, "clear adj-rib inn", CODECS).to(first);

        assertThatThrownBy(() -> call.run(command))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("'inn' is no side of an Adj-RIB");
        assertThat(first.actions()).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("examples")
    void everyExampleIsValid(ApiCommand command, String example, CommandPath path) throws Exception {
        FakeApiCall call = FakeApiCall.of(command, example, CODECS).to(FakePeerControl.of("192.0.2.1"));

        assertThat(call.path()).isEqualTo(path);
        call.run(command);
    }

    static Stream<Arguments> examples() {
        return Stream.of(new ShowRibCommand(), new FlushRibCommand(), new ClearRibCommand())
                .flatMap(command -> command.paths().stream().map(path -> Arguments.of(command, path.example(), path)));
    }

    private String show(String line, Dialect dialect) throws StatementException {
        ShowRibCommand command = new ShowRibCommand();
        return FakeApiCall.of(command, line, CODECS)
                .to(first, second)
                .in(dialect)
                .run(command);
    }
}
