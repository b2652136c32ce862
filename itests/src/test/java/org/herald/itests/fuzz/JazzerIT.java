package org.herald.itests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The long run: Jazzer in a Java virtual machine of its own, led by what octets make the decoders do. Only where a time is stated, for its
 * agent changes all classes while they are loaded.
 */
@EnabledIfSystemProperty(named = DecoderFuzzIT.SECONDS_PROPERTY, matches = "[1-9][0-9]*")
class JazzerIT {
    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
    private static final int LONGEST_INPUT_OCTETS = 4096;
    private static final int MOST_FINDINGS = 20;
    /** An input is taken for endless after this time. */
    private static final int HANGS_AFTER_SECONDS = 20;

    @Test
    void findsNothing(@TempDir Path corpus, @TempDir Path findings) throws IOException, InterruptedException {
        assertThat(JazzerDriver.writeSeeds(corpus)).isPositive();
        Path log = Files.createDirectories(Path.of("target")).resolve("jazzer.log");

        int exit = jazzer(corpus, findings, log).start().waitFor();

        assertThat(told(findings))
                .as("inputs with which a target fails, see " + log)
                .isEmpty();
        assertThat(exit).as("exit code, see " + log).isZero();
        assertThat(Files.readString(log)).as("the log").containsPattern("Done [1-9][0-9]* runs");
    }

    private static ProcessBuilder jazzer(Path corpus, Path findings, Path log) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Objects.requireNonNullElse(
                        System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"))));
        for (String property : List.of("herald.root", Installation.REPOSITORY_PROPERTY)) {
            if (System.getProperty(property) != null) {
                command.add("-D" + property + "=" + System.getProperty(property));
            }
        }
        command.addAll(List.of(
                JAZZER,
                "--target_class=" + JazzerDriver.class.getName(),
                "--instrumentation_includes=org.herald.**",
                "--keep_going=" + MOST_FINDINGS,
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/",
                "-max_total_time=" + Integer.getInteger(DecoderFuzzIT.SECONDS_PROPERTY),
                "-max_len=" + LONGEST_INPUT_OCTETS,
                "-timeout=" + HANGS_AFTER_SECONDS,
                "-rss_limit_mb=0",
                corpus.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    }

    private static List<String> told(Path findings) throws IOException {
        List<String> told = new ArrayList<>();
        try (Stream<Path> files = Files.list(findings)) {
            for (Path file : files.sorted().toList()) {
                if (!file.toString().endsWith(".java")) {
                    told.add(file.getFileName() + ": " + JazzerDriver.text(Files.readAllBytes(file)));
                }
            }
        }
        return told;
    }
}
