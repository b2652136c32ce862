package org.herald.attribute.aspath;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;

/**
 * AS paths as users write and read them.
 *
 * <p>Written: {@code [ 1 2 ]} is a sequence, {@code ( 3 4 )} a set, also inside a sequence, which then goes on behind it; a bare number is
 * a sequence of one; braces inside the brackets, apart or next to a number, mean a confederation. Read: the text encoder has the brackets
 * the other way round.
 */
final class AsPathWords {
    static final String WORD = "as-path";

    private final Words words;
    private final List<Segment> segments = new ArrayList<>(2);
    private int[] numbers = new int[16];
    private int count;
    private boolean isInBraces;

    private AsPathWords(Words words) {
        this.words = words;
    }

    static AsPath parse(Words words) throws StatementException {
        words.expect(WORD);
        return new AsPathWords(words).path();
    }

    private AsPath path() throws StatementException {
        if (!isBracketNext()) {
            number(words.position());
            finish(Segment.SEQUENCE);
        }
        while (isBracketNext()) {
            if (words.accept("[")) {
                members("]", Segment.SEQUENCE, Segment.CONFEDERATION_SEQUENCE);
            } else {
                words.expect("(");
                members(")", Segment.SET, Segment.CONFEDERATION_SET);
            }
        }
        return segments.isEmpty() ? AsPath.EMPTY : new AsPath(segments);
    }

    private boolean isBracketNext() {
        return words.isNext("[") || words.isNext("(");
    }

    private void members(String end, int plain, int confederation) throws StatementException {
        while (!words.accept(end)) {
            if (!words.hasNext()) {
                throw words.failure("missing closing '" + end + "' of " + WORD, List.of());
            }
            if (words.accept(",")) {
                continue;
            }
            if (plain == Segment.SEQUENCE && !isInBraces && words.accept("(")) {
                finish(plain);
                members(")", Segment.SET, Segment.CONFEDERATION_SET);
            } else {
                member(plain, confederation);
            }
        }
        if (isInBraces) {
            throw words.failureAt(words.position() - 1, "missing closing '}' of " + WORD, List.of());
        }
        finish(plain);
    }

    /** A number, which may have the braces of a confederation before or behind it, or one of them alone. */
    private void member(int plain, int confederation) throws StatementException {
        int at = words.position();
        byte[] text = words.text();
        int from = words.start(at);
        int to = words.end(at);
        if (!isInBraces && text[from] == '{') {
            finish(plain);
            isInBraces = true;
            from++;
        }
        boolean closes = isInBraces && to > from && text[to - 1] == '}';
        to -= closes ? 1 : 0;
        if (to > from) {
            number(at, from, to);
        }
        if (closes) {
            finish(confederation);
            isInBraces = false;
        }
        words.position(at + 1);
    }

    private void number(int at) throws StatementException {
        if (!words.hasNext()) {
            throw words.failure("the statement ends where an " + WORD + " is expected", List.of());
        }
        number(at, words.start(at), words.end(at));
        words.position(at + 1);
    }

    private void number(int at, int from, int to) throws StatementException {
        long number = Words.parseAutonomousSystem(words.text(), from, to);
        if (number == 0) {
            throw words.failureAt(at, "AS 0 cannot be in an " + WORD + " (RFC 7607)", List.of());
        }
        if (number < 0) {
            throw words.failureAt(
                    at,
                    "'" + words.word(at) + "' is not a valid ASN of an " + WORD
                            + " (1-4294967295, or two parts of 0-65535 as in 1.10)",
                    List.of());
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        numbers[count++] = (int) number;
    }

    private void finish(int type) {
        if (count > 0) {
            segments.add(new Segment(type, Arrays.copyOf(numbers, count)));
        }
        count = 0;
    }

    // ---- printing

    static void print(AsPath path, TextWriter out) {
        if (out.isConfiguration()) {
            out.word(WORD);
            if (path.segments().isEmpty()) {
                out.word("[").word("]");
            }
            path.segments().forEach(segment -> printWritten(segment, out));
        } else if (!path.segments().isEmpty()) {
            out.word(WORD);
            if (out.dialect().version() <= 4) {
                printNested(path, out);
            } else {
                path.segments().forEach(segment -> printSwapped(segment, out));
            }
        }
    }

    private static void printWritten(Segment segment, TextWriter out) {
        out.word(segment.isSet() ? "(" : "[");
        printInside(segment, out);
        out.word(segment.isSet() ? ")" : "]");
    }

    /** Compatibility: 4.2 writes one pair of square brackets, with sets inside it. */
    private static void printNested(AsPath path, TextWriter out) {
        out.word("[");
        for (Segment segment : path.segments()) {
            if (segment.isSet()) {
                printWritten(segment, out);
            } else {
                printInside(segment, out);
            }
        }
        out.word("]");
    }

    private static void printInside(Segment segment, TextWriter out) {
        if (segment.isConfederation()) {
            out.word("{");
        }
        printNumbers(segment, out);
        if (segment.isConfederation()) {
            out.word("}");
        }
    }

    /** Compatibility: since 5.0 the text encoder writes sequences in round brackets, unlike the configuration. */
    private static void printSwapped(Segment segment, TextWriter out) {
        String open = segment.isSet() ? "[" : "(";
        String close = segment.isSet() ? "]" : ")";
        out.word(segment.isConfederation() ? "{" + open : open);
        printNumbers(segment, out);
        out.word(segment.isConfederation() ? close + "}" : close);
    }

    private static void printNumbers(Segment segment, TextWriter out) {
        for (int number : segment.numbers()) {
            out.number(number & 0xFFFF_FFFFL);
        }
    }
}
