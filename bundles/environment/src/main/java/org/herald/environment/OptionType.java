package org.herald.environment;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.herald.api.wire.IpAddress;

/** How the value of an option is read. Reading gives the value's one spelling, or fails with a sentence. */
record OptionType(String name, UnaryOperator<String> reader) {
    static final String TRUE = "true";
    static final String FALSE = "false";

    private static final List<String> YES = List.of("1", "yes", "on", "enable", "enabled", TRUE);
    private static final List<String> NO = List.of("0", "no", "off", "disable", "disabled", FALSE, "");

    static final OptionType BOOLEAN = new OptionType("true or false", OptionType::readBoolean);
    static final OptionType TEXT = new OptionType("a text", value -> value);
    static final OptionType ADDRESSES = new OptionType("IP addresses with blanks between", OptionType::readAddresses);
    static final OptionType OCTAL = new OptionType("an octal number, 0-0777", OptionType::readOctal);
    static final OptionType FACTOR = new OptionType("a number greater than 0", OptionType::readFactor);

    static OptionType number(int least, int most) {
        return new OptionType("a number, " + least + "-" + most, value -> {
            long number;
            try {
                number = Long.parseLong(value);
            } catch (NumberFormatException noNumber) {
                throw new IllegalArgumentException("not a number", noNumber);
            }
            if (number < least || number > most) {
                throw new IllegalArgumentException("out of range");
            }
            return Long.toString(number);
        });
    }

    /** One of several words, in any case; given in the case of the list. */
    static OptionType choice(String... choices) {
        return new OptionType(String.join(", ", choices), value -> {
            for (String choice : choices) {
                if (choice.equalsIgnoreCase(value)) {
                    return choice;
                }
            }
            throw new IllegalArgumentException("not one of these");
        });
    }

    private static String readBoolean(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (YES.contains(lower)) {
            return TRUE;
        }
        if (NO.contains(lower)) {
            return FALSE;
        }
        throw new IllegalArgumentException("not a boolean");
    }

    private static String readAddresses(String value) {
        StringBuilder all = new StringBuilder();
        for (int from = 0; from < value.length(); ) {
            int to = from;
            while (to < value.length() && !isBetween(value.charAt(to))) {
                to++;
            }
            if (to > from) {
                String word = value.substring(from, to);
                if (IpAddress.parse(word) == null) {
                    throw new IllegalArgumentException("'" + word + "' is no address");
                }
                all.append(all.isEmpty() ? "" : " ").append(word);
            }
            from = to + 1;
        }
        return all.toString();
    }

    private static boolean isBetween(char character) {
        return character == ' ' || character == '\t' || character == ',' || character == '\'' || character == '"';
    }

    /** With or without the {@code 0o} in front that the environment file of ExaBGP's packages has. */
    private static String readOctal(String value) {
        String digits = value.startsWith("0o") ? value.substring(2) : value;
        try {
            int number = Integer.parseInt(digits, 8);
            if (number >= 0 && number <= 0777) {
                return digits;
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("not an octal number", noNumber);
        }
        throw new IllegalArgumentException("out of range");
    }

    private static String readFactor(String value) {
        try {
            double factor = Double.parseDouble(value);
            if (factor > 0 && factor < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("not a number", noNumber);
        }
        throw new IllegalArgumentException("out of range");
    }
}
