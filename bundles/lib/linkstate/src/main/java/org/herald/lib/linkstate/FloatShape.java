package org.herald.lib.linkstate;

import java.math.BigDecimal;
import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/** A bandwidth in octets a second: IEEE floating point [4]. */
enum FloatShape implements Shape {
    INSTANCE;

    /** Larger numbers are written with an exponent. */
    private static final double MOST_PLAIN = 1e16;

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        out.decimal(Float.intBitsToFloat(in.i32()));
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        float value = Float.intBitsToFloat(in.i32());
        boolean isPlain = Math.abs(value) < MOST_PLAIN;
        out.word(isPlain ? new BigDecimal(Float.toString(value)).toPlainString() : Float.toString(value));
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        int at = words.position();
        String word = words.next("a number for " + what);
        float value;
        try {
            value = Float.parseFloat(word);
        } catch (NumberFormatException e) {
            throw words.failureAt(at, "'" + word + "' is not a valid " + what + " (octets a second)", List.of());
        }
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            throw words.failureAt(at, what + " " + word + " is out of range", List.of());
        }
        out.u32(Float.floatToRawIntBits(value) & 0xFFFF_FFFFL);
    }
}
