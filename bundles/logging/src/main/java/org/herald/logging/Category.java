package org.herald.logging;

import java.util.List;
import java.util.Locale;

/**
 * What a line is about, as the options {@code log.NAME} switch it. A category that is off still tells warnings and errors. Compatibility: names and
 * defaults are ExaBGP's; programs and people search for them at the start of lines.
 */
enum Category {
    CONFIGURATION(true, "org.herald.config"),
    REACTOR(true, "org.herald.core.reactor", "org.herald.core.session", "org.herald.core.registry"),
    DAEMON(true, "org.herald"),
    PROCESSES(true, "org.herald.transport", "org.herald.core.client"),
    NETWORK(true, "org.herald.net", "io.netty"),
    STATISTICS(true, "org.herald.statistics"),
    PACKETS(false, "org.herald.packets"),
    RIB(false, "org.herald.core.rib"),
    MESSAGE(false, "org.herald.core.message"),
    TIMERS(false, "org.herald.core.fsm"),
    ROUTES(false, "org.herald.routes"),
    PARSER(false, "org.herald.config.parser");

    private final boolean isOnByDefault;
    private final List<String> loggers;

    Category(boolean isOnByDefault, String... loggers) {
        this.isOnByDefault = isOnByDefault;
        this.loggers = List.of(loggers);
    }

    boolean isOnByDefault() {
        return isOnByDefault;
    }

    /** The loggers whose names start with one of these belong to it. */
    List<String> loggers() {
        return loggers;
    }

    /** As in options and lines. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with the longest name that starts the logger's; {@link #DAEMON} for all others. */
    static Category of(String logger) {
        Category best = DAEMON;
        int longest = 0;
        for (Category category : values()) {
            for (String prefix : category.loggers) {
                if (prefix.length() > longest && logger.startsWith(prefix)) {
                    best = category;
                    longest = prefix.length();
                }
            }
        }
        return best;
    }
}
