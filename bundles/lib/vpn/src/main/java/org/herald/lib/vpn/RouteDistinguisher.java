package org.herald.lib.vpn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.InetText;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A route distinguisher (RFC 4364, 4.2): type [2], then an AS number [2] and a number [4] (type 0), an IPv4 address [4] and a number [2] (type
 * 1), or an AS number [4] and a number [2] (type 2). Other types are kept, and written as {@code 0x} and sixteen digits.
 *
 * @param value the eight octets as an unsigned number, type first
 */
public record RouteDistinguisher(long value) {
    /** Octets on the wire. */
    public static final int OCTETS = 8;

    /** Bits that it adds to the length of an NLRI. */
    public static final int BITS = OCTETS * 8;

    /** The word before it, and the field in events. */
    public static final String WORD = "rd";

    /** Another word for {@link #WORD}. */
    public static final String LONG_WORD = "route-distinguisher";

    private static final int AS2_TYPE = 0;
    private static final int ADDRESS_TYPE = 1;
    private static final int AS4_TYPE = 2;
    private static final long MOST_U16 = 0xFFFF;
    private static final long MOST_U32 = 0xFFFF_FFFFL;
    private static final int HEX_DIGITS = 16;

    /** Takes eight octets. @throws MalformedException without a severity, if some are missing */
    public static RouteDistinguisher read(WireReader in) throws MalformedException {
        return new RouteDistinguisher(in.u64());
    }

    /** Writes eight octets. */
    public void write(WireWriter out) {
        out.u64(value);
    }

    /** How it is written. @param word {@link #WORD} or {@link #LONG_WORD}. @param example a whole statement of the family, with this word */
    public static Grammar.Statement grammar(String word, String example) {
        return new Grammar.Statement(
                word,
                "<0-65535>:<0-4294967295> | <A.B.C.D>:<0-65535> | <0-4294967295>:<0-65535> | 0x<16 digits>",
                "route distinguisher (RFC 4364), which keeps equal prefixes of several networks apart",
                example);
    }

    /** Whether one of the words before it comes next, which is then taken. */
    public static boolean acceptWord(Words words) {
        return words.accept(WORD) || words.accept(LONG_WORD);
    }

    /** Takes one as users write it. @throws StatementException if the next word is none, with what would be valid */
    public static RouteDistinguisher read(Words words) throws StatementException {
        if (!words.hasNext()) {
            throw words.failure("the statement ends where a route distinguisher is expected", List.of());
        }
        int at = words.position();
        RouteDistinguisher found = parse(words.text(), words.start(at), words.end(at));
        if (found == null) {
            throw words.failure(
                    "'" + words.peek() + "' is not a valid route-distinguisher (0-65535:0-4294967295, A.B.C.D:0-65535, "
                            + "0-4294967295:0-65535, or 0x and 16 hexadecimal digits)",
                    List.of());
        }
        words.position(at + 1);
        return found;
    }

    private static @Nullable RouteDistinguisher parse(byte[] text, int from, int to) {
        int colon = from;
        while (colon < to && text[colon] != ':') {
            colon++;
        }
        if (colon == to) {
            return parseHex(text, from, to);
        }
        long number = Words.parseNumber(text, colon + 1, to, MOST_U32);
        if (number < 0) {
            return null;
        }
        long address = InetText.parseIpv4(text, from, colon);
        if (address >= 0) {
            return number > MOST_U16 ? null : of(ADDRESS_TYPE, address << 16 | number);
        }
        long autonomousSystem = Words.parseNumber(text, from, colon, MOST_U32);
        if (autonomousSystem < 0) {
            return null;
        }
        if (autonomousSystem <= MOST_U16) {
            return of(AS2_TYPE, autonomousSystem << 32 | number);
        }
        return number > MOST_U16 ? null : of(AS4_TYPE, autonomousSystem << 16 | number);
    }

    private static @Nullable RouteDistinguisher parseHex(byte[] text, int from, int to) {
        if (to - from != HEX_DIGITS + 2 || text[from] != '0' || (text[from + 1] | 0x20) != 'x') {
            return null;
        }
        long value = 0;
        for (int at = from + 2; at < to; at++) {
            int digit = Character.digit(text[at], 16);
            if (digit < 0) {
                return null;
            }
            value = value << 4 | digit;
        }
        return new RouteDistinguisher(value);
    }

    private static RouteDistinguisher of(int type, long rest) {
        return new RouteDistinguisher((long) type << 48 | rest);
    }

    /** Gives the field {@code rd}. */
    public void describe(FieldSink out) {
        out.field(WORD, toString());
    }

    /** Writes word and value so that the same octets are read again. */
    public void print(TextWriter out) {
        out.word(WORD).word(out.isConfiguration() && !isReadBack() ? hexadecimal() : toString());
    }

    /** False for an AS number of two octets in the form for four. */
    private boolean isReadBack() {
        byte[] text = toString().getBytes(StandardCharsets.US_ASCII);
        return equals(parse(text, 0, text.length));
    }

    /** {@code 65000:1}, {@code 192.0.2.1:1}, or digits for a type that RFC 4364 does not have. */
    @Override
    public String toString() {
        int type = (int) (value >>> 48);
        return switch (type) {
            case AS2_TYPE -> (value >>> 32 & MOST_U16) + ":" + (value & MOST_U32);
            case ADDRESS_TYPE -> address() + ":" + (value & MOST_U16);
            case AS4_TYPE -> (value >>> 16 & MOST_U32) + ":" + (value & MOST_U16);
            default -> hexadecimal();
        };
    }

    private String address() {
        WireWriter text = new WireWriter();
        InetText.writeIpv4((int) (value >>> 16), text);
        return new String(text.array(), 0, text.size(), StandardCharsets.US_ASCII);
    }

    private String hexadecimal() {
        WireWriter octets = new WireWriter();
        write(octets);
        return "0x" + Hex.upper(octets.toByteArray());
    }
}
