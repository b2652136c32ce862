package org.herald.lib.flow;

import java.util.List;
import java.util.Locale;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;

/**
 * Comparisons as users write them: {@code =80}, {@code >1024&<2048}, {@code [ tcp udp ]}, {@code !syn&ack}. Words of a list are joined by «or», parts of
 * a word between {@code &} by «and».
 */
final class FlowExpression {
    private static final String ALWAYS = "true";
    private static final String NEVER = "false";

    private final FlowComponentType type;
    private final boolean isIpv6;
    private final String word;

    private FlowExpression(FlowComponentType type, boolean isIpv6, String word) {
        this.type = type;
        this.isIpv6 = isIpv6;
        this.word = word;
    }

    /** Takes one word or a list and adds its terms. @param word the component's, for errors */
    static void read(FlowComponentType type, boolean isIpv6, String word, Words words, List<FlowTerm> into)
            throws StatementException {
        FlowExpression expression = new FlowExpression(type, isIpv6, word);
        int before = into.size();
        words.openList(word);
        while (words.hasElement()) {
            expression.branch(words, into);
        }
        if (into.size() == before) {
            throw words.failure("the list of " + word + " is empty", List.of());
        }
    }

    private void branch(Words words, List<FlowTerm> into) throws StatementException {
        int at = words.position();
        String text = words.next("a value for " + word);
        int from = 0;
        while (from <= text.length()) {
            int and = text.indexOf('&', from);
            int to = and < 0 ? text.length() : and;
            FlowTerm term = term(text.substring(from, to), words, at);
            into.add(from == 0 ? term : term.and());
            from = to + 1;
        }
    }

    private FlowTerm term(String text, Words words, int at) throws StatementException {
        return type.kind() == FlowComponentType.Kind.BITMASK ? bitmask(text, words, at) : numeric(text, words, at);
    }

    private FlowTerm numeric(String text, Words words, int at) throws StatementException {
        if (text.equalsIgnoreCase(ALWAYS)) {
            return new FlowTerm(FlowTerm.ALWAYS, 0);
        }
        if (text.equalsIgnoreCase(NEVER)) {
            return new FlowTerm(FlowTerm.NEVER, 0);
        }
        int length = 0;
        while (length < text.length() && length < 2 && "=<>!".indexOf(text.charAt(length)) >= 0) {
            length++;
        }
        int operator = switch (text.substring(0, length)) {
            case "", "=", "==" -> FlowTerm.EQUAL;
            case ">" -> FlowTerm.GREATER;
            case ">=" -> FlowTerm.GREATER | FlowTerm.EQUAL;
            case "<" -> FlowTerm.LESS;
            case "<=" -> FlowTerm.LESS | FlowTerm.EQUAL;
            case "!=" -> FlowTerm.LESS | FlowTerm.GREATER;
            default -> throw invalidOperator(text.substring(0, length), "=, >, >=, <, <=, !=, true, false", words, at);
        };
        String digits = text.substring(length);
        long value = value(digits, words, at);
        if (value > type.most(isIpv6)) {
            throw words.failureAt(
                    at, word + " " + digits + " is out of range (0-" + type.most(isIpv6) + ")", List.of());
        }
        return new FlowTerm(operator, value);
    }

    private FlowTerm bitmask(String text, Words words, int at) throws StatementException {
        int length = 0;
        while (length < text.length() && length < 2 && "=!".indexOf(text.charAt(length)) >= 0) {
            length++;
        }
        int operator = switch (text.substring(0, length)) {
            case "" -> 0;
            case "=" -> FlowTerm.MATCH;
            case "!" -> FlowTerm.NOT;
            case "!=" -> FlowTerm.NOT | FlowTerm.MATCH;
            default -> throw invalidOperator(text.substring(0, length), "none, =, !, !=", words, at);
        };
        long bits = 0;
        int from = length;
        while (from <= text.length()) {
            int plus = text.indexOf('+', from);
            int to = plus < 0 ? text.length() : plus;
            bits |= value(text.substring(from, to), words, at);
            from = to + 1;
        }
        if ((bits & ~type.most(isIpv6)) != 0) {
            throw words.failureAt(
                    at,
                    "'" + text.substring(length) + "' has flags that " + word + " of " + (isIpv6 ? "ipv6" : "ipv4")
                            + " rules cannot have",
                    List.of());
        }
        return new FlowTerm(operator, bits);
    }

    private static StatementException invalidOperator(String operator, String valid, Words words, int at) {
        return words.failureAt(at, "'" + operator + "' is not a valid operator (" + valid + ")", List.of());
    }

    /** A name, a decimal number, or {@code 0x} and digits. */
    private long value(String text, Words words, int at) throws StatementException {
        long value = type.names(isIpv6).value(text);
        if (value < 0) {
            value = number(text);
        }
        if (value < 0) {
            throw words.failureAt(
                    at,
                    text.isEmpty() ? "'" + words.word(at) + "' has no value" : "'" + text + "' is not a valid " + word,
                    List.of());
        }
        return value;
    }

    private static long number(String text) {
        boolean isHex = text.length() > 2 && text.toLowerCase(Locale.ROOT).startsWith("0x");
        long value = 0;
        int from = isHex ? 2 : 0;
        if (from == text.length() || text.length() > 12) {
            return -1;
        }
        for (int index = from; index < text.length(); index++) {
            char character = text.charAt(index);
            int digit = character < 0x80 ? Character.digit(character, isHex ? 16 : 10) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * (isHex ? 16 : 10) + digit;
        }
        return value;
    }
}
