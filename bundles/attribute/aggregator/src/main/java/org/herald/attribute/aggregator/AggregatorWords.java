package org.herald.attribute.aggregator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;

/** {@code ( 65000:192.0.2.9 )}, {@code (65000:192.0.2.9)} or {@code 65000:192.0.2.9}: in files the brackets may be part of the word. */
final class AggregatorWords {
    private AggregatorWords() {}

    static Aggregator parse(Words words) throws StatementException {
        boolean isBracketed = words.accept("(");
        int at = words.position();
        String text = words.next("<asn>:<ipv4>");
        boolean isGlued = text.startsWith("(") && text.endsWith(")");
        String pair = isGlued ? text.substring(1, text.length() - 1) : text;
        int colon = pair.indexOf(':');
        byte[] octets = pair.getBytes(StandardCharsets.ISO_8859_1);
        long address = colon < 0 ? -1 : InetText.parseIpv4(octets, colon + 1, octets.length);
        long number = colon <= 0 ? -1 : Words.of(pair.substring(0, colon)).autonomousSystem();
        if (address < 0 || number <= 0) {
            throw words.failureAt(at, "'" + text + "' is not a valid aggregator (<asn>:<ipv4>, as in 65000:192.0.2.9)", List.of());
        }
        if (isBracketed) {
            words.expect(")");
        }
        return new Aggregator(number, IpAddress.ofIpv4((int) address));
    }
}
