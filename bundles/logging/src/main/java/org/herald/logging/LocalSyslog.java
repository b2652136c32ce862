package org.herald.logging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.logging.LineAppender.Line;
import org.jspecify.annotations.Nullable;

/**
 * The syslog of this machine, by {@code logger}(1): it listens on a datagram socket of the file system, to which Java has no way. One process
 * for all lines; it reads the priority of each at its start.
 */
final class LocalSyslog implements LogTarget {
    private static final int DAEMON_FACILITY = 3;
    private static final int FACILITY_SHIFT = 3;

    private final String pid = Long.toString(ProcessHandle.current().pid());
    private @Nullable Process process;

    @Override
    public void write(List<Line> lines) throws IOException {
        Process running = process;
        if (running == null || !running.isAlive()) {
            running = start();
            process = running;
        }
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            int priority = DAEMON_FACILITY << FACILITY_SHIFT | line.severity();
            text.append('<').append(priority).append('>').append(line.text()).append('\n');
        }
        OutputStream in = running.getOutputStream();
        in.write(text.toString().getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private Process start() throws IOException {
        return new ProcessBuilder("logger", "--prio-prefix", "--tag", "exabgp", "--id=" + pid)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public void close() {
        if (process != null) {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                System.err.println("herald: syslog cannot be closed: " + e.getMessage());
            }
        }
    }
}
