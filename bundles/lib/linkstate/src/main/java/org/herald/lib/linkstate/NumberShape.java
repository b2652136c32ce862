package org.herald.lib.linkstate;

import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * An unsigned number of some octets, of which the lowest bits count.
 *
 * @param octets 1 to 8
 * @param bits how many bits count, 1 to octets * 8; others are sent as zero
 * @param isText whether it is shown as a text of digits
 */
record NumberShape(int octets, int bits, boolean isText) implements Shape {
    static final NumberShape U8 = of(1);
    static final NumberShape U16 = of(2);
    static final NumberShape U32 = of(4);
    static final NumberShape U64 = of(8);

    static NumberShape of(int octets) {
        return ofBits(octets, octets * 8);
    }

    static NumberShape ofBits(int octets, int bits) {
        return new NumberShape(octets, bits, false);
    }

    /** The next octets as an unsigned number. */
    static long take(WireReader in, int octets) throws MalformedException {
        int at = in.position();
        in.skip(octets);
        long value = 0;
        for (int index = 0; index < octets; index++) {
            value = value << 8 | in.array()[at + index] & 0xFF;
        }
        return value;
    }

    /** Writes the lowest octets of a number. */
    static void put(long value, int octets, WireWriter out) {
        for (int shift = (octets - 1) * 8; shift >= 0; shift -= 8) {
            out.u8((int) (value >>> shift) & 0xFF);
        }
    }

    private long mask() {
        return bits == 64 ? -1L : (1L << bits) - 1;
    }

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        long value = take(in, octets) & mask();
        if (isText) {
            out.text(Long.toUnsignedString(value));
        } else {
            out.unsigned(value);
        }
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        out.word(Long.toUnsignedString(take(in, octets) & mask()));
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        put(bits == 64 ? readUnsigned(words, what) : words.number(what, mask()), octets, out);
    }

    /** Takes a number of 64 unsigned bits. */
    static long readUnsigned(Words words, String what) throws StatementException {
        int at = words.position();
        String word = words.next("a number for " + what);
        try {
            if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
                return Long.parseUnsignedLong(word);
            }
        } catch (NumberFormatException e) {
            // told below, as for what does not even start with a digit
        }
        throw words.failureAt(
                at, "'" + word + "' is not a valid " + what + " (a number, 0-18446744073709551615)", List.of());
    }
}
