package org.herald.lib.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.FamilyNames;
import org.herald.api.bgp.FieldSink;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;

/**
 * Writes fields as JSON on one line, <code>{ "nlri": "203.0.113.0/24" }</code>, with a blank inside each bracket unless the owner of the
 * field asked for {@link #dense}.
 *
 * <p>It knows only what stood last, not what is open: a caller may write the beginning of an object by hand and go on here, and may close
 * what it opened by hand. A new sink stands where a value or the first name behind such a beginning comes. Allocates nothing for names,
 * numbers, addresses and plain texts. Not thread safe; costs little enough to be made for each event.
 */
public final class JsonFieldSink implements FieldSink {
    private static final byte[] LOWER_HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final double LEAST_PLAIN = 1e-4;
    private static final double MOST_PLAIN = 1e16;

    /** What the last octets were, and so what a next element needs before it. */
    private enum Place {
        OPENED,
        VALUE,
        NAME
    }

    private final WireWriter out;
    private final Dialect dialect;
    private Place place = Place.NAME;
    private int denseDepth;
    private boolean isDenseNext;
    private boolean isNextNameLeftOut;

    /** @param out what was in it before stays */
    public JsonFieldSink(WireWriter out, Dialect dialect) {
        this.out = out;
        this.dialect = dialect;
    }

    /** Starts over: the next element is written without a comma, as in a new sink. */
    public void restart() {
        place = Place.NAME;
        denseDepth = 0;
        isDenseNext = false;
        isNextNameLeftOut = false;
    }

    /** The next name is not written, only its value: where a list of objects of one field is shortened to a list of values. */
    public void leaveOutName() {
        isNextNameLeftOut = true;
    }

    /** Takes back the object opened last, of which nothing but its beginning was written, up to an earlier size of the writer. */
    void takeBack(int size) {
        out.truncate(size);
        place = Place.OPENED;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public FieldSink name(String name) {
        element();
        if (isNextNameLeftOut) {
            isNextNameLeftOut = false;
        } else {
            out.u8('"').ascii(name).ascii("\": ");
        }
        place = Place.NAME;
        return this;
    }

    /** The name of the field whose value comes next, being a family: {@code "ipv4 unicast"}. */
    public FieldSink name(FamilyNames name) {
        element();
        out.u8('"').ascii(name.afi()).u8(' ').ascii(name.safi()).ascii("\": ");
        place = Place.NAME;
        return this;
    }

    /** The name of the field whose value comes next, being an address. */
    public FieldSink name(IpAddress name) {
        element();
        out.u8('"');
        InetText.write(name, out);
        out.ascii("\": ");
        place = Place.NAME;
        return this;
    }

    @Override
    public FieldSink dense() {
        isDenseNext = true;
        return this;
    }

    @Override
    public void text(String value) {
        element();
        quote(value, out);
    }

    @Override
    public void number(long value) {
        element();
        out.decimal(value);
    }

    @Override
    public void unsigned(long bits) {
        element();
        if (bits >= 0) {
            out.decimal(bits);
        } else {
            long tens = Long.divideUnsigned(bits, 10);
            out.decimal(tens).u8('0' + (int) (bits - tens * 10));
        }
    }

    @Override
    public void unsigned(long highBits, long lowBits) {
        if (highBits == 0) {
            unsigned(lowBits);
            return;
        }
        element();
        BigInteger high = new BigInteger(Long.toUnsignedString(highBits)).shiftLeft(64);
        out.ascii(high.add(new BigInteger(Long.toUnsignedString(lowBits))).toString());
    }

    @Override
    public void unsigned(BigInteger value) {
        element();
        out.ascii(value.toString());
    }

    /** JSON has no infinity: such a value, which a peer may well send, is written as {@code null}. */
    @Override
    public void decimal(double value) {
        element();
        double size = Math.abs(value);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            out.ascii("null");
        } else if (size != 0 && (size < LEAST_PLAIN || size >= MOST_PLAIN)) {
            out.ascii(Double.toString(value));
        } else {
            String plain =
                    new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
            out.ascii(plain).ascii(plain.indexOf('.') < 0 ? ".0" : "");
        }
    }

    @Override
    public void bool(boolean value) {
        element();
        out.ascii(value ? "true" : "false");
    }

    @Override
    public void absent() {
        element();
        out.ascii("null");
    }

    @Override
    public void address(IpAddress address) {
        element();
        out.u8('"');
        InetText.write(address, out);
        out.u8('"');
    }

    @Override
    public void prefix(IpAddress address, int bits) {
        element();
        out.u8('"');
        InetText.write(address, out);
        out.u8('/').decimal(bits).u8('"');
    }

    @Override
    public void hex(String lead, byte[] octets, int from, int count) {
        element();
        out.u8('"').ascii(lead).hex(octets, from, count).u8('"');
    }

    @Override
    public void lowerHex(String lead, byte[] octets, int from, int count) {
        element();
        out.u8('"').ascii(lead);
        for (int index = from; index < from + count; index++) {
            out.u8(LOWER_HEX[octets[index] >>> 4 & 0xF]).u8(LOWER_HEX[octets[index] & 0xF]);
        }
        out.u8('"');
    }

    @Override
    public void openObject() {
        open('{');
    }

    @Override
    public void closeObject() {
        close('}');
    }

    @Override
    public void openList() {
        open('[');
    }

    @Override
    public void closeList() {
        close(']');
    }

    private void open(char bracket) {
        element();
        out.u8(bracket);
        place = Place.OPENED;
        if (isDenseNext || denseDepth > 0) {
            denseDepth++;
            isDenseNext = false;
        }
    }

    private void close(char bracket) {
        if (denseDepth > 0) {
            denseDepth--;
        } else {
            out.u8(' ');
        }
        out.u8(bracket);
        place = Place.VALUE;
    }

    private void element() {
        if (place == Place.VALUE) {
            out.u8(',').u8(' ');
        } else if (place == Place.OPENED && denseDepth == 0) {
            out.u8(' ');
        }
        place = Place.VALUE;
    }

    /**
     * Writes a text in quotes as UTF-8. Escaped are what JSON demands (RFC 8259, 7), the other controls, the line ends of Unicode, and
     * halves of surrogate pairs, so that one event stays one line of valid UTF-8 for every reader.
     */
    public static void quote(String text, WireWriter out) {
        out.u8('"');
        int length = text.length();
        int plain = 0;
        while (plain < length && isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain == length) {
            out.ascii(text);
        } else {
            for (int at = 0; at < length; ) {
                int character = text.codePointAt(at);
                at += Character.charCount(character);
                writeCharacter(character, out);
            }
        }
        out.u8('"');
    }

    private static boolean isPlain(int character) {
        return character >= ' ' && character < 0x7F && character != '"' && character != '\\';
    }

    private static void writeCharacter(int character, WireWriter out) {
        if (isPlain(character)) {
            out.u8(character);
        } else if (character < 0xA0) {
            writeEscape(character, out);
        } else if (character < 0x800) {
            out.u8(0xC0 | character >>> 6).u8(0x80 | character & 0x3F);
        } else if (character == 0x2028 || character == 0x2029 || character >= 0xD800 && character < 0xE000) {
            writeUnicodeEscape(character, out);
        } else if (character < 0x10000) {
            out.u8(0xE0 | character >>> 12).u8(0x80 | character >>> 6 & 0x3F).u8(0x80 | character & 0x3F);
        } else {
            out.u8(0xF0 | character >>> 18).u8(0x80 | character >>> 12 & 0x3F);
            out.u8(0x80 | character >>> 6 & 0x3F).u8(0x80 | character & 0x3F);
        }
    }

    private static void writeEscape(int character, WireWriter out) {
        switch (character) {
            case '"' -> out.ascii("\\\"");
            case '\\' -> out.ascii("\\\\");
            case '\b' -> out.ascii("\\b");
            case '\f' -> out.ascii("\\f");
            case '\n' -> out.ascii("\\n");
            case '\r' -> out.ascii("\\r");
            case '\t' -> out.ascii("\\t");
            default -> writeUnicodeEscape(character, out);
        }
    }

    private static void writeUnicodeEscape(int character, WireWriter out) {
        out.ascii("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.u8(LOWER_HEX[character >>> shift & 0xF]);
        }
    }
}
