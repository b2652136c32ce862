package org.herald.logging;

import ch.qos.logback.classic.Level;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options {@code log.*}. Read here and not from the daemon's environment, because the first line is written before any service is there; the
 * places are the same: system property {@code herald.log.x}, variables of herald, then of exabgp, the environment file.
 *
 * @param destination {@code stdout}, {@code stderr}, {@code syslog}, {@code host:ADDRESS} or a file
 * @param isShort whether lines for people go without time and pid
 * @param silencedCategories tell warnings and errors only
 */
record LogOptions(
        boolean isEnabled,
        Level level,
        String destination,
        boolean isShort,
        boolean isJson,
        Set<Category> silencedCategories) {
    private static final Set<String> TRUE_WORDS = Set.of("1", "yes", "on", "enable", "true");

    LogOptions {
        silencedCategories = Set.copyOf(silencedCategories);
    }

    static LogOptions read(Map<String, String> variables, Map<String, String> properties) {
        Source source = new Source(variables, properties, EnvironmentFiles.read(variables, properties));
        Set<Category> silenced = EnumSet.noneOf(Category.class);
        if (!source.isOn("all", false)) {
            for (Category category : Category.values()) {
                if (!source.isOn(category.word(), category.isOnByDefault())) {
                    silenced.add(category);
                }
            }
        }
        return new LogOptions(
                source.isOn("enable", true),
                level(source.get("level", "INFO")),
                source.get("destination", "stdout"),
                source.isOn("short", true),
                source.get("format", "human").equalsIgnoreCase("json"),
                silenced);
    }

    /** Compatibility: ExaBGP's words and those of syslog. What is none of them is INFO here; the environment refuses it with a sentence. */
    private static Level level(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "FATAL", "CRITICAL", "CRIT", "EMERG", "ALERT", "ERROR", "ERR" -> Level.ERROR;
            case "WARNING", "WARN" -> Level.WARN;
            case "DEBUG" -> Level.DEBUG;
            case "TRACE", "NOTSET" -> Level.TRACE;
            default -> Level.INFO;
        };
    }

    private record Source(Map<String, String> variables, Map<String, String> properties, Map<String, String> file) {
        private boolean isOn(String option, boolean absent) {
            String written = find(option);
            return written == null ? absent : TRUE_WORDS.contains(written.toLowerCase(Locale.ROOT));
        }

        private String get(String option, String absent) {
            String written = find(option);
            return written == null || written.isEmpty() ? absent : written;
        }

        private @Nullable String find(String option) {
            String property = properties.get("herald.log." + option);
            if (property != null) {
                return property;
            }
            for (String program : new String[] {"herald", "exabgp"}) {
                String dotted = variables.get(program + ".log." + option);
                String value = dotted != null ? dotted : variables.get(program + "_log_" + option);
                if (value != null) {
                    return unquoted(value);
                }
            }
            String ours = file.get("herald.log." + option);
            return ours != null ? ours : file.get("exabgp.log." + option);
        }

        private static String unquoted(String value) {
            String text = value.strip();
            boolean isQuoted = text.length() > 1 && text.charAt(0) == '\'' && text.endsWith("'");
            return isQuoted ? text.substring(1, text.length() - 1) : text;
        }
    }
}
