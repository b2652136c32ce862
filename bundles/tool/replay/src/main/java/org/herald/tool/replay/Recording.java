package org.herald.tool.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read more than once. The file may be packed with gzip or bzip2, whatever it is called. Unpacking is most of the work, so
 * what unpacks to no more than {@link #MOST_KEPT_OCTETS} is unpacked once and kept.
 */
final class Recording {
    /** Octets kept at the most; larger files are read again instead. */
    static final int MOST_KEPT_OCTETS = 128 << 20;

    private static final int BUFFER_OCTETS = 1 << 16;

    private final Path file;
    private byte @Nullable [] unpacked;
    private boolean isTooLarge;

    Recording(Path file) {
        this.file = file;
    }

    /** The records from the first on; to be closed. @throws IOException if the file cannot be read */
    MrtReader open() throws IOException {
        if (unpacked == null && !isTooLarge) {
            try (InputStream in = stream()) {
                byte[] octets = in.readNBytes(MOST_KEPT_OCTETS + 1);
                isTooLarge = octets.length > MOST_KEPT_OCTETS;
                unpacked = isTooLarge ? null : octets;
            }
        }
        InputStream in = unpacked == null ? stream() : new ByteArrayInputStream(unpacked);
        return new MrtReader(file.getFileName().toString(), in);
    }

    private InputStream stream() throws IOException {
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_OCTETS);
        try {
            return unpacked(raw);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream unpacked(BufferedInputStream raw) throws IOException {
        raw.mark(3);
        byte[] magic = raw.readNBytes(3);
        raw.reset();
        if (magic.length == 3 && magic[0] == 'B' && magic[1] == 'Z' && magic[2] == 'h') {
            return new BufferedInputStream(new BZip2CompressorInputStream(raw, true), BUFFER_OCTETS);
        }
        if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            return new BufferedInputStream(new GZIPInputStream(raw, BUFFER_OCTETS), BUFFER_OCTETS);
        }
        return raw;
    }
}
