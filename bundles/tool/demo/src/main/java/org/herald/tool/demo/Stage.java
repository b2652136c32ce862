package org.herald.tool.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
import org.herald.tool.demo.Journal.Source;
import org.herald.tool.demo.Screen.Voice;
import org.jspecify.annotations.Nullable;

/** All that the demo has: the peer, Herald as a process of its own, and the line to Herald's program. Closing ends and deletes all of it. */
final class Stage implements AutoCloseable {
    private static final int MOST_MILLIS_TO_START = 30_000;
    private static final long MOST_SECONDS_TO_END = 10;
    private static final String EXECUTABLE = "rwxr-xr-x";
    private static final String PRIVATE = "rwx------";

    private final Tool.Context context;
    private final Screen screen;
    private final Journal journal = new Journal();
    private final Path folder;
    private final DemoPeer peer;
    private final ServerSocket line;
    private final Thread hook = new Thread(this::destroy);
    private @Nullable Process daemon;
    private @Nullable Socket program;
    private volatile boolean isFinishing;

    Stage(Tool.Context context, Screen screen) throws IOException {
        this.context = context;
        this.screen = screen;
        folder = Files.createTempDirectory("herald-demo-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(PRIVATE));
        line = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        peer = new DemoPeer(this::heard);
    }

    Journal journal() {
        return journal;
    }

    DemoPeer peer() {
        return peer;
    }

    Path configuration() {
        return folder.resolve("demo.conf");
    }

    /** Starts Herald, which connects to the peer and starts the program. */
    void start() throws IOException {
        Path script = folder.resolve("program.sh");
        String herald = context.home().resolve("bin").resolve("herald").toString();
        Files.writeString(
                script,
                "#!/bin/sh\nexec '" + herald.replace("'", "'\\''") + "' demo --child " + line.getLocalPort() + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString(EXECUTABLE));
        Files.writeString(configuration(), configuration(script, peer.port()));
        peer.start();
        List<String> command = new ArrayList<>(context.launcher());
        command.add("server");
        command.add(configuration().toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        environment(builder.environment());
        Runtime.getRuntime().addShutdownHook(hook);
        daemon = builder.start();
        daemon.onExit().thenRun(journal::end);
    }

    private static void environment(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("exabgp"));
        environment.put("exabgp_daemon_user", System.getProperty("user.name", "root"));
        environment.put("exabgp_daemon_drop", "false");
        environment.put("exabgp_tcp_bind", "");
        environment.put("exabgp_api_cli", "false");
        environment.put("exabgp_api_ack", "true");
        environment.put("exabgp_api_version", "4");
        environment.put("exabgp_log_destination", "stdout");
    }

    /** What Herald gets. */
    static String configuration(Path program, int port) {
        return """
                process demo {
                    run %s;
                    encoder json;
                    respawn false;
                }
                neighbor 127.0.0.1 {
                    router-id 192.0.2.254;
                    local-address 127.0.0.1;
                    local-as 65000;
                    peer-as %d;
                    connect %d;
                    family {
                        ipv4 unicast;
                        ipv6 unicast;
                    }
                    capability {
                        route-refresh enable;
                    }
                    api {
                        processes [ demo ];
                        neighbor-changes;
                        receive {
                            parsed;
                            update;
                        }
                    }
                }
                """.formatted(program, DemoPeer.AS, port);
    }

    /** Waits for the program to be started, and listens to it from then on. */
    void awaitProgram() throws IOException, DemoException {
        line.setSoTimeout(MOST_MILLIS_TO_START);
        try {
            Socket socket = line.accept();
            program = socket;
            Thread reader = new Thread(() -> read(socket), "program");
            reader.setDaemon(true);
            reader.start();
        } catch (java.net.SocketTimeoutException late) {
            throw new DemoException(
                    "Herald did not start within " + MOST_MILLIS_TO_START / 1000 + " s; its log:\n" + logTail());
        }
    }

    private void read(Socket socket) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                if (!isFinishing && !text.isEmpty()) {
                    boolean isEvent = text.startsWith("{");
                    screen.say(isEvent ? Voice.EVENT : Voice.HERALD, isEvent ? JsonLayout.of(text) : text);
                }
                journal.add(Source.HERALD, text);
            }
        } catch (IOException ended) {
            // the same as the end of the stream
        } finally {
            journal.end();
        }
    }

    private void heard(String sentence) {
        if (!isFinishing) {
            screen.say(Voice.PEER, sentence);
        }
        journal.add(Source.PEER, sentence);
    }

    /** Writes a command as the program would. */
    void command(String text) throws IOException {
        Socket socket = program;
        if (socket == null) {
            throw new IOException("the program does not run");
        }
        OutputStream out = socket.getOutputStream();
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Ends Herald in an orderly way. */
    void finish() throws IOException, DemoException, InterruptedException {
        isFinishing = true;
        Process process = daemon;
        if (process == null) {
            return;
        }
        if (process.isAlive()) {
            process.destroy();
        }
        if (!process.waitFor(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
            throw new DemoException("Herald did not end within " + MOST_SECONDS_TO_END + " s");
        }
        if (process.exitValue() != 0) {
            throw new DemoException("Herald ended with code " + process.exitValue() + "; its log:\n" + logTail());
        }
    }

    private Path log() {
        return folder.resolve("herald.log");
    }

    /** The last lines of Herald's log. */
    String logTail() throws IOException {
        List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private void destroy() {
        Process process = daemon;
        if (process != null && process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException gone) {
            screen.say(Voice.ERROR, folder + " could not be deleted: " + gone.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        isFinishing = true;
        destroy();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endsAlready) {
            // the hook is what runs
        }
        peer.close();
        line.close();
        if (program != null) {
            program.close();
        }
    }
}
