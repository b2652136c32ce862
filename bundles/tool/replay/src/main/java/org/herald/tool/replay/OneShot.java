package org.herald.tool.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.herald.api.daemon.Tool;
import org.herald.tool.replay.ReplayOptions.Target;
import org.jspecify.annotations.Nullable;

/** A daemon with one session and one program: this tool, which feeds it. Everything it needs is in a folder that is deleted at the end. */
final class OneShot {
    private static final String EXECUTABLE = "rwxr-xr-x";
    private static final long MOST_SECONDS_TO_END = 10;
    private static final int MOST_LOG_LINES = 8;
    private static final int MOST_LINE_CHARACTERS = 300;

    private final ReplayOptions options;
    private final Target target;
    private final Tool.Context context;

    OneShot(ReplayOptions options, Target target, Tool.Context context) {
        this.options = options;
        this.target = target;
        this.context = context;
    }

    /** @return the exit code */
    int run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("herald-replay-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(EXECUTABLE));
        try {
            return run(folder);
        } finally {
            delete(folder);
        }
    }

    private int run(Path folder) throws IOException, InterruptedException {
        Path result = folder.resolve("result");
        Path log = folder.resolve("herald.log");
        Path script = folder.resolve("feed.sh");
        Path configuration = folder.resolve("replay.conf");
        Files.writeString(script, script(result));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString(EXECUTABLE));
        Files.writeString(configuration, configuration(target, script));
        Process daemon = start(configuration, log);
        Thread hook = new Thread(() -> {
            stop(daemon);
            delete(folder);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        int code = daemon.waitFor();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endsAlready) {
            return 1;
        }
        boolean isDone = Files.exists(result) && Files.readString(result).equals(ReplayTool.RESULT_DONE);
        if (!isDone) {
            tellLog(log, code);
        }
        return isDone ? 0 : 1;
    }

    private Process start(Path configuration, Path log) throws IOException {
        List<String> command = new ArrayList<>(context.launcher());
        command.add("server");
        command.add(configuration.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("exabgp"));
        environment.put("exabgp_daemon_user", System.getProperty("user.name", "root"));
        environment.put("exabgp_daemon_drop", "false");
        environment.put("exabgp_tcp_bind", "");
        environment.put("exabgp_api_cli", "false");
        environment.put("exabgp_api_ack", "true");
        environment.put("exabgp_api_version", "4");
        environment.put("exabgp_log_destination", "stdout");
        return builder.start();
    }

    private static void stop(Process daemon) {
        daemon.destroy();
        try {
            if (!daemon.waitFor(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
                daemon.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            daemon.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void tellLog(Path log, int code) throws IOException {
        context.err()
                .println("herald replay: not everything was announced; the daemon ended with " + code
                        + ", its last lines:");
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        for (String line : lines.subList(Math.max(0, lines.size() - MOST_LOG_LINES), lines.size())) {
            context.err().println(line.substring(0, Math.min(MOST_LINE_CHARACTERS, line.length())));
        }
    }

    /** The configuration: one neighbor, and the script as its only program. */
    static String configuration(Target target, Path script) {
        StringBuilder text = new StringBuilder(512);
        text.append("process replay {\n    run ")
                .append(script)
                .append(";\n    encoder json;\n    respawn false;\n}\n");
        text.append("neighbor ").append(target.address()).append(" {\n");
        statement(text, "router-id", target.routerId());
        statement(text, "local-address", target.localAddress() == null ? "auto" : target.localAddress());
        statement(text, "local-as", target.localAs());
        statement(text, "peer-as", target.peerAs());
        statement(text, "connect", target.port());
        statement(text, "manual-eor", true);
        statement(text, "adj-rib-in", false);
        if (target.md5() != null) {
            statement(text, "md5-password", "\"" + target.md5() + "\"");
        }
        text.append("    capability {\n        extended-message enable;\n    }\n");
        text.append("    family {\n        ipv4 unicast;\n        ipv6 unicast;\n    }\n");
        text.append("    api {\n        processes [ replay ];\n        neighbor-changes;\n    }\n}\n");
        return text.toString();
    }

    private static void statement(StringBuilder text, String word, Object value) {
        text.append("    ").append(word).append(' ').append(value).append(";\n");
    }

    /** A script, so that no argument has to fit into the configuration's idea of a command line. */
    private String script(Path result) {
        List<String> words = new ArrayList<>();
        words.add(context.home().resolve("bin").resolve("herald").toString());
        words.add("replay");
        words.add("--feed-once");
        words.add("--result");
        words.add(result.toString());
        option(
                words,
                "--peer",
                options.peer() == PeerChoice.ANY ? null : options.peer().asOption());
        nextHop(words, options.nextHops().ipv4(), target.address().isIpv6() ? null : ReplayArguments.SELF_IPV4);
        nextHop(words, options.nextHops().ipv6(), target.address().isIpv6() ? ReplayArguments.SELF_IPV6 : null);
        option(words, "--rate", options.routesPerSecond() == 0 ? null : Long.toString(options.routesPerSecond()));
        option(words, "--first", options.mostRoutes() == Long.MAX_VALUE ? null : Long.toString(options.mostRoutes()));
        if (options.isRecordedPace()) {
            words.add("--recorded");
        }
        if (options.isKept()) {
            words.add("--keep");
        }
        if (options.isQuiet()) {
            words.add("--quiet");
        }
        words.add(options.file().toAbsolutePath().toString());
        StringBuilder text = new StringBuilder("#!/bin/sh\nexec");
        words.forEach(word -> text.append(' ').append(quoted(word)));
        return text.append('\n').toString();
    }

    /** @param self how our own address is asked for, null if it is not of this family: the recorded next hop stays then */
    private static void nextHop(List<String> words, @Nullable String nextHop, @Nullable String self) {
        if (nextHop == null) {
            return;
        }
        if (!nextHop.equals(NextHops.SELF)) {
            option(words, "--next-hop", nextHop);
        } else if (self != null) {
            words.add(self);
        }
    }

    private static void option(List<String> words, String name, @Nullable String value) {
        if (value != null) {
            words.add(name);
            words.add(value);
        }
    }

    /** A word as the shell reads it back. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            context.err().println("herald replay: " + folder + " could not be deleted: " + left.getMessage());
        }
    }
}
