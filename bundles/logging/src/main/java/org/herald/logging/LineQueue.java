package org.herald.logging;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.herald.logging.LineAppender.Line;

/**
 * Lines that wait for the disk, the pipe or the network. Bounded: whoever logs never waits; lines beyond the bound are lost, and the log says how
 * many.
 */
final class LineQueue {
    /** Characters that wait at the most. */
    static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private static final int WARNING = 4;
    private static final long END_MILLIS = 1000;

    private final LogTarget target;
    private final int mostCharacters;
    private final Queue<Line> waiting = new ArrayDeque<>();
    private final Thread writer = new Thread(this::run, "herald-log");
    private int characters;
    private long lostCount;
    private boolean isClosing;
    private boolean isBroken;

    LineQueue(LogTarget target) {
        this(target, MOST_CHARACTERS);
    }

    LineQueue(LogTarget target, int mostCharacters) {
        this.target = target;
        this.mostCharacters = mostCharacters;
        writer.setDaemon(true);
    }

    void start() {
        writer.start();
    }

    /** Never blocks for longer than another thread takes to queue a line. */
    synchronized void put(Line line) {
        if (characters + line.text().length() > mostCharacters) {
            lostCount++;
            return;
        }
        waiting.add(line);
        characters += line.text().length();
        notifyAll();
    }

    private synchronized List<Line> take() throws InterruptedException {
        while (waiting.isEmpty() && !isClosing) {
            wait();
        }
        List<Line> lines = new ArrayList<>(waiting);
        waiting.clear();
        characters = 0;
        if (lostCount > 0) {
            lines.add(new Line(WARNING, "daemon          WARNING log.lost lines=" + lostCount));
            lostCount = 0;
        }
        return lines;
    }

    private void run() {
        try {
            List<Line> lines = take();
            while (!lines.isEmpty()) {
                write(lines);
                lines = take();
            }
            target.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A target that fails is told once on standard error, and tried again with the next lines. */
    private void write(List<Line> lines) {
        try {
            target.write(lines);
            isBroken = false;
        } catch (IOException e) {
            if (!isBroken) {
                System.err.println("herald: the log cannot be written: " + e.getMessage());
            }
            isBroken = true;
        }
    }

    /** Writes what waits, for a second at the most. */
    void close() {
        synchronized (this) {
            isClosing = true;
            notifyAll();
        }
        try {
            writer.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
