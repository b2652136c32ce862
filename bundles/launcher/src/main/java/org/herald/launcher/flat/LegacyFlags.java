package org.herald.launcher.flat;

import java.util.ArrayList;
import java.util.List;

/**
 * The flags with which ExaBGP 4.2 was told what are sub-commands since. Compatibility: units, scripts and monitoring still call
 * {@code --validate}, {@code --decode} and {@code --run}.
 */
final class LegacyFlags {
    private LegacyFlags() {}

    /** Words that begin with a sub-command; unchanged if they hold no such flag. */
    static List<String> translate(List<String> words) {
        if (words.isEmpty() || !words.get(0).startsWith("-")) {
            return words;
        }
        for (int at = 0; at < words.size(); at++) {
            List<String> before = words.subList(0, at);
            List<String> behind = words.subList(at + 1, words.size());
            switch (words.get(at)) {
                case "--version":
                    return List.of("version");
                case "--run":
                    return behind;
                case "--validate", "--test", "-t":
                    return joined(List.of("validate"), before, behind);
                case "--full-ini", "--fi":
                    return List.of("env");
                case "--diff-ini", "--di":
                    return List.of("env", "-d");
                case "--full-env", "--fe":
                    return List.of("env", "-e");
                case "--diff-env", "--de":
                    return List.of("env", "-d", "-e");
                case "--decode", "-x":
                    return decode(words);
                default:
                    break;
            }
        }
        return words;
    }

    /** {@code --decode HEX} may be repeated; the other word is the configuration. */
    private static List<String> decode(List<String> words) {
        List<String> translated = new ArrayList<>(List.of("decode"));
        List<String> messages = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            boolean isDecode = words.get(at).equals("--decode") || words.get(at).equals("-x");
            if (isDecode && at + 1 < words.size()) {
                messages.add(words.get(++at));
            } else if (!words.get(at).startsWith("-")) {
                translated.add("-c");
                translated.add(words.get(at));
            }
        }
        translated.addAll(messages);
        return translated;
    }

    private static List<String> joined(List<String> command, List<String> before, List<String> behind) {
        List<String> all = new ArrayList<>(command);
        all.addAll(before);
        all.addAll(behind);
        return all;
    }
}
