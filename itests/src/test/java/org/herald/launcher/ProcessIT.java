package org.herald.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.herald.itests.support.HeraldProcess;
import org.herald.itests.support.ScriptedPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as operators start and end it. */
class ProcessIT {
    private static final int PEER_AS = 65002;
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private ScriptedPeer peer;
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void listen() throws IOException {
        peer = new ScriptedPeer(PEER_AS);
        variables.put("exabgp_tcp_port", Integer.toString(peer.port()));
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
    }

    private Path configuration(String routes) throws IOException {
        Path file = folder.resolve("herald.conf");
        Files.writeString(file, """
                neighbor 127.0.0.1 {
                    router-id 192.0.2.1;
                    local-address 127.0.0.1;
                    local-as 65001;
                    peer-as 65002;
                    static { %s }
                }
                """.formatted(routes));
        return file;
    }

    private HeraldProcess herald(String... words) throws IOException {
        return new HeraldProcess(folder, variables, words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalEndsIt(String signal) throws Exception {
        String conf = configuration("route 10.0.0.0/24 next-hop 192.0.2.1;").toString();
        try (HeraldProcess herald = herald(conf)) {
            peer.awaitUpdate("180a0000");

            herald.signal(signal);

            assertThat(herald.exitCode()).as(herald.output()).isZero();
            peer.awaitEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"USR1", "USR2"})
    void aSignalReloadsTheConfiguration(String signal) throws Exception {
        String conf = configuration("route 10.0.0.0/24 next-hop 192.0.2.1;").toString();
        try (HeraldProcess herald = herald("server", conf)) {
            peer.awaitUpdate("180a0000");
            configuration("route 10.0.0.0/24 next-hop 192.0.2.1; route 10.0.1.0/24 next-hop 192.0.2.1;");

            herald.signal(signal);

            peer.awaitUpdate("180a0001");
            assertThat(peer.hasKeptItsSession()).isTrue();
        }
    }

    @Test
    void readsTheConfigurationFromStandardInput() throws Exception {
        // A process that reads from a file: the test has no terminal.
        Path script = folder.resolve("from-input");
        Files.writeString(script, configuration("route 10.0.0.0/24 next-hop 192.0.2.1;") + "\n");
        ProcessBuilder builder = new ProcessBuilder(
                        org.herald.itests.support.Distribution.home()
                                .resolve("bin/herald")
                                .toString(),
                        "-")
                .redirectInput(folder.resolve("herald.conf").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(variables);
        builder.environment().put("EXABGP_ETC", folder.toString());
        builder.environment().put("HERALD_CACHE", folder.resolve("cache").toString());
        builder.environment().put("HERALD_ARCHIVE", "off");
        builder.environment().put("exabgp_daemon_drop", "false");
        Process process = builder.start();
        try {
            peer.awaitUpdate("180a0000");
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void keepsAPidFileWhileItRuns() throws Exception {
        Path pidFile = folder.resolve("herald.pid");
        variables.put("exabgp_daemon_pid", pidFile.toString());
        String conf = configuration("").toString();
        try (HeraldProcess herald = herald(conf)) {
            peer.awaitEstablished();
            assertThat(Files.readString(pidFile).strip()).isEqualTo(Long.toString(herald.pid()));

            Path second = Files.createDirectories(folder.resolve("second"));
            try (HeraldProcess another = new HeraldProcess(second, variables, conf)) {
                assertThat(another.exitCode()).isEqualTo(1);
                assertThat(another.output()).contains("names process " + herald.pid() + ", which is running");
            }

            herald.signal("TERM");
            assertThat(herald.exitCode()).isZero();
            assertThat(pidFile).doesNotExist();
        }
    }

    @Test
    void replacesThePidFileOfAProcessThatIsGone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path pidFile = Files.writeString(folder.resolve("herald.pid"), gone.pid() + "\n");
        variables.put("exabgp_daemon_pid", pidFile.toString());
        try (HeraldProcess herald = herald(configuration("").toString())) {
            peer.awaitEstablished();

            assertThat(Files.readString(pidFile).strip()).isEqualTo(Long.toString(herald.pid()));
        }
    }

    @Test
    void aConfigurationThatIsNotThereIsAFailure() throws Exception {
        try (HeraldProcess herald = herald("nothing/here.conf")) {
            assertThat(herald.exitCode()).isEqualTo(1);
            assertThat(herald.output()).contains("nothing/here.conf is not a configuration file (file not found)");
        }
    }

    @Test
    void aConfigurationThatIsNotValidIsAFailure() throws Exception {
        Files.writeString(folder.resolve("wrong.conf"), "neighbor 127.0.0.1 { nonsense 1; }\n");
        try (HeraldProcess herald = herald("wrong.conf")) {
            assertThat(herald.exitCode()).isEqualTo(1);
            assertThat(herald.output()).contains("wrong.conf").contains("nonsense");
        }
    }

    @Test
    void anUnknownOptionIsAWrongArgument() throws Exception {
        try (HeraldProcess herald = herald("--nonsense", "some.conf")) {
            assertThat(herald.exitCode()).isEqualTo(2);
            assertThat(herald.output()).contains("unrecognised argument --nonsense");
        }
    }

    @Test
    void aWordThatIsNeitherToolNorFileIsAFailureThatNamesTheTools() throws Exception {
        try (HeraldProcess herald = herald("nonsense")) {
            assertThat(herald.exitCode()).isEqualTo(1);
            assertThat(herald.output()).contains("nonsense is neither a sub-command nor a configuration file");
            assertThat(herald.output()).contains("validate");
        }
    }

    @Test
    void anUnknownFeatureIsAFailureThatNamesThoseThatThereAre() throws Exception {
        variables.put("HERALD_FEATURES", "herald-nonsense");
        try (HeraldProcess herald = herald(configuration("").toString())) {
            assertThat(herald.exitCode()).isEqualTo(1);
            assertThat(herald.output()).contains("feature herald-nonsense is unknown, there are: herald-all");
        }
    }

    @Test
    void featuresWithoutADaemonAreAFailureInWords() throws Exception {
        variables.put("HERALD_FEATURES", "herald-family-ipv4-unicast");
        try (HeraldProcess herald = herald(configuration("").toString())) {
            assertThat(herald.exitCode()).isEqualTo(1);
            assertThat(herald.output()).contains("no feature has the daemon");
        }
    }

    @Test
    void aFamilyWhoseFeatureIsNotActiveIsRefusedWithItsName() throws Exception {
        variables.put("HERALD_FEATURES", "herald-base,herald-family-ipv4-unicast");
        Path conf = folder.resolve("six.conf");
        Files.writeString(conf, """
                neighbor 127.0.0.1 {
                    router-id 192.0.2.1; local-address 127.0.0.1; local-as 65001; peer-as 65002;
                    family { ipv6 unicast; }
                }
                """);
        try (HeraldProcess herald = herald(conf.toString())) {
            assertThat(herald.exitCode()).isEqualTo(1);
            assertThat(herald.output()).contains("herald-family-ipv6-unicast");
        }
    }

    @Test
    void twoShareAnInstallation() throws Exception {
        String conf = configuration("").toString();
        Path second = Files.createDirectories(folder.resolve("second"));
        variables.put("HERALD_CACHE", folder.resolve("cache").toString());
        try (ScriptedPeer other = new ScriptedPeer(PEER_AS);
                HeraldProcess one = herald(conf)) {
            peer.awaitEstablished();
            variables.put("exabgp_tcp_port", Integer.toString(other.port()));
            try (HeraldProcess two = new HeraldProcess(second, variables, conf)) {
                other.awaitEstablished();

                assertThat(one.isAlive()).isTrue();
                assertThat(two.isAlive()).isTrue();
            }
        }
    }

    @Test
    void runsFromAnInstallationThatMayNotBeWritten() throws Exception {
        variables.put("HERALD_CACHE", "/proc/herald");
        try (HeraldProcess herald = herald(configuration("").toString())) {
            peer.awaitEstablished();

            assertThat(herald.isAlive()).isTrue();
        }
    }

    @Test
    void logsAsJson() throws Exception {
        variables.put("herald_log_format", "json");
        try (HeraldProcess herald = herald(configuration("").toString())) {
            peer.awaitEstablished();

            Awaitility.await()
                    .atMost(DEADLINE)
                    .untilAsserted(() -> assertThat(herald.output())
                            .contains("\"event\":\"daemon.started\"")
                            .contains("\"category\":\"reactor\""));
        }
    }

    @Test
    void logsToAFile() throws Exception {
        Path log = folder.resolve("herald.log");
        variables.put("exabgp.log.destination", log.toString());
        try (HeraldProcess herald = herald(configuration("").toString())) {
            peer.awaitEstablished();

            Awaitility.await()
                    .atMost(DEADLINE)
                    .untilAsserted(() -> assertThat(log).content().contains("daemon.started"));
            assertThat(herald.output()).isEmpty();
        }
    }

    @Test
    void readsSettingsFromTheFileThatIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("my.env"), "[exabgp.log]\nlevel = ERROR\n");
        try (HeraldProcess herald = herald(
                "--env-file", file.toString(), "server", configuration("").toString())) {
            peer.awaitEstablished();

            assertThat(herald.output()).isEmpty();
        }
    }

    @Test
    void helpNeedsNoInstallationOfBundles() throws Exception {
        variables.put("HERALD_FEATURES", "herald-nonsense");
        try (HeraldProcess herald = herald("--help")) {
            assertThat(herald.exitCode()).isZero();
            assertThat(herald.output())
                    .contains("usage: herald")
                    .contains("server")
                    .contains("decode");
        }
    }

    @Test
    void theFlagsOfExaBgp4AreUnderstood() throws Exception {
        try (HeraldProcess herald = herald("--validate", configuration("").toString())) {
            assertThat(herald.exitCode()).as(herald.output()).isZero();
        }
    }
}
