package org.herald.itests.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code bin/herald} as a process, with folders of its own. */
public final class HeraldProcess implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 30;

    private final Process process;
    private final Path output;

    /**
     * @param folder for what it writes
     * @param variables over those that keep it away from the machine's settings
     */
    public HeraldProcess(Path folder, Map<String, String> variables, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        // What a script starts in the background ignores these, and hands that on.
        command.addAll(List.of("env", "--default-signal=INT,HUP"));
        command.add(Distribution.home().resolve("bin/herald").toString());
        command.addAll(List.of(words));
        output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("exabgp") || name.startsWith("herald"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("EXABGP_ETC", folder.resolve("etc").toString());
        environment.put("HERALD_CACHE", folder.resolve("cache").toString());
        environment.put("HERALD_DEPLOY", folder.resolve("deploy").toString());
        environment.put("HERALD_ARCHIVE", "off");
        environment.put("exabgp_daemon_drop", "false");
        environment.put("exabgp_api_cli", "false");
        environment.putAll(variables);
        process = builder.start();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a signal by name, {@code USR1}. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    /** Waits for its end. @return the exit code */
    public int exitCode() throws InterruptedException, IOException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end, output:\n" + output());
        }
        return process.exitValue();
    }

    /** Standard output and standard error so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
