package org.herald.logging;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.logging.LineAppender.Line;

/** Standard output or standard error. */
final class StreamTarget implements LogTarget {
    private final FileOutputStream out;

    StreamTarget(FileDescriptor descriptor) {
        this.out = new FileOutputStream(descriptor);
    }

    @Override
    public void write(List<Line> lines) throws IOException {
        out.write(octets(lines));
    }

    /** Of all lines at once: one call of the system for a burst. */
    static byte[] octets(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(line.text()).append(System.lineSeparator());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        // The process owns the stream.
    }
}
