package org.herald.lib.linkstate;

import java.math.BigInteger;
import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * Octets that nobody interprets: {@code 0x} and digits in words.
 *
 * @param count how many there are, {@link #ANY} for all that is left
 */
record OctetsShape(int count, Form form) implements Shape {
    static final int ANY = -1;

    /** Larger numbers cost more to write than any peer should be able to demand. */
    private static final int MOST_DECIMAL_OCTETS = 255;

    private static final int VERSION_WITH_DIGITS = 4;

    /** How they are shown. */
    enum Form {
        /** Lower-case digits. */
        DIGITS,
        /** {@code 0x} and upper-case digits. */
        HEXADECIMAL,
        /** As one decimal number in a text. Compatibility: so ExaBGP shows the areas of IS-IS since 5.0; before, as digits. */
        DECIMAL_TEXT
    }

    static OctetsShape rest(Form form) {
        return new OctetsShape(ANY, form);
    }

    private byte[] take(WireReader in) throws MalformedException {
        return count == ANY ? in.rest() : in.bytes(count);
    }

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        byte[] octets = take(in);
        switch (form) {
            case DIGITS -> out.lowerHex("", octets, 0, octets.length);
            case HEXADECIMAL -> out.hex("0x", octets, 0, octets.length);
            case DECIMAL_TEXT -> {
                if (octets.length > MOST_DECIMAL_OCTETS) {
                    throw in.malformed("an area of " + octets.length + " octets (at most 255)");
                }
                if (out.dialect().version() <= VERSION_WITH_DIGITS) {
                    out.lowerHex("", octets, 0, octets.length);
                } else {
                    out.text(new BigInteger(1, octets).toString());
                }
            }
        }
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        byte[] octets = take(in);
        out.hex(octets, 0, octets.length);
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        int at = words.position();
        byte[] octets = readHex(words, what);
        if (count != ANY && octets.length != count) {
            throw words.failureAt(at, what + " has " + octets.length + " octets, must be " + count, List.of());
        }
        out.bytes(octets);
    }

    /** Takes {@code 0x} and digits. */
    static byte[] readHex(Words words, String what) throws StatementException {
        int at = words.position();
        String word = words.next("0x and digits for " + what);
        if (!word.startsWith("0x") && !word.startsWith("0X")) {
            throw words.failureAt(at, "'" + word + "' is not a valid " + what + " (0x and digits)", List.of());
        }
        try {
            return Hex.parse(word.substring(2));
        } catch (IllegalArgumentException e) {
            throw words.failureAt(at, "'" + word + "' is not a valid " + what + ": " + e.getMessage(), List.of());
        }
    }
}
