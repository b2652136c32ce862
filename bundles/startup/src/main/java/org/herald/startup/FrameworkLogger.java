package org.herald.startup;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.osgi.service.log.FormatterLogger;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LoggerConsumer;
import org.slf4j.event.Level;
import org.slf4j.helpers.MessageFormatter;

/**
 * One of OSGi's loggers. Its texts are not ours to name: all have one event name, and the text as value. They are about the framework's work, a line
 * for each step of each component below WARN.
 */
final class FrameworkLogger implements FormatterLogger {
    private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(FrameworkLogger.class);
    private static final String EVENT = "framework.told";

    private final String name;

    FrameworkLogger(String name) {
        this.name = name;
    }

    void write(LogLevel level, @Nullable String text, @Nullable Throwable cause) {
        log.atLevel(levelOf(level))
                .addKeyValue("from", name)
                .addKeyValue("text", text)
                .setCause(cause)
                .log(EVENT);
    }

    private static Level levelOf(LogLevel level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case AUDIT, INFO, DEBUG, TRACE -> Level.TRACE;
        };
    }

    private void format(LogLevel level, String format, @Nullable Object... arguments) {
        if (!log.isEnabledForLevel(levelOf(level))) {
            return;
        }
        Object last = arguments.length == 0 ? null : arguments[arguments.length - 1];
        boolean hasCause = last instanceof Throwable;
        Object[] values = hasCause ? Arrays.copyOf(arguments, arguments.length - 1) : arguments;
        write(level, MessageFormatter.basicArrayFormat(format, values), hasCause ? (Throwable) last : null);
    }

    @Override
    public String getName() {
        return name;
    }

    // ---- trace

    @Override
    public boolean isTraceEnabled() {
        return log.isEnabledForLevel(levelOf(LogLevel.TRACE));
    }

    @Override
    public void trace(String message) {
        write(LogLevel.TRACE, message, null);
    }

    @Override
    public void trace(String format, Object argument) {
        format(LogLevel.TRACE, format, argument);
    }

    @Override
    public void trace(String format, Object one, Object two) {
        format(LogLevel.TRACE, format, one, two);
    }

    @Override
    public void trace(String format, Object... arguments) {
        format(LogLevel.TRACE, format, arguments);
    }

    @Override
    public <E extends Exception> void trace(LoggerConsumer<E> consumer) throws E {
        if (isTraceEnabled()) {
            consumer.accept(this);
        }
    }

    // ---- debug

    @Override
    public boolean isDebugEnabled() {
        return log.isEnabledForLevel(levelOf(LogLevel.DEBUG));
    }

    @Override
    public void debug(String message) {
        write(LogLevel.DEBUG, message, null);
    }

    @Override
    public void debug(String format, Object argument) {
        format(LogLevel.DEBUG, format, argument);
    }

    @Override
    public void debug(String format, Object one, Object two) {
        format(LogLevel.DEBUG, format, one, two);
    }

    @Override
    public void debug(String format, Object... arguments) {
        format(LogLevel.DEBUG, format, arguments);
    }

    @Override
    public <E extends Exception> void debug(LoggerConsumer<E> consumer) throws E {
        if (isDebugEnabled()) {
            consumer.accept(this);
        }
    }

    // ---- info

    @Override
    public boolean isInfoEnabled() {
        return log.isEnabledForLevel(levelOf(LogLevel.INFO));
    }

    @Override
    public void info(String message) {
        write(LogLevel.INFO, message, null);
    }

    @Override
    public void info(String format, Object argument) {
        format(LogLevel.INFO, format, argument);
    }

    @Override
    public void info(String format, Object one, Object two) {
        format(LogLevel.INFO, format, one, two);
    }

    @Override
    public void info(String format, Object... arguments) {
        format(LogLevel.INFO, format, arguments);
    }

    @Override
    public <E extends Exception> void info(LoggerConsumer<E> consumer) throws E {
        if (isInfoEnabled()) {
            consumer.accept(this);
        }
    }

    // ---- warn

    @Override
    public boolean isWarnEnabled() {
        return log.isEnabledForLevel(levelOf(LogLevel.WARN));
    }

    @Override
    public void warn(String message) {
        write(LogLevel.WARN, message, null);
    }

    @Override
    public void warn(String format, Object argument) {
        format(LogLevel.WARN, format, argument);
    }

    @Override
    public void warn(String format, Object one, Object two) {
        format(LogLevel.WARN, format, one, two);
    }

    @Override
    public void warn(String format, Object... arguments) {
        format(LogLevel.WARN, format, arguments);
    }

    @Override
    public <E extends Exception> void warn(LoggerConsumer<E> consumer) throws E {
        if (isWarnEnabled()) {
            consumer.accept(this);
        }
    }

    // ---- error

    @Override
    public boolean isErrorEnabled() {
        return log.isEnabledForLevel(levelOf(LogLevel.ERROR));
    }

    @Override
    public void error(String message) {
        write(LogLevel.ERROR, message, null);
    }

    @Override
    public void error(String format, Object argument) {
        format(LogLevel.ERROR, format, argument);
    }

    @Override
    public void error(String format, Object one, Object two) {
        format(LogLevel.ERROR, format, one, two);
    }

    @Override
    public void error(String format, Object... arguments) {
        format(LogLevel.ERROR, format, arguments);
    }

    @Override
    public <E extends Exception> void error(LoggerConsumer<E> consumer) throws E {
        if (isErrorEnabled()) {
            consumer.accept(this);
        }
    }

    // ---- audit

    @Override
    public void audit(String message) {
        write(LogLevel.AUDIT, message, null);
    }

    @Override
    public void audit(String format, Object argument) {
        format(LogLevel.AUDIT, format, argument);
    }

    @Override
    public void audit(String format, Object one, Object two) {
        format(LogLevel.AUDIT, format, one, two);
    }

    @Override
    public void audit(String format, Object... arguments) {
        format(LogLevel.AUDIT, format, arguments);
    }
}
