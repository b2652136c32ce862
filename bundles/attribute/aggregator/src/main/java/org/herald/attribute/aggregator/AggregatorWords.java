package org.herald.attribute.aggregator;

import java.util.List;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;

/** {@code ( 65000:192.0.2.9 )}, {@code (65000:192.0.2.9)} or {@code 65000:192.0.2.9}; the brackets may be part of the word. */
final class AggregatorWords {
    static final String WORD = "aggregator";
    static final String EXAMPLE = "65020:192.0.2.9";

    private AggregatorWords() {}

    static Aggregator parse(Words words) throws StatementException {
        words.expect(WORD);
        boolean isBracketed = words.accept("(");
        if (!words.hasNext()) {
            throw words.failure("the statement ends where an " + WORD + " is expected", List.of());
        }
        Aggregator aggregator = pair(words, words.position());
        words.position(words.position() + 1);
        if (isBracketed && !words.accept(")")) {
            throw words.failure("missing closing ')' of " + WORD, List.of());
        }
        return aggregator;
    }

    private static Aggregator pair(Words words, int at) throws StatementException {
        byte[] text = words.text();
        int from = words.start(at);
        int to = words.end(at);
        if (text[from] == '(' && text[to - 1] == ')') {
            from++;
            to--;
        }
        int colon = from;
        while (colon < to && text[colon] != ':') {
            colon++;
        }
        long number = Words.parseAutonomousSystem(text, from, colon);
        long address = colon < to ? InetText.parseIpv4(text, colon + 1, to) : -1;
        if (number == 0) {
            throw words.failureAt(at, "AS 0 cannot be an " + WORD + " (RFC 7607)", List.of());
        }
        if (number < 0 || address < 0) {
            throw words.failureAt(
                    at,
                    "'" + words.word(at) + "' is not a valid " + WORD + " (<asn>:<ipv4>, as in " + EXAMPLE + ")",
                    List.of());
        }
        return new Aggregator(number, IpAddress.ofIpv4((int) address));
    }
}
