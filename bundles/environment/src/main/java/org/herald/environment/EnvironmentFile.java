package org.herald.environment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An environment file: sections {@code [exabgp.tcp]} or {@code [herald.tcp]} with lines {@code port = 179}; also whole names,
 * {@code herald.tcp.port = 179}, anywhere. Lines that begin with {@code #} or {@code ;} are comments. Quotes around a value are taken off.
 */
final class EnvironmentFile {
    private EnvironmentFile() {}

    /** The values by whole name, {@code exabgp.tcp.port}. @param problems gets a sentence for each line that is none of this */
    static Map<String, String> parse(String name, List<String> lines, List<String> problems) {
        Map<String, String> values = new HashMap<>();
        String section = "";
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1).strip();
                continue;
            }
            int separator = separator(line);
            if (separator <= 0) {
                problems.add(name + ":" + (index + 1) + ": '" + line + "' is neither [section] nor name = value");
                continue;
            }
            String key = line.substring(0, separator).strip();
            boolean isWhole = key.startsWith("exabgp.") || key.startsWith("herald.");
            values.put(
                    isWhole ? key : section + "." + key,
                    unquoted(line.substring(separator + 1).strip()));
        }
        return values;
    }

    private static int separator(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() >= 2
                && (value.startsWith("'") && value.endsWith("'") || value.startsWith("\"") && value.endsWith("\""));
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }
}
