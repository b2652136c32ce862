package org.herald.tool.replay;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes commands, a line each: {@code announce route}, {@code announce attributes … nlri …} for several prefixes of equal attributes,
 * {@code withdraw route}. Not thread safe.
 */
final class CommandWriter {
    /** Prefixes in a line at the most: with the longest attributes it stays far below the MiB that a line may have. */
    static final int MOST_PREFIXES = 200;

    private static final int BUFFER_OCTETS = 1 << 16;

    private final OutputStream out;
    private final Pace pace;
    private final StringBuilder line = new StringBuilder(1024);
    private final StringBuilder prefixes = new StringBuilder(1024);
    private final byte[] buffer = new byte[BUFFER_OCTETS];
    private final Progress progress;

    private CharSequence words = "";
    private long pathId = RouteSink.NO_PATH_ID;
    private int prefixCount;
    private int used;
    private long lineCount;
    private long routeCount;
    private boolean hasIpv4;
    private boolean hasIpv6;

    CommandWriter(OutputStream out, Pace pace, Progress progress) {
        this.out = out;
        this.pace = pace;
        this.progress = progress;
    }

    /** Begins a group. @param words of its attributes, with a blank before each; used until {@link #endGroup} */
    void group(CharSequence words, long pathId) {
        this.words = words;
        this.pathId = pathId;
    }

    /** Adds a prefix to the group. @param address zeros behind the prefix */
    void prefix(byte[] address, int bits, boolean isIpv6) throws IOException {
        prefixes.append(' ');
        PrefixBlock.print(address, bits, isIpv6, prefixes);
        hasIpv6 |= isIpv6;
        hasIpv4 |= !isIpv6;
        if (++prefixCount == MOST_PREFIXES) {
            announce();
        }
    }

    /** Writes what the group still has. */
    void endGroup() throws IOException {
        if (prefixCount > 0) {
            announce();
        }
    }

    private void announce() throws IOException {
        line.setLength(0);
        if (prefixCount == 1) {
            line.append("announce route").append(prefixes).append(words);
            pathInformation();
        } else {
            line.append("announce attributes").append(words);
            pathInformation();
            line.append(" nlri").append(prefixes);
        }
        routeCount += prefixCount;
        writeRoutes(prefixCount);
        prefixes.setLength(0);
        prefixCount = 0;
    }

    /** Withdraws a prefix. */
    void withdraw(byte[] address, int bits, boolean isIpv6, long withdrawnPathId) throws IOException {
        line.setLength(0);
        line.append("withdraw route ");
        PrefixBlock.print(address, bits, isIpv6, line);
        pathId = withdrawnPathId;
        pathInformation();
        routeCount++;
        writeRoutes(1);
    }

    private void pathInformation() {
        if (pathId != RouteSink.NO_PATH_ID) {
            line.append(" path-information ").append(pathId);
        }
    }

    private void writeRoutes(int count) throws IOException {
        if (pace.mustWait()) {
            flush();
            pace.await();
        }
        pace.count(count);
        write(line);
        progress.announced(routeCount);
    }

    /** Writes a command as it is. */
    void command(String text) throws IOException {
        write(text);
    }

    private void write(CharSequence text) throws IOException {
        lineCount++;
        int at = 0;
        int length = text.length();
        while (at <= length) {
            if (used == buffer.length) {
                flush();
            }
            buffer[used++] = at == length ? (byte) '\n' : (byte) text.charAt(at);
            at++;
        }
    }

    void flush() throws IOException {
        out.write(buffer, 0, used);
        out.flush();
        used = 0;
    }

    /** Lines written. */
    long lineCount() {
        return lineCount;
    }

    /** Announcements and withdrawals written. */
    long routeCount() {
        return routeCount;
    }

    boolean hasIpv4() {
        return hasIpv4;
    }

    boolean hasIpv6() {
        return hasIpv6;
    }
}
