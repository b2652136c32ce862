package org.herald.command.neighbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.Negotiated;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.config.StatementException;
import org.herald.api.wire.FamilyId;
import org.herald.testkit.FakeApiCall;
import org.herald.testkit.FakeCodecView;
import org.herald.testkit.FakePeerControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeighborCommandsTest {
    private static final CodecView CODECS = FakeCodecView.ofUnicast();
    private static final Negotiated UNICAST = new Negotiated.Builder()
            .families(List.of(FamilyId.IPV4_UNICAST))
            .addPathSend(FamilyId.IPV4_UNICAST)
            .build();

    private final FakePeerControl up = FakePeerControl.of("192.0.2.1")
            .established(FamilyId.IPV4_UNICAST)
            .establishedStatus(4, List.of(1, 65, 2, 69), List.of(1, 65, 128), UNICAST);
    private final FakePeerControl down = FakePeerControl.of("2001:db8::1");

    @Test
    void summaryIsATableOfUpdatesSentAndReceived() throws Exception {
        assertThat(show("show neighbor summary", Dialect.JSON5)).isEqualTo("""
                Peer            AS        up/down state       |     #sent     #recvd
                192.0.2.1       65002     0:00:04 established          10          3
                2001:db8::1     65002        down idle                  0          0
                """);
    }

    @Test
    void theSixthVersionAddsRoutesReceivedToTheSummary() throws Exception {
        assertThat(show("peer show summary", Dialect.TEXT5)).isEqualTo("""
                Peer            AS        up/down state       |     #sent     #recvd    #pfx_in
                192.0.2.1       65002     0:00:04 established          10          3          2
                2001:db8::1     65002        down idle                  0          0          0
                """);
    }

    @Test
    void aLongSessionIsToldInDays() throws Exception {
        up.establishedStatus(93784, List.of(1), List.of(1), UNICAST);

        assertThat(show("show neighbor summary 192.0.2.1", Dialect.TEXT5)).contains(" 1 day, 2:03:04 established ");
    }

    @Test
    void extensiveShowsEverythingInColumns() throws Exception {
        assertThat(show("show neighbor 192.0.2.1 extensive", Dialect.TEXT5)).isEqualTo("""
                Neighbor 192.0.2.1

                    Session                       Local
                   local                    192.0.2.254
                   state                    ESTABLISHED
                   up for                       0:00:04

                    Setup                         Local          Remote
                   AS                             65001           65002
                   ID                       192.0.2.254       192.0.2.1
                   hold-time                        180             180

                    Capability                    Local          Remote
                   asn4:                        enabled         enabled
                   route-refresh:               enabled         enabled
                   multi-session:              disabled        disabled
                   operational:                disabled        disabled
                   add-path:                    enabled        disabled
                   extended-message:           disabled        disabled
                   graceful-restart:           disabled        disabled

                    Families                      Local          Remote        Add-Path
                   ipv4 unicast:                enabled         enabled send

                    Message Statistic              Sent        Received
                   open:                              1               1
                   notification:                      0               0
                   keepalive:                         2               3
                   update:                           10               3
                   refresh:                           0               0
                   total:                            13               7

                """);
    }

    @Test
    void extensiveSaysWhatIsNotKnownOfANeighborThatIsDown() throws Exception {
        assertThat(show("show neighbor extensive 2001:db8::1", Dialect.TEXT5))
                .contains("   down for                     0:00:09\n")
                .contains("   ID                       192.0.2.254             n/a\n")
                .contains("   hold-time                        180             n/a\n")
                .contains("   asn4:                            n/a             n/a\n")
                .contains("   ipv4 unicast:                enabled             n/a disabled\n");
    }

    @Test
    void configurationIsPrintedLineByLine() throws Exception {
        assertThat(show("show neighbor configuration 192.0.2.1", Dialect.TEXT5))
                .isEqualTo("neighbor 192.0.2.1 {\n\tpeer-as 65002;\n}\n");
    }

    @Test
    void jsonHasTheFieldsInTheOrderOfTheFifthVersion() throws Exception {
        assertThat(show("show neighbor json 192.0.2.1", Dialect.TEXT5))
                .isEqualTo(
                        "[{\"state\": \"up\", \"duration\": 4, \"fsm\": \"ESTABLISHED\", \"local\": {\"capabilities\":"
                                + " {\"asn4\": true, \"route-refresh\": true, \"multi-session\": false, \"operational\": false,"
                                + " \"add-path\": true, \"extended-message\": false, \"graceful-restart\": false},"
                                + " \"families\": {\"ipv4 unicast\": true}, \"add-path\": {\"ipv4 unicast\": true},"
                                + " \"address\": \"192.0.2.254\", \"as\": 65001, \"id\": \"192.0.2.254\", \"hold\": 180},"
                                + " \"peer\": {\"capabilities\": {\"asn4\": true, \"route-refresh\": true,"
                                + " \"multi-session\": false, \"operational\": false, \"add-path\": false,"
                                + " \"extended-message\": false, \"graceful-restart\": false},"
                                + " \"families\": {\"ipv4 unicast\": true}, \"add-path\": {\"ipv4 unicast\": false},"
                                + " \"address\": \"192.0.2.1\", \"as\": 65002, \"id\": \"192.0.2.1\", \"hold\": 180},"
                                + " \"messages\": {\"sent\": {\"open\": 1, \"notification\": 0, \"keepalive\": 2, \"update\": 10,"
                                + " \"refresh\": 0, \"total\": 13}, \"received\": {\"open\": 1, \"notification\": 0,"
                                + " \"keepalive\": 3, \"update\": 3, \"refresh\": 0, \"total\": 7}},"
                                + " \"capabilities\": [\"asn4\", \"route-refresh\"], \"families\": [\"ipv4 unicast\"],"
                                + " \"add-path\": {\"ipv4 unicast\": \"send\"}}]\n");
    }

    @Test
    void jsonHasNullForWhatIsNotKnown() throws Exception {
        assertThat(show("peer show 2001:db8::1", Dialect.JSON6))
                .startsWith("[{\"state\": \"down\", \"duration\": 9, \"fsm\": \"IDLE\", ")
                .contains("\"peer\": {\"capabilities\": {\"asn4\": null, ")
                .contains("\"address\": \"2001:db8::1\", \"as\": 65002, \"id\": null, \"hold\": null}")
                .contains("\"capabilities\": [], \"families\": [], \"add-path\": {\"ipv4 unicast\": \"disabled\"}}]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show neighbor json", "show neighbor summary json", "show neighbor extensive json"})
    void theWordJsonAsksForTheSameListEverywhere(String line) throws Exception {
        assertThat(show(line, Dialect.TEXT5)).isEqualTo(show("show neighbor json", Dialect.TEXT5));
    }

    @Test
    void showNeighborAloneAsksWhatToShow() throws Exception {
        assertThat(show("show neighbor", Dialect.TEXT5))
                .startsWith("please specify summary, extensive or configuration\n")
                .hasLineCount(2);
    }

    @Test
    void showOfASelectorShowsThoseSelected() throws Exception {
        ShowNeighborCommand command = new ShowNeighborCommand();
        FakeApiCall call =
                FakeApiCall.of(command, "show summary", CODECS).to(down).addressed();
        call.daemon().add(up);

        assertThat(call.run(command)).contains("2001:db8::1").doesNotContain("192.0.2.1");
    }

    @Test
    void showOfAnAddressThatNobodyHasIsAnError() {
        assertThatThrownBy(() -> show("show neighbor 198.51.100.1 summary", Dialect.TEXT5))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("no neighbor has the address 198.51.100.1");
        assertThatThrownBy(() -> show("show neighbor sumary", Dialect.TEXT5))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("did you mean summary?");
        assertThatThrownBy(() -> show("show neighbor summary extensive", Dialect.TEXT5))
                .isInstanceOf(StatementException.class);
    }

    @Test
    void peerListGivesAddressNumberAndState() throws Exception {
        ListPeersCommand command = new ListPeersCommand();

        assertThat(FakeApiCall.of(command, "peer list", CODECS)
                        .to(up, down)
                        .in(Dialect.JSON6)
                        .run(command))
                .isEqualTo("[{\"peer-address\": \"192.0.2.1\", \"peer-as\": 65002, \"state\": \"ESTABLISHED\"},"
                        + " {\"peer-address\": \"2001:db8::1\", \"peer-as\": 65002, \"state\": \"IDLE\"}]\n");
        assertThat(FakeApiCall.of(command, "peer list", CODECS)
                        .in(Dialect.JSON6)
                        .run(command))
                .isEqualTo("[]\n");
    }

    @Test
    void teardownEndsTheSessionsThatAreUp() throws Exception {
        assertThat(teardown("teardown 4")).isEmpty();
        assertThat(up.actions()).containsExactly("teardown 4");
        assertThat(down.actions()).isEmpty();
    }

    @Test
    void teardownTakesAShutdownCommunication() throws Exception {
        teardown("teardown 2 \"maintenance, ticket 7\"");

        assertThat(up.actions()).containsExactly("teardown 2 maintenance, ticket 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"teardown", "teardown now", "teardown 256", "teardown 3 text goes with two and four only"})
    void teardownThatIsNotValidDoesNothing(String line) {
        assertThatThrownBy(() -> teardown(line)).isInstanceOf(StatementException.class);
        assertThat(up.actions()).isEmpty();
    }

    @Test
    void teardownWithoutASessionIsAnError() {
        TeardownCommand command = new TeardownCommand();
        FakeApiCall call = FakeApiCall.of(command, "teardown 4", CODECS).to(down);

        assertThatThrownBy(() -> call.run(command))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("has an established session");
    }

    @Test
    void shutdownCommunicationIsAtMost255Octets() {
        assertThatThrownBy(() -> teardown("teardown 2 " + "x".repeat(256)))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("256 octets");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("examples")
    void everyExampleIsValid(ApiCommand command, String example, CommandPath path) throws Exception {
        FakeApiCall call = FakeApiCall.of(command, example, CODECS)
                .to(FakePeerControl.of("192.0.2.1").established(FamilyId.IPV4_UNICAST));

        assertThat(call.path()).isEqualTo(path);
        call.run(command);
    }

    static Stream<Arguments> examples() {
        return Stream.of(new ShowNeighborCommand(), new ListPeersCommand(), new TeardownCommand())
                .flatMap(command -> command.paths().stream().map(path -> Arguments.of(command, path.example(), path)));
    }

    private String show(String line, Dialect dialect) throws StatementException {
        ShowNeighborCommand command = new ShowNeighborCommand();
        return FakeApiCall.of(command, line, CODECS).to(up, down).in(dialect).run(command);
    }

    private String teardown(String line) throws StatementException {
        TeardownCommand command = new TeardownCommand();
        return FakeApiCall.of(command, line, CODECS).to(up, down).addressed().run(command);
    }
}
