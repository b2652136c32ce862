package org.herald.itests.running;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The daemon of the distribution as a process, with folders of its own for settings, deployment and cache. */
final class RunningHerald implements Closeable {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path folder;
    private final Process process;

    /**
     * @param features names of features, one each
     * @param configuration text in which {@code EVENTS} stands for the file that the program writes what it reads to, and {@code COMMANDS} for the pipe it reads commands from
     */
    RunningHerald(Path folder, int port, List<String> features, String configuration)
            throws IOException, InterruptedException {
        this.folder = folder;
        Files.createDirectories(deploy());
        Files.createDirectories(folder.resolve("etc"));
        Files.writeString(folder.resolve("etc/features.list"), String.join("\n", features) + "\n");
        Files.writeString(folder.resolve("events"), "");
        new ProcessBuilder("mkfifo", folder.resolve("commands").toString())
                .start()
                .waitFor();
        Path program = folder.resolve("program.sh");
        Files.writeString(
                program,
                "#!/bin/sh\ncat <> " + folder.resolve("commands") + " &\nexec cat > " + folder.resolve("events")
                        + "\n");
        program.toFile().setExecutable(true);
        Files.writeString(folder.resolve("herald.conf"), configuration.replace("PROGRAM", program.toString()));
        ProcessBuilder builder = new ProcessBuilder(
                        Distribution.HOME.resolve("bin/herald").toString(),
                        "server",
                        folder.resolve("herald.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "HERALD_ETC", folder.resolve("etc").toString(),
                        "HERALD_DEPLOY", deploy().toString(),
                        "HERALD_CACHE", folder.resolve("cache").toString(),
                        "HERALD_ARCHIVE", "off",
                        "exabgp_tcp_port", Integer.toString(port),
                        "exabgp_daemon_drop", "false",
                        "exabgp_daemon_user", System.getProperty("user.name"),
                        "exabgp_api_cli", "false"));
        process = builder.start();
    }

    private Path deploy() {
        return folder.resolve("deploy");
    }

    /** All features of the distribution but those named, and unions. */
    static List<String> allFeaturesBut(String... left) throws IOException {
        List<String> unions = List.of("herald-all", "herald-exabgp", "herald-minimal");
        try (Stream<Path> files = Files.list(Distribution.HOME.resolve("features"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .filter(name -> !unions.contains(name) && !List.of(left).contains(name))
                    .sorted()
                    .toList();
        }
    }

    /** Puts a jar into the deploy folder at one stroke. */
    void deploy(Path jar, String as) throws IOException {
        Path beside = folder.resolve(as + ".part");
        Files.copy(jar, beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, deploy().resolve(as), StandardCopyOption.ATOMIC_MOVE);
    }

    void undeploy(String name) throws IOException {
        Files.delete(deploy().resolve(name));
    }

    /** Writes a command as the program. */
    void command(String line) throws IOException {
        Files.writeString(folder.resolve("commands"), line + "\n");
    }

    String events() throws IOException {
        return Files.readString(folder.resolve("events"), StandardCharsets.UTF_8);
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Does something again and again until the text holds. */
    String await(String what, Attempt attempt, Predicate<String> condition) throws Exception {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        String text = attempt.read();
        while (!condition.test(text)) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError(what + " did not come; log:\n" + log() + "\nevents:\n" + events());
            }
            TimeUnit.MILLISECONDS.sleep(100);
            text = attempt.read();
        }
        return text;
    }

    /** Gives a text to look at. */
    interface Attempt {
        String read() throws Exception;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
