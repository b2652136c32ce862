package org.herald.transport.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child with all that it started. Where there is {@code setsid}, a child leads a session of its own: {@code ^C} at the daemon's terminal does not reach it, and
 * one signal reaches all of the group. Elsewhere its descendants are looked for, which misses those whose parent has ended.
 */
final class ProcessGroup {
    /** What ends it. */
    enum Signal {
        TERM,
        KILL
    }

    private static final Logger log = LoggerFactory.getLogger(ProcessGroup.class);
    private static final long SIGNAL_PATIENCE_SECONDS = 2;

    /** Those of the command line's pipe are the command line's alone. */
    private static final List<String> PRIVATE_VARIABLES = List.of("exabgp_cli_pipe", "herald_cli_pipe");

    private static final @Nullable Path SETSID = onPath("setsid");

    private final Process leader;
    private final boolean isSession;

    private ProcessGroup(Process leader, boolean isSession) {
        this.leader = leader;
        this.isSession = isSession;
    }

    /**
     * Starts a program, its standard error being the daemon's.
     *
     * @param command program and arguments
     * @throws IOException if it cannot be started, with a sentence
     */
    static ProcessGroup start(List<String> command) throws IOException {
        requireExecutable(command.get(0));
        List<String> whole = new ArrayList<>();
        if (SETSID != null) {
            whole.add(SETSID.toString());
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TERM", "dumb");
        PRIVATE_VARIABLES.forEach(builder.environment()::remove);
        return new ProcessGroup(builder.start(), SETSID != null);
    }

    /** Said here, because {@code setsid} could only say it on standard error. */
    private static void requireExecutable(String program) throws IOException {
        Path file = program.indexOf(File.separatorChar) < 0 ? onPath(program) : Path.of(program);
        if (file == null || !Files.exists(file)) {
            throw new IOException("there is no program '" + program + "'");
        }
        if (Files.isDirectory(file) || !Files.isExecutable(file)) {
            throw new IOException("'" + program + "' is no program that may be run");
        }
    }

    private static @Nullable Path onPath(String program) {
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "/usr/bin:/bin" : path).split(File.pathSeparator)) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    Process leader() {
        return leader;
    }

    /** Whether the child itself has ended, of which Java may hear later on a busy machine. */
    boolean hasLeaderEnded() {
        if (!leader.isAlive()) {
            return true;
        }
        try {
            // proc(5): pid, name in parentheses, state.
            String stat = Files.readString(Path.of("/proc", Long.toString(leader.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException noProc) {
            return !leader.isAlive();
        }
    }

    /** Sends a signal to all. Takes some milliseconds. @return false if nobody was left */
    boolean signal(Signal signal) {
        if (isSession && signalSession(signal)) {
            return true;
        }
        // No session: there is none on this platform, or the child has not got so far.
        List<ProcessHandle> all = new ArrayList<>(leader.descendants().toList());
        if (leader.isAlive()) {
            all.add(leader.toHandle());
        }
        all.forEach(each -> {
            if (signal == Signal.KILL) {
                each.destroyForcibly();
            } else {
                each.destroy();
            }
        });
        return !all.isEmpty();
    }

    /** Java has no signal for groups; the shell has. */
    private boolean signalSession(Signal signal) {
        ProcessBuilder kill = new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " -- -" + leader.pid())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process sent = kill.start();
            sent.getOutputStream().close();
            return sent.waitFor(SIGNAL_PATIENCE_SECONDS, TimeUnit.SECONDS) && sent.exitValue() == 0;
        } catch (IOException noShell) {
            log.atWarn().addKeyValue("pid", leader.pid()).setCause(noShell).log("process.signal-failed");
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
