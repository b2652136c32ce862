package org.herald.transport.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A started program with all that it started itself. It leads a session of its own where {@code setsid} is installed, so that a ^C at the terminal does not
 * reach it and that signals reach its whole group.
 */
final class ProcessGroup {
    private static final @Nullable Path SETSID = find("setsid");
    private static final List<String> HIDDEN_VARIABLES = List.of("exabgp_cli_pipe", "herald_cli_pipe");

    private final Process process;
    private final boolean isLeader;

    private ProcessGroup(Process process, boolean isLeader) {
        this.process = process;
        this.isLeader = isLeader;
    }

    /** @throws IOException if it cannot be started */
    static ProcessGroup start(List<String> command) throws IOException {
        List<String> words = new ArrayList<>();
        if (SETSID != null) {
            words.add(SETSID.toString());
        }
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TERM", "dumb");
        HIDDEN_VARIABLES.forEach(builder.environment()::remove);
        return new ProcessGroup(builder.start(), SETSID != null);
    }

    Process process() {
        return process;
    }

    /** Asks all of it to end (SIGTERM). */
    void terminate() {
        signal("TERM");
        process.destroy();
    }

    /** Ends all of it (SIGKILL). */
    void kill() {
        signal("KILL");
        process.destroyForcibly();
    }

    private void signal(String name) {
        if (!isLeader) {
            process.descendants().forEach(name.equals("KILL") ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
            return;
        }
        // The process that setsid became leads the group that has its number; a shell's own kill needs no program.
        ProcessBuilder kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " -" + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            Process running = kill.start();
            if (!running.waitFor(2, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (IOException noShell) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable Path find(String program) {
        for (String folder : List.of("/usr/bin", "/bin", "/usr/local/bin")) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
