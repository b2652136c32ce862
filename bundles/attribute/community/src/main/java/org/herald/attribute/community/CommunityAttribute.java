package org.herald.attribute.community;

import java.util.Arrays;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.ProvideAttribute;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** COMMUNITIES (RFC 1997): four octets each. Malformed: treat as withdraw (RFC 7606, 7.8). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "COMMUNITIES", code = 8, words = CommunityAttribute.WORD)
public final class CommunityAttribute implements PathAttributeType<Communities> {
    static final String WORD = "community";
    private static final int OCTETS = 4;
    private static final int MOST_HEX_DIGITS = 8;
    private static final long MOST_HALF = 0xFFFF;
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "<asn>:<number> | <name> | [ ... ]",
            "marks that autonomous systems act on: two numbers of 0-65535, 0x and digits, a number, or a well-known name",
            "community [ 65001:1 no-export ]"));

    @Override
    public int code() {
        return 8;
    }

    @Override
    public String name() {
        return "COMMUNITIES";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL_TRANSITIVE;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    /**
     * Four octets for each community, at least one.
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for any other length
     */
    @Override
    public Communities decode(WireReader value, CodecContext context) throws MalformedException {
        int count = value.remaining() / OCTETS;
        if (count == 0 || value.remaining() % OCTETS != 0) {
            throw value.malformed("COMMUNITIES has four octets for each community, not " + value.remaining());
        }
        int[] values = new int[count];
        for (int index = 0; index < count; index++) {
            values[index] = value.i32();
        }
        return new Communities(values);
    }

    @Override
    public void encode(Communities value, WireWriter out, CodecContext context) {
        for (int community : value.values()) {
            out.u32(community);
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public @Nullable Communities parse(Words words, @Nullable Communities previous, CodecView codecs)
            throws StatementException {
        words.expect(WORD);
        int[] values = new int[4];
        int count = 0;
        words.openList(WORD);
        while (words.hasElement()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = community(words);
        }
        return count == 0 ? null : Communities.sorted(values, count);
    }

    /** Read from the octets of the word: no string is made unless it is wrong. */
    private static int community(Words words) throws StatementException {
        int at = words.position();
        byte[] text = words.text();
        int from = words.hasNext() ? words.start(at) : 0;
        int to = words.hasNext() ? words.end(at) : 0;
        WellKnownCommunity known = WellKnownCommunity.ofNext(words);
        long value = known != null ? known.value() & 0xFFFF_FFFFL : number(text, from, to);
        if (value < 0) {
            throw words.failure(
                    "'" + words.peek() + "' is not a valid community (two numbers of 0-65535 as in 65001:1)",
                    WellKnownCommunity.words());
        }
        words.position(at + 1);
        return (int) value;
    }

    /** {@code high:low}, one number, or hexadecimal digits; -1 if it is none of them. */
    private static long number(byte[] text, int from, int to) {
        if (to - from > 2 && text[from] == '0' && (text[from + 1] | 0x20) == 'x') {
            return hexadecimal(text, from + 2, to);
        }
        int colon = from;
        while (colon < to && text[colon] != ':') {
            colon++;
        }
        if (colon == to) {
            return Words.parseNumber(text, from, to, 0xFFFF_FFFFL);
        }
        long high = Words.parseNumber(text, from, colon, MOST_HALF);
        long low = Words.parseNumber(text, colon + 1, to, MOST_HALF);
        return high < 0 || low < 0 ? -1 : high << 16 | low;
    }

    private static long hexadecimal(byte[] text, int from, int to) {
        if (to - from > MOST_HEX_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = Character.digit(text[at], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    @Override
    public void describe(Communities value, FieldSink out, CodecView codecs) {
        out.name(WORD).openList();
        for (int community : value.values()) {
            out.openList();
            out.number(community >>> 16);
            out.number(community & 0xFFFF);
            out.closeList();
        }
        out.closeList();
    }

    @Override
    public void print(Communities value, TextWriter out, CodecView codecs) {
        out.word(WORD);
        boolean isList = value.values().length > 1;
        if (isList) {
            out.word("[");
        }
        for (int community : value.values()) {
            WellKnownCommunity known = WellKnownCommunity.of(community);
            if (known != null) {
                out.word(known.word());
            } else {
                out.number(community >>> 16).glue().word(":").glue().number(community & 0xFFFF);
            }
        }
        if (isList) {
            out.word("]");
        }
    }
}
