package org.herald.attribute.largecommunity;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

/** LARGE_COMMUNITY (RFC 8092): three numbers of four octets each, written sorted and each once. Malformed: treat as withdraw. */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "LARGE_COMMUNITY", code = 32, words = LargeCommunityAttribute.WORD)
public final class LargeCommunityAttribute implements PathAttributeType<List<LargeCommunity>> {
    static final String WORD = "large-community";
    private static final int OCTETS = 12;
    private static final long MOST = 0xFFFF_FFFFL;
    /** Of 96 bits. */
    private static final int MOST_HEX_DIGITS = 24;
    /** Of 2^96-1. */
    private static final int MOST_DIGITS = 29;

    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "<number>:<number>:<number> | [ ... ]",
            "marks of three numbers of 0-4294967295",
            "large-community [ 65001:1:2 65001:1:3 ]"));

    @Override
    public int code() {
        return 32;
    }

    @Override
    public String name() {
        return "LARGE_COMMUNITY";
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
     * Global administrator [4] and two parts of local data [4 each] for each community, at least one. Repeats are left out
     * without a word, as RFC 8092 demands of receivers.
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for any other length
     */
    @Override
    public List<LargeCommunity> decode(WireReader value, CodecContext context) throws MalformedException {
        if (!value.hasRemaining() || value.remaining() % OCTETS != 0) {
            throw value.malformed("LARGE_COMMUNITY has 12 octets for each community, not " + value.remaining());
        }
        Set<LargeCommunity> communities = new LinkedHashSet<>();
        while (value.hasRemaining()) {
            communities.add(new LargeCommunity(value.u32(), value.u32(), value.u32()));
        }
        return List.copyOf(communities);
    }

    @Override
    public void encode(List<LargeCommunity> value, WireWriter out, CodecContext context) {
        for (LargeCommunity community : value) {
            out.u32(community.globalAdministrator())
                    .u32(community.localDataPart1())
                    .u32(community.localDataPart2());
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public @Nullable List<LargeCommunity> parse(Words words, @Nullable List<LargeCommunity> previous, CodecView codecs)
            throws StatementException {
        words.expect(WORD);
        TreeSet<LargeCommunity> communities = new TreeSet<>();
        words.openList(WORD);
        while (words.hasElement()) {
            communities.add(community(words));
        }
        return communities.isEmpty() ? null : List.copyOf(communities);
    }

    /** Read from the octets of the word: no string is made unless it is one number or wrong. */
    private static LargeCommunity community(Words words) throws StatementException {
        int at = words.position();
        byte[] text = words.text();
        int from = words.hasNext() ? words.start(at) : 0;
        int to = words.hasNext() ? words.end(at) : 0;
        int first = colon(text, from, to);
        int second = colon(text, first + 1, to);
        LargeCommunity community = null;
        if (first == to) {
            community = ofNumber(words.peek());
        } else if (second < to) {
            community = ofParts(
                    Words.parseNumber(text, from, first, MOST),
                    Words.parseNumber(text, first + 1, second, MOST),
                    Words.parseNumber(text, second + 1, to, MOST));
        }
        if (community == null) {
            throw words.failure(
                    "'" + words.peek() + "' is not a valid " + WORD
                            + " (three numbers of 0-4294967295 as in 65001:1:2)",
                    List.of());
        }
        words.position(at + 1);
        return community;
    }

    private static int colon(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != ':') {
            at++;
        }
        return at;
    }

    private static @Nullable LargeCommunity ofParts(long first, long second, long third) {
        return first < 0 || second < 0 || third < 0 ? null : new LargeCommunity(first, second, third);
    }

    /** The 96 bits as one number, decimal or hexadecimal behind {@code 0x}; null if the text is none. */
    private static @Nullable LargeCommunity ofNumber(String text) {
        boolean isHexadecimal = text.startsWith("0x") || text.startsWith("0X");
        String digits = isHexadecimal ? text.substring(2) : text;
        int radix = isHexadecimal ? 16 : 10;
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= (isHexadecimal ? MOST_HEX_DIGITS : MOST_DIGITS)
                && digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
        BigInteger number = isNumber ? new BigInteger(digits, radix) : BigInteger.ONE.negate();
        if (number.signum() < 0 || number.bitLength() > OCTETS * 8) {
            return null;
        }
        return new LargeCommunity(
                number.shiftRight(64).longValue() & MOST,
                number.shiftRight(32).longValue() & MOST,
                number.longValue() & MOST);
    }

    @Override
    public void describe(List<LargeCommunity> value, FieldSink out, CodecView codecs) {
        out.name(WORD).openList();
        for (LargeCommunity community : value) {
            out.openList();
            out.number(community.globalAdministrator());
            out.number(community.localDataPart1());
            out.number(community.localDataPart2());
            out.closeList();
        }
        out.closeList();
    }

    @Override
    public void print(List<LargeCommunity> value, TextWriter out, CodecView codecs) {
        out.word(WORD);
        boolean isList = value.size() > 1;
        if (isList) {
            out.word("[");
        }
        for (LargeCommunity community : value) {
            out.number(community.globalAdministrator());
            out.glue().word(":").glue().number(community.localDataPart1());
            out.glue().word(":").glue().number(community.localDataPart2());
        }
        if (isList) {
            out.word("]");
        }
    }
}
