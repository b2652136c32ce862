package org.herald.logging;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.herald.logging.LineAppender.Line;

/** Where lines go. Used by one thread. */
interface LogTarget {
    /** Writes lines and makes sure that they are on their way. */
    void write(List<Line> lines) throws IOException;

    /** Called last. */
    void close();

    /** As the option {@code log.destination} says. */
    static LogTarget open(String destination) {
        if (destination.startsWith("host:")) {
            return new RemoteSyslog(destination.substring("host:".length()));
        }
        return switch (destination) {
            case "stdout" -> new StreamTarget(FileDescriptor.out);
            case "stderr" -> new StreamTarget(FileDescriptor.err);
            case "syslog" -> new LocalSyslog();
            default -> new FileTarget(Path.of(destination));
        };
    }
}
