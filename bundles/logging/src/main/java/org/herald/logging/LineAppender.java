package org.herald.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/** Makes the line on the thread that logs, where its values are what they were, and leaves writing to the queue's thread. */
final class LineAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final int USUAL_CHARACTERS = 160;

    private final LineFormat format;
    private final LineQueue queue;

    LineAppender(LineFormat format, LineQueue queue) {
        this.format = format;
        this.queue = queue;
    }

    @Override
    protected void append(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(USUAL_CHARACTERS);
        format.write(event, line);
        queue.put(new Line(severity(event.getLevel()), line.toString()));
    }

    /** RFC 5424, 6.2.1. */
    private static int severity(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> 3;
            case Level.WARN_INT -> 4;
            case Level.INFO_INT -> 6;
            default -> 7;
        };
    }

    /**
     * One to write.
     *
     * @param severity of syslog, 0 to 7
     * @param text without its end
     */
    record Line(int severity, String text) {}
}
