package org.herald.attribute.community;

import java.util.Arrays;
import java.util.List;
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
@ProvideAttribute(value = "COMMUNITIES", code = 8, words = "community")
public final class CommunityAttribute implements PathAttributeType<Communities> {
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            "community",
            "<asn>:<number> | <name> | [ ... ]",
            "marks that other autonomous systems act on: two numbers of 0-65535, 0x and 8 digits, a number, or a well-known name",
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

    @Override
    public Communities decode(WireReader value, CodecContext context) throws MalformedException {
        int count = value.remaining() / 4;
        if (count == 0 || value.remaining() % 4 != 0) {
            throw value.malformed("COMMUNITIES has a multiple of four octets");
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
        words.expect("community");
        int[] values = new int[4];
        int count = 0;
        words.openList("community");
        while (words.hasElement()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = community(words);
        }
        if (count == 0) {
            return null;
        }
        sortUnsigned(values, count);
        return new Communities(Arrays.copyOf(values, count));
    }

    private static void sortUnsigned(int[] values, int count) {
        for (int index = 1; index < count; index++) {
            int value = values[index];
            int at = index;
            while (at > 0 && Integer.compareUnsigned(values[at - 1], value) > 0) {
                values[at] = values[at - 1];
                at--;
            }
            values[at] = value;
        }
    }

    /** Read from the octets of the word: no string is made unless it is wrong. */
    private static int community(Words words) throws StatementException {
        WellKnownCommunity known = WellKnownCommunity.ofNext(words);
        int index = words.position();
        if (known != null) {
            words.next("a community");
            return known.value();
        }
        byte[] text = words.text();
        int from = words.hasNext() ? words.start(index) : 0;
        int to = words.hasNext() ? words.end(index) : 0;
        long value = to - from > 2 && text[from] == '0' && (text[from + 1] | 0x20) == 'x'
                ? hexadecimal(text, from + 2, to)
                : numbers(text, from, to);
        if (value < 0) {
            throw words.failure(
                    "'" + words.peek() + "' is not a valid community (two numbers of 0-65535 as in 65001:1, or a name)",
                    List.of("no-export", "no-advertise", "no-export-subconfed", "nopeer", "blackhole"));
        }
        words.next("a community");
        return (int) value;
    }

    private static long hexadecimal(byte[] text, int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = Character.digit(text[at], 16);
            if (digit < 0 || to - from > 8) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** {@code high:low} or one number; -1 if it is neither. */
    private static long numbers(byte[] text, int from, int to) {
        long high = -1;
        long value = 0;
        int digits = 0;
        for (int at = from; at < to; at++) {
            if (text[at] == ':' && high < 0 && digits > 0) {
                high = value;
                value = 0;
                digits = 0;
            } else if (text[at] >= '0' && text[at] <= '9' && digits < 10) {
                value = value * 10 + text[at] - '0';
                digits++;
            } else {
                return -1;
            }
        }
        if (digits == 0 || value > (high < 0 ? 0xFFFF_FFFFL : 0xFFFF) || high > 0xFFFF) {
            return -1;
        }
        return high < 0 ? value : high << 16 | value;
    }

    @Override
    public void describe(Communities value, FieldSink out, CodecView codecs) {
        out.name("community").openList();
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
        out.word("community");
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
