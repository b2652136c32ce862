package org.herald.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.Set;

/** Sets levels and the one appender. */
final class LogConfigurer {
    private LogConfigurer() {}

    static void configure(LoggerContext context, LogOptions options) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (!options.isEnabled()) {
            root.setLevel(Level.OFF);
            return;
        }
        root.setLevel(options.level());
        quieten(context, "io.netty", Level.WARN, options.level());
        Set<Category> silenced = options.silencedCategories();
        for (Category category : silenced) {
            for (String logger : category.loggers()) {
                quieten(context, logger, Level.WARN, options.level());
            }
        }
        LineFormat format = options.isJson() ? new JsonFormat() : new HumanFormat(options.isShort());
        LineQueue queue = new LineQueue(LogTarget.open(options.destination()));
        LineAppender appender = new LineAppender(format, queue);
        appender.setContext(context);
        appender.start();
        root.addAppender(appender);
        queue.start();
        Runtime.getRuntime().addShutdownHook(new Thread(queue::close, "herald-log-end"));
    }

    /** Never more than the level of all. */
    private static void quieten(LoggerContext context, String logger, Level most, Level ofAll) {
        context.getLogger(logger).setLevel(most.isGreaterOrEqual(ofAll) ? most : ofAll);
    }
}
