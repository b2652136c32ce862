package org.herald.logging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.herald.logging.LineAppender.Line;
import org.jspecify.annotations.Nullable;

/** Appends to a file, and notices when it was moved away: log rotation needs no signal. */
final class FileTarget implements LogTarget {
    private final Path path;
    private @Nullable OutputStream out;
    private @Nullable Object openKey;

    FileTarget(Path path) {
        this.path = path;
    }

    @Override
    public void write(List<Line> lines) throws IOException {
        OutputStream stream = out;
        if (stream == null || isGone()) {
            close();
            stream = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            out = stream;
            openKey = key();
        }
        stream.write(StreamTarget.octets(lines));
    }

    private boolean isGone() {
        try {
            return !Objects.equals(key(), openKey);
        } catch (IOException e) {
            return true;
        }
    }

    private @Nullable Object key() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void close() {
        OutputStream stream = out;
        out = null;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                System.err.println("herald: the log file " + path + " cannot be closed: " + e.getMessage());
            }
        }
    }
}
