package org.herald.command.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.DaemonControl.QueueStatus;
import org.herald.api.config.StatementException;
import org.herald.testkit.FakeApiCall;
import org.herald.testkit.FakeCodecView;
import org.herald.testkit.FakeDaemonControl;
import org.herald.testkit.FakePeerControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DaemonCommandsTest {
    private static final CodecView CODECS = FakeCodecView.ofUnicast();
    private static final String NAME = "neighbor 192.0.2.1 local-ip 192.0.2.254 local-as 65001 peer-as 65002"
            + " router-id 192.0.2.254 family-allowed in-open";

    private final FakeDaemonControl daemon = new FakeDaemonControl();

    @Test
    void versionNamesExabgpFirstForScripts() throws Exception {
        assertThat(answer(new VersionCommand(), "version", Dialect.JSON5)).isEqualTo("exabgp 5.0.0 (herald 0.1.0)\n");
        assertThat(answer(new VersionCommand(), "system version", Dialect.JSON6))
                .isEqualTo("{\"version\": \"6.0.0\", \"application\": \"exabgp\", \"herald\": \"0.1.0\"}\n");
    }

    @Test
    void shutdownReloadAndRestartSayThatTheyAreInProgress() throws Exception {
        assertThat(answer(new ShutdownCommand(), "shutdown", Dialect.TEXT5)).isEqualTo("shutdown in progress\n");
        assertThat(answer(new ReloadCommand(), "daemon reload", Dialect.JSON6))
                .isEqualTo("{\"status\": \"reload in progress\"}\n");
        assertThat(answer(new RestartCommand(), "restart", Dialect.TEXT5)).isEqualTo("restart in progress\n");
        assertThat(daemon.actions()).containsExactly("shutdown", "reload", "restart");
    }

    @Test
    void shutdownWithAWordTooManyDoesNothing() {
        assertThatThrownBy(() -> answer(new ShutdownCommand(), "shutdown now", Dialect.TEXT5))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("unexpected 'now'");
        assertThat(daemon.actions()).isEmpty();
    }

    @Test
    void statusTellsTheStateOfEachNeighbor() throws Exception {
        daemon.add(FakePeerControl.of("192.0.2.1"));

        assertThat(answer(new StatusCommand(), "status", Dialect.TEXT5)).isEqualTo("""
                Herald Status:
                  Version: 0.1.0
                  UUID: 4f9c7a52-0b1e-4d5c-9d4e-000000000001
                  PID: 4711
                  Uptime: 93784 seconds
                  Peers: 1
                  - %s: IDLE
                """.formatted(NAME));
        assertThat(answer(new StatusCommand(), "daemon status", Dialect.JSON6))
                .isEqualTo("{\"version\": \"0.1.0\", \"uuid\": \"4f9c7a52-0b1e-4d5c-9d4e-000000000001\", \"pid\": 4711,"
                        + " \"uptime\": 93784, \"start_time\": 1795385761.918711, \"peers\": {\"" + NAME
                        + "\": \"IDLE\"}}\n");
    }

    @Test
    void queueStatusTellsWhatWaits() throws Exception {
        assertThat(answer(new QueueStatusCommand(), "queue-status", Dialect.TEXT5))
                .isEqualTo("no queued messages\n");
        assertThat(answer(new QueueStatusCommand(), "system queue-status", Dialect.JSON6))
                .isEqualTo("{}\n");

        daemon.add(new QueueStatus("slow \"one\"", 3, 420)).add(new QueueStatus("quick", 0, 0));

        assertThat(answer(new QueueStatusCommand(), "queue-status text", Dialect.JSON5))
                .isEqualTo("slow \"one\": 3 items (420 bytes)\n");
        assertThat(answer(new QueueStatusCommand(), "queue-status", Dialect.JSON5))
                .isEqualTo(
                        "{\"slow \\\"one\\\"\": {\"items\": 3, \"bytes\": 420}, \"quick\": {\"items\": 0, \"bytes\": 0}}\n");
    }

    @Test
    void apiVersionIsToldAndSet() throws Exception {
        assertThat(answer(new ApiVersionCommand(), "api version", Dialect.JSON5))
                .isEqualTo("{\"api_version\": 4, \"description\": \"json and text\"}\n");
        assertThat(answer(new ApiVersionCommand(), "system api version 6", Dialect.JSON6))
                .isEqualTo("{\"api_version\": 6, \"description\": \"json-only\"}\n");
        assertThatThrownBy(() -> answer(new ApiVersionCommand(), "api version 5", Dialect.JSON5))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("'5' is no version of the API");
        assertThat(daemon.actions()).containsExactly("api version 6");
    }

    @Test
    void helpListsTheCommandsOfTheSpellingThatAsked() throws Exception {
        daemon.add(new VersionCommand().paths());
        daemon.add(List.of(new CommandPath(
                "announce route",
                CommandPath.Version.BOTH,
                CommandPath.Addressing.OPTIONAL,
                "<prefix> …",
                "announce",
                "announce route 10.0.0.0/24 next-hop self")));

        assertThat(answer(new HelpCommand(), "help", Dialect.TEXT5)).isEqualTo("""

                the commands of this daemon; filters are local-ip local-as peer-as router-id family-allowed:

                version [text | json]
                [neighbor <ip> [filters]] announce route <prefix> …

                """);
        assertThat(answer(new HelpCommand(), "system help", Dialect.JSON6))
                .startsWith("{\"description\": \"the commands of this daemon\", \"peer_filters\": [\"local-ip\", ")
                .contains("{\"command\": \"system version\", \"neighbor_support\": false, \"json_support\": true,")
                .contains("{\"command\": \"announce route\", \"neighbor_support\": true, \"json_support\": false,")
                .doesNotContain("\"command\": \"version\"");
    }

    @Test
    void crashIsAnError() {
        assertThatThrownBy(() -> answer(new CrashCommand(), "crash", Dialect.TEXT5))
                .isInstanceOf(StatementException.class);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("examples")
    void everyExampleIsValid(ApiCommand command, String example, CommandPath path) throws Exception {
        FakeApiCall call = FakeApiCall.of(command, example, CODECS);

        assertThat(call.path()).isEqualTo(path);
        assertThat(call.run(command)).endsWith("\n");
    }

    static Stream<Arguments> examples() {
        Stream<ApiCommand> commands = Stream.of(
                new VersionCommand(),
                new HelpCommand(),
                new StatusCommand(),
                new QueueStatusCommand(),
                new ApiVersionCommand(),
                new ShutdownCommand(),
                new ReloadCommand(),
                new RestartCommand());
        return commands.flatMap(
                command -> command.paths().stream().map(path -> Arguments.of(command, path.example(), path)));
    }

    private String answer(ApiCommand command, String line, Dialect dialect) throws StatementException {
        return FakeApiCall.of(command, line, CODECS).with(daemon).in(dialect).run(command);
    }
}
