package org.herald.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words behind {@code herald server}.
 *
 * @param configurations as written, {@code -} for standard input
 * @param settings options of the environment that words set, {@code log.level} to {@code DEBUG}
 * @param reloadAfterSeconds 0 for never
 * @param wantsHelp whether only help is asked for
 */
record ServerOptions(
        List<String> configurations, Map<String, String> settings, int reloadAfterSeconds, boolean wantsHelp) {
    static final String HELP = """
            usage: herald [--env-file FILE] [server] [options] CONFIGURATION...

            Runs the daemon with a configuration; - reads it from standard input. Of several, the next one is taken at each reload.

              -v, --verbose         log all categories
              -d, --debug           log all categories at level DEBUG
              -1, --once            one connection attempt for each peer, then end
              -P, --passive         wait for all peers to connect
              -s N, --signal N      reload after N seconds
              -p, --pdb; -m, --memory; --profile FILE
                                    accepted for compatibility, without effect
              -h, --help            this text

            Signals: TERM, INT and HUP end it, USR1 reloads the configuration, USR2 also restarts changed programs, ALRM also resets every session.
            """;

    private static final String TRUE = "true";

    /** Reads the words. @throws Complaint with exit code 2 if one is not valid */
    static ServerOptions parse(List<String> words) throws Complaint {
        Parser parser = new Parser(words);
        parser.run();
        return new ServerOptions(
                List.copyOf(parser.configurations), parser.settings, parser.reloadAfterSeconds, parser.wantsHelp);
    }

    private static final class Parser {
        private final List<String> words;
        private final List<String> configurations = new ArrayList<>();
        private final Map<String, String> settings = new TreeMap<>();
        private int reloadAfterSeconds;
        private boolean wantsHelp;
        private int at;

        private Parser(List<String> words) {
            this.words = words;
        }

        private void run() throws Complaint {
            boolean takesOptions = true;
            while (at < words.size()) {
                String word = words.get(at++);
                if (takesOptions && word.equals("--")) {
                    takesOptions = false;
                } else if (takesOptions && word.startsWith("-") && word.length() > 1) {
                    option(word);
                } else {
                    configurations.add(word);
                }
            }
        }

        private void option(String word) throws Complaint {
            switch (word) {
                case "-h", "--help" -> wantsHelp = true;
                case "-v", "--verbose" -> settings.put("log.all", TRUE);
                case "-d", "--debug" -> {
                    settings.put("log.all", TRUE);
                    settings.put("log.level", "DEBUG");
                }
                case "-1", "--once" -> settings.put("tcp.attempts", "1");
                case "-P", "--passive" -> settings.put("bgp.passive", TRUE);
                case "-s", "--signal" -> reloadAfterSeconds = seconds(word);
                case "-p", "--pdb", "-m", "--memory" -> {
                    // Aids of a Python program.
                }
                case "--profile" -> value(word);
                default -> valueInWord(word);
            }
        }

        /** {@code --signal=5} */
        private void valueInWord(String word) throws Complaint {
            int equals = word.indexOf('=');
            if (word.startsWith("--signal=")) {
                reloadAfterSeconds = number("--signal", word.substring(equals + 1));
            } else if (!word.startsWith("--profile=")) {
                throw new Complaint(
                        Complaint.WRONG_ARGUMENTS, "herald server: unrecognised argument " + word + ", see --help");
            }
        }

        private int seconds(String option) throws Complaint {
            return number(option, value(option));
        }

        private static int number(String option, String digits) throws Complaint {
            try {
                return Integer.parseUnsignedInt(digits);
            } catch (NumberFormatException e) {
                throw new Complaint(
                        Complaint.WRONG_ARGUMENTS,
                        "herald server: '" + digits + "' behind " + option + " is not a number of seconds");
            }
        }

        private String value(String option) throws Complaint {
            if (at == words.size()) {
                throw new Complaint(Complaint.WRONG_ARGUMENTS, "herald server: a value is missing behind " + option);
            }
            return words.get(at++);
        }
    }
}
