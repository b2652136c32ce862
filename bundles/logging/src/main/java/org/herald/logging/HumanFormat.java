package org.herald.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/**
 * For people: category in a column of fifteen, level where it is a warning or worse, name, {@code key=value} pairs. The long form begins with time and
 * pid. Compatibility: the columns are ExaBGP's.
 */
final class HumanFormat implements LineFormat {
    private static final int CATEGORY_WIDTH = 15;
    private static final int MOST_FRAMES = 40;
    private static final int TIME_WIDTH = 8;

    private final boolean isShort;
    private final long pid = ProcessHandle.current().pid();

    HumanFormat(boolean isShort) {
        this.isShort = isShort;
    }

    @Override
    public void write(ILoggingEvent event, StringBuilder out) {
        int from = out.length();
        if (!isShort) {
            out.append(timeOf(event)).append(' ').append(pid).append(' ');
        }
        column(Category.of(event.getLoggerName()).word(), out);
        if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            out.append(event.getLevel() == Level.WARN ? "WARNING" : "ERROR").append(' ');
        }
        Escapes.plain(LineFormat.nameOf(event), out);
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> pair(pair, out));
        }
        String text = LineFormat.textOf(event);
        if (!text.isEmpty()) {
            out.append(": ");
            Escapes.plain(text, out);
        }
        if (out.length() - from > MOST_CHARACTERS) {
            out.setLength(from + MOST_CHARACTERS);
            out.append("…");
        }
        cause(event.getThrowableProxy(), out);
    }

    private static String timeOf(ILoggingEvent event) {
        LocalTime time = LocalTime.ofInstant(event.getInstant(), ZoneId.systemDefault());
        String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return text.length() == TIME_WIDTH ? text : text + ":00";
    }

    private static void column(String category, StringBuilder out) {
        out.append(category);
        for (int width = category.length(); width < CATEGORY_WIDTH; width++) {
            out.append(' ');
        }
        out.append(' ');
    }

    private static void pair(KeyValuePair pair, StringBuilder out) {
        String value = String.valueOf(pair.value);
        out.append(' ');
        Escapes.plain(pair.key, out);
        out.append('=');
        boolean isBare = !value.isEmpty() && value.indexOf(' ') < 0 && value.indexOf('"') < 0 && value.indexOf('=') < 0;
        if (isBare) {
            Escapes.plain(value, out);
        } else {
            out.append('"');
            Escapes.quoted(value, out);
            out.append('"');
        }
    }

    private static void cause(IThrowableProxy thrown, StringBuilder out) {
        IThrowableProxy cause = thrown;
        while (cause != null) {
            out.append(System.lineSeparator()).append("  caused by ").append(cause.getClassName());
            if (cause.getMessage() != null) {
                out.append(": ");
                Escapes.plain(cause.getMessage(), out);
            }
            StackTraceElementProxy[] frames = cause.getStackTraceElementProxyArray();
            for (int at = 0; at < Math.min(frames.length, MOST_FRAMES); at++) {
                out.append(System.lineSeparator()).append("    ").append(frames[at].getSTEAsString());
            }
            cause = cause.getCause();
        }
    }
}
