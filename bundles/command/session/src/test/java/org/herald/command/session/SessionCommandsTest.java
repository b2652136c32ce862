package org.herald.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.config.StatementException;
import org.herald.testkit.FakeApiCall;
import org.herald.testkit.FakeClientControl;
import org.herald.testkit.FakeCodecView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SessionCommandsTest {
    private static final CodecView CODECS = FakeCodecView.ofUnicast();

    private final FakeClientControl client = new FakeClientControl();

    @ParameterizedTest
    @CsvSource({
        "enable-ack,ENABLED",
        "session ack enable,ENABLED",
        "disable-ack,DISABLED",
        "session ack disable,DISABLED",
        "silence-ack,SILENT",
        "session ack silence,SILENT"
    })
    void acknowledgementsAreSwitchedInBothSpellings(String line, String how) throws Exception {
        assertThat(answer(new AcknowledgementCommand(), line, Dialect.TEXT5)).isEmpty();
        assertThat(client.actions()).containsExactly("acknowledge " + how);
    }

    @ParameterizedTest
    @CsvSource({"enable-sync,true", "session sync enable,true", "disable-sync,false", "session sync disable,false"})
    void synchronizationIsSwitchedInBothSpellings(String line, boolean isOn) throws Exception {
        assertThat(answer(new SynchronizationCommand(), line, Dialect.TEXT5)).isEmpty();
        assertThat(client.actions()).containsExactly("synchronize " + isOn);
    }

    @Test
    void resetAnswersThatTheQueueIsCleared() throws Exception {
        client.pending(7);

        assertThat(answer(new ResetCommand(), "reset", Dialect.JSON5)).isEqualTo("asynchronous queue cleared\n");
        assertThat(answer(new ResetCommand(), "session reset", Dialect.JSON6))
                .isEqualTo("{\"status\": \"asynchronous queue cleared\", \"dropped\": 7}\n");
        assertThat(client.actions()).containsExactly("drop pending", "drop pending");
    }

    @Test
    void pingIsAnsweredWithTheDaemonsIdentifier() throws Exception {
        String json = "{\"pong\": \"4f9c7a52-0b1e-4d5c-9d4e-000000000001\", \"active\": true}\n";

        assertThat(answer(new PingCommand(), "session ping", Dialect.JSON6)).isEqualTo(json);
        assertThat(answer(new PingCommand(), "ping json", Dialect.TEXT5)).isEqualTo(json);
        assertThat(answer(new PingCommand(), "session ping c1 1795385761.5 text", Dialect.JSON6))
                .isEqualTo("pong 4f9c7a52-0b1e-4d5c-9d4e-000000000001 active=true\n");
    }

    @Test
    void aWordTooManyIsAnErrorAndDoesNothing() {
        assertThatThrownBy(() -> answer(new AcknowledgementCommand(), "enable-ack please", Dialect.TEXT5))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("unexpected 'please'");
        assertThatThrownBy(() -> answer(new PingCommand(), "ping a b c", Dialect.TEXT5))
                .isInstanceOf(StatementException.class);
        assertThat(client.actions()).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("examples")
    void everyExampleIsValid(ApiCommand command, String example, CommandPath path) throws Exception {
        FakeApiCall call = FakeApiCall.of(command, example, CODECS);

        assertThat(call.path()).isEqualTo(path);
        call.run(command);
    }

    static Stream<Arguments> examples() {
        Stream<ApiCommand> commands = Stream.of(
                new AcknowledgementCommand(),
                new SynchronizationCommand(),
                new ResetCommand(),
                new PingCommand(),
                new ByeCommand());
        return commands.flatMap(
                command -> command.paths().stream().map(path -> Arguments.of(command, path.example(), path)));
    }

    private String answer(ApiCommand command, String line, Dialect dialect) throws StatementException {
        return FakeApiCall.of(command, line, CODECS).with(client).in(dialect).run(command);
    }
}
