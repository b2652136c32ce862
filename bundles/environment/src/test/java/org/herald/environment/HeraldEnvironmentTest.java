package org.herald.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeraldEnvironmentTest {
    @TempDir
    Path folder;

    private HeraldEnvironment with(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>();
        variables.put("EXABGP_ETC", folder.toString());
        for (int index = 0; index < namesAndValues.length; index += 2) {
            variables.put(namesAndValues[index], namesAndValues[index + 1]);
        }
        return new HeraldEnvironment(variables, Map.of());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void hasTheDefaultsOfTheReference() {
        HeraldEnvironment environment = with();

        assertThat(environment.number("tcp.port")).isEqualTo(179);
        assertThat(environment.isOn("log.short")).isTrue();
        assertThat(environment.isOn("api.ack")).isTrue();
        assertThat(environment.get("api.version")).isEqualTo("4");
        assertThat(environment.number("api.queue")).isEqualTo(64 * 1024 * 1024);
        assertThat(environment.number("daemon.umask")).isEqualTo(0137);
        assertThat(environment.problems()).isEmpty();
    }

    @Test
    void takesAllFourNamesOfAVariable() {
        for (String name : new String[] {"exabgp.tcp.port", "exabgp_tcp_port", "herald.tcp.port", "herald_tcp_port"}) {
            assertThat(with(name, "1179").number("tcp.port")).as(name).isEqualTo(1179);
        }
    }

    @Test
    void prefersOurNameToTheOlderOne() {
        assertThat(with("exabgp_tcp_port", "1", "herald_tcp_port", "2").number("tcp.port"))
                .isEqualTo(2);
    }

    @Test
    void prefersASystemPropertyToAVariable() {
        HeraldEnvironment environment = new HeraldEnvironment(
                Map.of("herald_tcp_port", "1", "EXABGP_ETC", folder.toString()), Map.of("herald.tcp.port", "2"));

        assertThat(environment.number("tcp.port")).isEqualTo(2);
    }

    @Test
    void writesHyphensAsUnderscoresInVariables() {
        assertThat(with("exabgp_api_show_routes_format", "v2").get("api.show-routes-format"))
                .isEqualTo("v2");
    }

    @Test
    void readsTheFileOfTheSettingsFolder() throws IOException {
        file("exabgp.env", "# comment\n[exabgp.tcp]\nport = 1179\nbind = '127.0.0.1 ::1'\n\n[exabgp.log]\nall: yes\n");

        HeraldEnvironment environment = with();

        assertThat(environment.number("tcp.port")).isEqualTo(1179);
        assertThat(environment.get("tcp.bind")).isEqualTo("127.0.0.1 ::1");
        assertThat(environment.isOn("log.all")).isTrue();
    }

    @Test
    void prefersVariableThenOurFileThenTheirs() throws IOException {
        file("exabgp.env", "[exabgp.tcp]\nport = 1\ndelay = 1\n[exabgp.bgp]\nopenwait = 1\n");
        file("herald.env", "[herald.tcp]\nport = 2\ndelay = 2\n");

        HeraldEnvironment environment = with("exabgp_tcp_port", "3");

        assertThat(environment.number("tcp.port")).isEqualTo(3);
        assertThat(environment.number("tcp.delay")).isEqualTo(2);
        assertThat(environment.number("bgp.openwait")).isEqualTo(1);
    }

    @Test
    void readsOnlyTheFileThatIsNamed() throws IOException {
        file("exabgp.env", "[exabgp.tcp]\nport = 1\n");
        Path other = file("other.env", "[exabgp.tcp]\ndelay = 2\n");

        HeraldEnvironment environment = with("EXABGP_ENVFILE", other.toString());

        assertThat(environment.number("tcp.port")).isEqualTo(179);
        assertThat(environment.number("tcp.delay")).isEqualTo(2);
    }

    @Test
    void takesTheFileOfTheLauncherBeforeThatOfAVariable() throws IOException {
        Path one = file("one.env", "[exabgp.tcp]\nport = 1\n");
        Path two = file("two.env", "[exabgp.tcp]\nport = 2\n");

        HeraldEnvironment environment = new HeraldEnvironment(
                Map.of("EXABGP_ENVFILE", one.toString()), Map.of("herald.envfile", two.toString()));

        assertThat(environment.number("tcp.port")).isEqualTo(2);
    }

    @Test
    void tellsOfANamedFileThatIsMissing() {
        assertThat(with("EXABGP_ENVFILE", folder + "/none.env").problems())
                .containsExactly("the environment file " + folder + "/none.env does not exist");
    }

    @Test
    void takesConnectionsAndOnceForAttempts() {
        assertThat(with("exabgp_tcp_connections", "3").number("tcp.attempts")).isEqualTo(3);
        assertThat(with("exabgp_tcp_once", "true").number("tcp.attempts")).isEqualTo(1);
        assertThat(with("exabgp_tcp_once", "true", "exabgp_tcp_attempts", "5").number("tcp.attempts"))
                .isEqualTo(5);
    }

    @Test
    void takesAnEmptyBind() {
        assertThat(with("exabgp_tcp_bind", "").get("tcp.bind")).isEmpty();
    }

    @Test
    void refusesABadValueWithWhatIsAccepted() {
        HeraldEnvironment environment = with("exabgp_tcp_port", "99999");

        assertThat(environment.problems())
                .containsExactly("invalid value for tcp.port: '99999' is out of range, accepted: a number, 0-65535");
        assertThat(environment.number("tcp.port")).isEqualTo(179);
    }

    @Test
    void refusesAWordThatIsNoBoolean() {
        assertThat(with("exabgp_api_ack", "ture").problems())
                .containsExactly("invalid value for api.ack: 'ture' is not a boolean, accepted: true or false");
    }

    @Test
    void refusesAnUnknownNameOfOursInAFile() throws IOException {
        Path file = file("herald.env", "[herald.tcp]\nprot = 179\n");

        assertThat(with().problems()).containsExactly(file + ": there is no option 'tcp.prot', did you mean tcp.port?");
    }

    @Test
    void ignoresAnUnknownNameOfTheirsInAFile() throws IOException {
        file("exabgp.env", "[exabgp.tcp]\nprot = 179\n");

        assertThat(with().problems()).isEmpty();
    }

    @Test
    void tellsTheLineThatIsNoSetting() throws IOException {
        Path file = file("herald.env", "[herald.tcp]\nnonsense\n");

        assertThat(with().problems()).containsExactly(file + ":2: 'nonsense' is neither [section] nor name = value");
    }

    @Test
    void failsForAnOptionThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with().get("tcp.prot"))
                .withMessage("there is no option 'tcp.prot', did you mean tcp.port?");
    }

    @Test
    void listsEveryOptionWithItsDefault() {
        assertThat(with().options()).allSatisfy(option -> {
            assertThat(option.value()).isEqualTo(option.absent());
            assertThat(option.help()).isNotEmpty();
        });
        assertThat(with("exabgp_tcp_port", "1").options()).anySatisfy(option -> {
            assertThat(option.name()).isEqualTo("tcp.port");
            assertThat(option.value()).isEqualTo("1");
            assertThat(option.absent()).isEqualTo("179");
        });
    }
}
