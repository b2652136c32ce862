package org.herald.attribute.aspath;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;

/**
 * AS paths as users write and read them. Written: {@code [ 1 2 ]} is a sequence, {@code ( 3 4 )} a set, also inside a sequence, which then goes on behind it; a bare number is a
 * sequence of one; braces inside the brackets mean a confederation. Read: the text encoder has the brackets the other way round.
 */
final class AsPathWords {
    private int[] numbers = new int[16];
    private int count;

    AsPath parse(Words words) throws StatementException {
        words.expect("as-path");
        List<Segment> segments = new ArrayList<>(2);
        if (!words.isNext("[") && !words.isNext("(")) {
            return AsPath.sequence((int) words.autonomousSystem());
        }
        while (words.isNext("[") || words.isNext("(")) {
            if (words.accept("[")) {
                sequence(words, segments);
            } else {
                words.expect("(");
                enclosed(words, ")", Segment.SET, Segment.CONFEDERATION_SET, segments);
            }
        }
        return new AsPath(segments);
    }

    private void sequence(Words words, List<Segment> segments) throws StatementException {
        if (words.isNext("{")) {
            enclosed(words, "]", Segment.SEQUENCE, Segment.CONFEDERATION_SEQUENCE, segments);
            return;
        }
        count = 0;
        while (!words.accept("]")) {
            if (words.accept(",")) {
                continue;
            }
            if (words.accept("(")) {
                finish(Segment.SEQUENCE, segments);
                enclosed(words, ")", Segment.SET, Segment.CONFEDERATION_SET, segments);
                continue;
            }
            number(words, "]");
        }
        finish(Segment.SEQUENCE, segments);
    }

    private void enclosed(Words words, String end, int plain, int confederation, List<Segment> segments)
            throws StatementException {
        boolean isConfederation = words.accept("{");
        count = 0;
        while (!words.accept(isConfederation ? "}" : end)) {
            if (!words.accept(",")) {
                number(words, end);
            }
        }
        if (isConfederation) {
            words.expect(end);
        }
        finish(isConfederation ? confederation : plain, segments);
    }

    private void number(Words words, String end) throws StatementException {
        if (!words.hasNext()) {
            throw words.failure("missing closing '" + end + "'", List.of(end));
        }
        int at = words.position();
        int number = (int) words.autonomousSystem();
        if (number == 0) {
            throw words.failureAt(at, "AS 0 is not valid in an as-path (RFC 7607)", List.of());
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        numbers[count++] = number;
    }

    private void finish(int type, List<Segment> segments) {
        if (count > 0) {
            segments.add(new Segment(type, Arrays.copyOf(numbers, count)));
        }
        count = 0;
    }

    static void print(AsPath path, TextWriter out) {
        out.word("as-path");
        if (out.isConfiguration()) {
            if (path.segments().isEmpty()) {
                out.word("[").word("]");
            }
            path.segments().forEach(segment -> print(segment, segment.isSet() ? "( )" : "[ ]", out));
        } else if (out.dialect().version() <= 4) {
            printNested(path, out);
        } else {
            // Compatibility: since 5.0 the text encoder writes sequences in round brackets, the configuration in square ones.
            path.segments().forEach(segment -> print(segment, segment.isSet() ? "[ ]" : "( )", out));
        }
    }

    private static void print(Segment segment, String brackets, TextWriter out) {
        boolean isConfiguration = out.isConfiguration();
        String open = brackets.substring(0, 1);
        String close = brackets.substring(2);
        if (segment.isConfederation()) {
            if (isConfiguration) {
                out.word(open).word("{");
            } else {
                out.word("{" + open);
            }
        } else {
            out.word(open);
        }
        numbers(segment, out);
        if (segment.isConfederation()) {
            if (isConfiguration) {
                out.word("}").word(close);
            } else {
                out.word(close + "}");
            }
        } else {
            out.word(close);
        }
    }

    private static void printNested(AsPath path, TextWriter out) {
        out.word("[");
        for (Segment segment : path.segments()) {
            if (segment.isSet()) {
                out.word("(");
                numbers(segment, out);
                out.word(")");
            } else {
                numbers(segment, out);
            }
        }
        out.word("]");
    }

    private static void numbers(Segment segment, TextWriter out) {
        for (int number : segment.numbers()) {
            out.number(number & 0xFFFF_FFFFL);
        }
    }
}
