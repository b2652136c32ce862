package org.herald.lib.srpolicy;

import java.util.List;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;

/** Values of words, read and written. */
final class Values {
    private static final int MAC_OCTETS = 6;
    private static final int MOST_HEX_DIGITS = 15;

    private Values() {}

    /** Takes a number from 0 on, decimal or {@code 0x} and digits. */
    static long number(Words words, String what, long most) throws StatementException {
        return number(words, what, 0, most);
    }

    /** The same with a smallest value, 0 or more. */
    static long number(Words words, String what, long least, long most) throws StatementException {
        String word = words.peek();
        if (!word.startsWith("0x") && !word.startsWith("0X")) {
            return words.number(what, least, most);
        }
        long value = 0;
        boolean isNumber = word.length() > 2 && word.length() - 2 <= MOST_HEX_DIGITS;
        for (int index = 2; index < word.length() && isNumber; index++) {
            char character = word.charAt(index);
            int digit = character < 0x80 ? Character.digit(character, 16) : -1;
            isNumber = digit >= 0;
            value = value << 4 | digit;
        }
        if (!isNumber) {
            throw words.failure(
                    "'" + word + "' is not a valid " + what + " (a number, " + least + "-" + most + ")", List.of());
        }
        if (value < least || value > most) {
            throw words.failure(what + " " + word + " is out of range (" + least + "-" + most + ")", List.of());
        }
        words.position(words.position() + 1);
        return value;
    }

    static IpAddress ipv6(Words words, String what) throws StatementException {
        return address(words, what, true);
    }

    static IpAddress ipv4(Words words, String what) throws StatementException {
        return address(words, what, false);
    }

    static IpAddress address(Words words, String what, boolean isIpv6) throws StatementException {
        int at = words.position();
        IpAddress address = words.address();
        if (address.isIpv6() != isIpv6) {
            throw words.failureAt(
                    at,
                    "'" + words.word(at) + "' is not a valid " + what + (isIpv6 ? " (an IPv6" : " (an IPv4")
                            + " address)",
                    List.of());
        }
        return address;
    }

    /** Takes {@code 02:00:00:00:00:01}; returns its 48 bits. */
    static long mac(Words words) throws StatementException {
        int at = words.position();
        String word = words.next("a MAC address");
        long bits = 0;
        boolean isMac = word.length() == MAC_OCTETS * 3 - 1;
        for (int index = 0; index < word.length() && isMac; index++) {
            char character = word.charAt(index);
            if (index % 3 == 2) {
                isMac = character == ':' || character == '-';
            } else {
                int digit = character < 0x80 ? Character.digit(character, 16) : -1;
                isMac = digit >= 0;
                bits = bits << 4 | digit;
            }
        }
        if (!isMac) {
            throw words.failureAt(at, "'" + word + "' is not a valid MAC address (as in 02:00:00:00:00:01)", List.of());
        }
        return bits;
    }

    /** {@code 02:00:00:00:00:01}. */
    static String macText(long bits) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < MAC_OCTETS; index++) {
            text.append(index == 0 ? "" : ":");
            text.append(String.format("%02x", bits >>> 8 * (MAC_OCTETS - 1 - index) & 0xFF));
        }
        return text.toString();
    }

    /**
     * Takes a word, or several between quotes. Quotes are gone from configurations; from commands they are not, and their words are parted
     * at each blank.
     */
    static String name(Words words) throws StatementException {
        int at = words.position();
        String word = words.next("a name");
        char quote = word.isEmpty() ? ' ' : word.charAt(0);
        if (quote != '"' && quote != '\'') {
            return word;
        }
        StringBuilder text = new StringBuilder(word);
        while (text.length() < 2 || text.charAt(text.length() - 1) != quote) {
            if (!words.hasNext()) {
                throw words.failureAt(at, "the quotes of the name " + word + " are not closed", List.of());
            }
            text.append(' ').append(words.next("a name"));
        }
        return text.substring(1, text.length() - 1);
    }

    /** Whether a text can be written as words with single blanks between quotes. */
    static boolean isQuotable(String text) {
        return !text.startsWith(" ")
                && !text.endsWith(" ")
                && !text.contains("  ")
                && isPlainWord(text.replace(' ', '-'));
    }

    /** Whether a text can be written as one word without quotes. */
    static boolean isPlainWord(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7F && "[](),{};#\"'\\".indexOf(c) < 0);
    }

    static void flags(int flags, int usual, TextWriter out) {
        if (flags != usual) {
            out.word("flags").number(flags);
        }
    }
}
