package org.herald.api.config;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.herald.api.wire.Hex;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;

/**
 * A cursor over the words of one statement or command. The words are slices of one array of octets: comparing them, reading
 * numbers and addresses from them allocates nothing, so a reader of a million commands keeps one of these.
 *
 * <p>{@code [ ] ( ) ,} are words of their own. In a block ({@code flow route { match { … } }}) so are <code>{ }</code> and
 * {@code ;}. What was quoted in the source has lost its quotes. Not thread safe.
 */
public final class Words {
    private static final int MOST_DIGITS = 19;

    private byte[] text = {};
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int count;
    private int next;
    private int listEnd;
    private boolean isBracketed;
    private PlaceOf places = index -> new StatementException.Place("command", 1, index + 1);

    /** Tells where the word with an index stands. */
    public interface PlaceOf {
        StatementException.Place of(int wordIndex);
    }

    /** Words split at blanks, with {@code [ ] ( ) ,} apart: for commands, tests and examples. */
    public static Words of(String text) {
        return new Words().split(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes these the words of an array of text, split at blanks, with {@code [ ] ( ) ,} apart. */
    public Words split(byte[] line) {
        return split(line, 0, line.length);
    }

    /** The same for a part of an array; the array is borrowed until the next split. */
    public Words split(byte[] line, int from, int to) {
        begin(line);
        int at = from;
        while (at < to) {
            byte character = line[at];
            if (isBlank(character)) {
                at++;
                continue;
            }
            int start = at++;
            if (!isSeparator(character)) {
                while (at < to && !isBlank(line[at]) && !isSeparator(line[at])) {
                    at++;
                }
            }
            add(start, at);
        }
        return this;
    }

    /** Starts over with slices of another array, to be {@link #add}ed by a lexer. */
    public Words begin(byte[] source) {
        text = source;
        count = 0;
        next = 0;
        return this;
    }

    /** Adds {@code source[start]} to {@code source[end - 1]} as the last word. */
    public void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    /** Forgets the last word. */
    public void dropLast() {
        count--;
    }

    /** The last array given to {@link #begin} or {@link #split}: a lexer that appends to it must say so. */
    public void rebase(byte[] source) {
        text = source;
    }

    /** Who tells the places of words in errors. */
    public void places(PlaceOf placeOf) {
        places = placeOf;
    }

    // ---- the cursor

    /** How many words there are. */
    public int count() {
        return count;
    }

    /** The index of the next word, 0 to {@link #count()}. */
    public int position() {
        return next;
    }

    /** Moves to an index. */
    public void position(int index) {
        next = index;
    }

    public boolean hasNext() {
        return next < count;
    }

    public int remaining() {
        return count - next;
    }

    /** Takes the next word. @throws StatementException if there is none */
    public String next(String whatIsExpected) throws StatementException {
        require(whatIsExpected);
        return word(next++);
    }

    /** The next word without taking it, empty if there is none. */
    public String peek() {
        return next < count ? word(next) : "";
    }

    /** The word at an index as text. */
    public String word(int index) {
        return new String(text, starts[index], ends[index] - starts[index], StandardCharsets.UTF_8);
    }

    /** The array that the words are slices of. */
    public byte[] text() {
        return text;
    }

    /** Where in {@link #text()} the word at an index starts. */
    public int start(int index) {
        return starts[index];
    }

    /** Where in {@link #text()} the word at an index ends. */
    public int end(int index) {
        return ends[index];
    }

    /** Whether the next word is this; does not take it. */
    public boolean isNext(String word) {
        return next < count && equalsAt(next, word);
    }

    /** Takes the next word if it is this. */
    public boolean accept(String word) {
        if (isNext(word)) {
            next++;
            return true;
        }
        return false;
    }

    /** Takes the next word, which must be this. */
    public void expect(String word) throws StatementException {
        if (!accept(word)) {
            throw failure(
                    hasNext()
                            ? "expected '" + word + "' but found '" + peek() + "'"
                            : "expected '" + word + "' at the end",
                    List.of(word));
        }
    }

    /** Fails if a word is left. */
    public void expectEnd() throws StatementException {
        if (hasNext()) {
            throw failure("unexpected '" + peek() + "' at the end of the statement", List.of());
        }
    }

    /** Whether the word at an index is this, letter by letter. @param word of ASCII letters: no other equals */
    public boolean equalsAt(int index, String word) {
        int start = starts[index];
        int length = ends[index] - start;
        if (length != word.length()) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (text[start + at] != word.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    // ---- values

    /**
     * Takes an unsigned decimal number.
     *
     * @param what what it is, for the error: {@code med}
     * @param most the largest value, 0 to {@link Long#MAX_VALUE}
     * @throws StatementException if it is no number or larger
     */
    public long number(String what, long most) throws StatementException {
        return number(what, 0, most);
    }

    /** The same with a smallest value, 0 or more. */
    public long number(String what, long least, long most) throws StatementException {
        require("a number for " + what);
        int end = ends[next];
        boolean isNumber = starts[next] < end;
        boolean isTooLong = end - starts[next] > MOST_DIGITS;
        long value = 0;
        for (int at = starts[next]; at < end && isNumber; at++) {
            int digit = text[at] - '0';
            isNumber = digit >= 0 && digit <= 9;
            value = value * 10 + digit;
        }
        if (!isNumber) {
            throw failure(
                    "'" + peek() + "' is not a valid " + what + " (a number, " + least + "-" + most + ")", List.of());
        }
        // 19 digits that exceed a long are negative here
        if (isTooLong || value < least || value > most) {
            throw failure(what + " " + peek() + " is out of range (" + least + "-" + most + ")", List.of());
        }
        next++;
        return value;
    }

    /** Takes an autonomous system number: decimal, or two numbers up to 65535 with a dot (RFC 5396). 0 to 4294967295. */
    public long autonomousSystem() throws StatementException {
        require("an AS number");
        long value = parseAutonomousSystem(text, starts[next], ends[next]);
        if (value < 0) {
            throw failure(
                    "'" + peek() + "' is not a valid ASN (0-4294967295, or two parts of 0-65535 as in 1.10)",
                    List.of());
        }
        next++;
        return value;
    }

    /** The autonomous system number that a part of a word is, as {@link #autonomousSystem} reads it, or -1 if it is none. */
    public static long parseAutonomousSystem(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == '.') {
                long high = parseNumber(text, from, at, 0xFFFF);
                long low = parseNumber(text, at + 1, to, 0xFFFF);
                return high < 0 || low < 0 ? -1 : high << 16 | low;
            }
        }
        return parseNumber(text, from, to, 0xFFFF_FFFFL);
    }

    /**
     * The unsigned decimal number that a part of a word is, or -1 if it is none or larger.
     *
     * @param most the largest value, 0 to {@link Long#MAX_VALUE}
     */
    public static long parseNumber(byte[] text, int from, int to, long most) {
        if (from >= to || to - from > 19) {
            return -1;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value < 0 || value > most ? -1 : value;
    }

    /** Takes an IPv4 or IPv6 address. */
    public IpAddress address() throws StatementException {
        require("an IP address");
        IpAddress address = InetText.parse(text, starts[next], ends[next]);
        if (address == null) {
            throw failure("'" + peek() + "' is not a valid IP address", List.of());
        }
        next++;
        return address;
    }

    /** Takes an IPv4 address; returns its 32 bits. */
    public int ipv4(String what) throws StatementException {
        require("an IPv4 address for " + what);
        long bits = InetText.parseIpv4(text, starts[next], ends[next]);
        if (bits < 0) {
            throw failure("'" + peek() + "' is not a valid " + what + " (an IPv4 address)", List.of());
        }
        next++;
        return (int) bits;
    }

    /**
     * Takes octets: {@code 0x} and an even number of hexadecimal digits, which may be none.
     *
     * @param what what they are, for the error
     */
    public byte[] octets(String what) throws StatementException {
        require("octets for " + what);
        String word = peek();
        boolean hasLead = word.startsWith("0x") || word.startsWith("0X");
        try {
            if (hasLead) {
                byte[] octets = Hex.parse(word.substring(2));
                next++;
                return octets;
            }
        } catch (IllegalArgumentException notHexadecimal) {
            // Refused below, in the same words as a text without a lead.
        }
        throw failure("'" + word + "' is not a valid " + what + " (0x and two digits an octet)", List.of());
    }

    // ---- lists

    /**
     * Begins a list, {@code [ a b ]} or {@code [ a, b ]}, or a single word without brackets; its elements are taken while
     * {@link #hasElement} says that there is one. Lists do not stand in lists.
     *
     * @param what what its elements are, for errors: {@code community}
     * @return how many words it has, at most as many elements; 0 if there is nothing between the brackets
     * @throws StatementException if nothing follows, or the closing bracket is missing
     */
    public int openList(String what) throws StatementException {
        require("a value for " + what);
        isBracketed = accept("[");
        if (!isBracketed) {
            listEnd = next + 1;
            return 1;
        }
        int words = 0;
        for (listEnd = next; listEnd < count; listEnd++) {
            if (isSingle(listEnd, ']')) {
                return words;
            }
            words += isSingle(listEnd, ',') ? 0 : 1;
        }
        throw failureAt(count, "missing closing ']' of " + what, List.of());
    }

    /** Whether another element of the list is next; takes the commas before it, or the closing bracket. */
    public boolean hasElement() {
        if (!isBracketed) {
            return next < listEnd;
        }
        while (next < listEnd && isSingle(next, ',')) {
            next++;
        }
        if (next < listEnd) {
            return true;
        }
        next = listEnd + 1;
        return false;
    }

    private boolean isSingle(int index, char character) {
        return ends[index] - starts[index] == 1 && text[starts[index]] == character;
    }

    // ---- errors

    /** An error about the next word (or the end), with its place. */
    public StatementException failure(String reason, List<String> valid) {
        return failureAt(next, reason, valid);
    }

    /** An error about the word at an index, with its place. */
    public StatementException failureAt(int index, String reason, List<String> valid) {
        String word = index < count ? word(index) : "";
        return new StatementException(reason, word, valid).at(places.of(Math.min(index, Math.max(0, count - 1))));
    }

    /** All words with single blanks between. */
    @Override
    public String toString() {
        StringBuilder all = new StringBuilder();
        for (int index = 0; index < count; index++) {
            all.append(index == 0 ? "" : " ").append(word(index));
        }
        return all.toString();
    }

    private void require(String what) throws StatementException {
        if (next >= count) {
            throw failure("the statement ends where " + what + " is expected", List.of());
        }
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    private static boolean isSeparator(byte character) {
        return character == '[' || character == ']' || character == '(' || character == ')' || character == ',';
    }
}
