package org.herald.logging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the lines about the log in the environment files. Whatever is wrong in them is told by the daemon's environment, not here. */
final class EnvironmentFiles {
    private EnvironmentFiles() {}

    /** By full name, {@code exabgp.log.level}. */
    static Map<String, String> read(Map<String, String> variables, Map<String, String> properties) {
        Map<String, String> options = new HashMap<>();
        for (Path path : paths(variables, properties)) {
            if (Files.isReadable(path)) {
                read(path, options);
            }
        }
        return options;
    }

    /** A named file alone, else those that are where they belong; a later one counts where both have a value. */
    private static List<Path> paths(Map<String, String> variables, Map<String, String> properties) {
        String named = firstOf(
                properties.get("herald.envfile"), variables.get("HERALD_ENVFILE"), variables.get("EXABGP_ENVFILE"));
        if (named != null && !named.isEmpty()) {
            return List.of(Path.of(named));
        }
        String root = variables.getOrDefault("EXABGP_ROOT", "/");
        String etc = firstOf(
                variables.get("EXABGP_ETC"), Path.of(root, "etc", "exabgp").toString());
        List<Path> paths = new ArrayList<>();
        paths.add(Path.of(etc, "exabgp.env"));
        if (properties.containsKey("herald.home")) {
            paths.add(Path.of(properties.get("herald.home"), "etc", "herald.env"));
        }
        paths.add(Path.of(etc, "herald.env"));
        if (variables.containsKey("HERALD_ETC")) {
            paths.add(Path.of(variables.get("HERALD_ETC"), "herald.env"));
        }
        return paths;
    }

    private static @Nullable String firstOf(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    private static void read(Path path, Map<String, String> options) {
        String section = "";
        List<String> lines;
        try {
            lines = Files.readAllLines(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return;
        }
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith("[") && text.endsWith("]")) {
                section = text.substring(1, text.length() - 1).strip() + ".";
            } else if (!text.isEmpty() && text.charAt(0) != '#' && text.charAt(0) != ';' && text.indexOf('=') > 0) {
                int equals = text.indexOf('=');
                String name = text.substring(0, equals).strip();
                boolean isWhole = name.startsWith("herald.") || name.startsWith("exabgp.");
                options.put(isWhole ? name : section + name, unquoted(text.substring(equals + 1)));
            }
        }
    }

    private static String unquoted(String value) {
        String text = value.strip();
        boolean isQuoted = text.length() > 1
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }
}
