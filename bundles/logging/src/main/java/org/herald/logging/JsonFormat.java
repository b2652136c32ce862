package org.herald.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/** For programs: one object a line, the pairs in an object of their own so that no key hides another. */
final class JsonFormat implements LineFormat {
    private static final int MOST_FRAMES = 40;

    private final long pid = ProcessHandle.current().pid();

    @Override
    public void write(ILoggingEvent event, StringBuilder out) {
        out.append("{\"time\":\"").append(event.getInstant()).append('"');
        out.append(",\"level\":\"").append(event.getLevel()).append('"');
        member("category", Category.of(event.getLoggerName()).word(), out);
        member("event", LineFormat.nameOf(event), out);
        String text = LineFormat.textOf(event);
        if (!text.isEmpty()) {
            member("text", text, out);
        }
        pairs(event.getKeyValuePairs(), out);
        error(event.getThrowableProxy(), out);
        member("logger", event.getLoggerName(), out);
        member("thread", event.getThreadName(), out);
        out.append(",\"pid\":").append(pid).append('}');
    }

    private static void pairs(List<KeyValuePair> pairs, StringBuilder out) {
        if (pairs == null || pairs.isEmpty()) {
            return;
        }
        out.append(",\"data\":{");
        char separator = ' ';
        for (KeyValuePair pair : pairs) {
            if (separator == ',') {
                out.append(',');
            }
            separator = ',';
            string(pair.key, out);
            out.append(':');
            value(pair.value, out);
        }
        out.append('}');
    }

    private static void value(Object value, StringBuilder out) {
        boolean isWhole = value instanceof Integer || value instanceof Long || value instanceof Short;
        if (isWhole || value instanceof Boolean || value == null) {
            out.append(value);
        } else {
            string(value.toString(), out);
        }
    }

    private static void error(IThrowableProxy thrown, StringBuilder out) {
        if (thrown == null) {
            return;
        }
        out.append(",\"error\":[");
        IThrowableProxy cause = thrown;
        while (cause != null) {
            out.append("{\"class\":");
            string(cause.getClassName(), out);
            member("message", String.valueOf(cause.getMessage()), out);
            out.append(",\"at\":[");
            StackTraceElementProxy[] frames = cause.getStackTraceElementProxyArray();
            for (int at = 0; at < Math.min(frames.length, MOST_FRAMES); at++) {
                if (at > 0) {
                    out.append(',');
                }
                string(frames[at].getStackTraceElement().toString(), out);
            }
            out.append("]}");
            cause = cause.getCause();
            if (cause != null) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static void member(String key, String value, StringBuilder out) {
        out.append(',');
        string(key, out);
        out.append(':');
        string(value, out);
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        boolean isLong = text.length() > MOST_CHARACTERS;
        Escapes.quoted(isLong ? text.substring(0, MOST_CHARACTERS) + "…" : text, out);
        out.append('"');
    }
}
