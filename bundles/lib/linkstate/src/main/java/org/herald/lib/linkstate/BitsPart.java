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
 * Several fields in the bits of one number.
 *
 * @param octets 1 to 8
 * @param fields in the order in which they are shown
 */
record BitsPart(int octets, List<Field> fields) implements Part {
    /** What the bits of a field mean. */
    enum Meaning {
        NUMBER,
        BOOLEAN,
        /** A loss in units of 0.000003 % (RFC 8570, 4.4). */
        LOSS,
        /** Compatibility: ExaBGP shows the flag as the bit of its octet, 0 or 64. */
        BIT_OF_OCTET
    }

    /** @param shift how far its lowest bit is from that of the number */
    record Field(String name, int shift, int width, Meaning meaning) {
        private long of(long value) {
            return value >>> shift & most();
        }

        private long most() {
            return (1L << width) - 1;
        }
    }

    private static final double LOSS_UNIT_PERCENT = 0.000003;

    static BitsPart of(int octets, Field... fields) {
        return new BitsPart(octets, List.of(fields));
    }

    static Field number(String name, int shift, int width) {
        return new Field(name, shift, width, Meaning.NUMBER);
    }

    static Field flag(String name, int shift) {
        return new Field(name, shift, 1, Meaning.BOOLEAN);
    }

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        long value = NumberShape.take(in, octets);
        for (Field field : fields) {
            long bits = field.of(value);
            out.name(field.name);
            switch (field.meaning) {
                case NUMBER -> out.number(bits);
                case BOOLEAN -> out.bool(bits != 0);
                case LOSS -> out.decimal(bits * LOSS_UNIT_PERCENT);
                case BIT_OF_OCTET -> out.number(bits << field.shift % 8);
            }
        }
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        long value = NumberShape.take(in, octets);
        for (Field field : fields) {
            long bits = field.of(value);
            out.word(field.name);
            switch (field.meaning) {
                case NUMBER, BIT_OF_OCTET -> out.number(bits);
                case BOOLEAN -> out.word(bits != 0 ? "true" : "false");
                case LOSS -> out.word(Double.toString(bits * LOSS_UNIT_PERCENT));
            }
        }
    }

    @Override
    public void read(Words words, WireWriter out) throws StatementException {
        long value = 0;
        for (Field field : fields) {
            words.expect(field.name);
            value |= read(words, field) << field.shift;
        }
        NumberShape.put(value, octets, out);
    }

    private static long read(Words words, Field field) throws StatementException {
        return switch (field.meaning) {
            case NUMBER, BIT_OF_OCTET -> words.number(field.name, field.most());
            case BOOLEAN -> readBoolean(words, field.name);
            case LOSS -> readLoss(words, field);
        };
    }

    private static long readBoolean(Words words, String what) throws StatementException {
        if (words.accept("true")) {
            return 1;
        }
        if (words.accept("false")) {
            return 0;
        }
        throw words.failure("'" + words.peek() + "' is not a valid " + what, List.of("true", "false"));
    }

    private static long readLoss(Words words, Field field) throws StatementException {
        int at = words.position();
        String word = words.next("a number for " + field.name);
        double percent;
        try {
            percent = Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw words.failureAt(at, "'" + word + "' is not a valid " + field.name + " (a number)", List.of());
        }
        double units = Math.rint(percent / LOSS_UNIT_PERCENT);
        if (!(units >= 0 && units <= field.most())) {
            throw words.failureAt(
                    at,
                    field.name + " " + word + " is out of range (0-" + field.most() * LOSS_UNIT_PERCENT + ")",
                    List.of());
        }
        return (long) units;
    }
}
