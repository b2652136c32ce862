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
 * Flags: an object of zeros and ones in JSON, the names of those that are set in words, {@code [ V L ]}. Bits without a name are ignored when
 * received and sent as zero.
 *
 * @param octets 1 or 2
 * @param names with their masks, in the order in which they are shown
 * @param hasReserved whether a field {@code RSV}, always 0, follows. Compatibility: as ExaBGP shows them
 */
record FlagsShape(int octets, List<Flag> names, boolean hasReserved) implements Shape {
    private static final String RESERVED = "RSV";

    record Flag(String name, int mask) {}

    /** The flags of one octet from its highest bit on, with {@code RSV}. */
    static FlagsShape of(String... names) {
        return new FlagsShape(1, fromHighest(names), true);
    }

    /** The flags of one octet from its highest bit on, without {@code RSV}. */
    static FlagsShape bare(String... names) {
        return new FlagsShape(1, fromHighest(names), false);
    }

    private static List<Flag> fromHighest(String... names) {
        Flag[] flags = new Flag[names.length];
        for (int index = 0; index < names.length; index++) {
            flags[index] = new Flag(names[index], 0x80 >>> index);
        }
        return List.of(flags);
    }

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        describe(NumberShape.take(in, octets), out);
    }

    void describe(long value, FieldSink out) {
        out.dense().openObject();
        for (Flag flag : names) {
            out.field(flag.name, (value & flag.mask) != 0 ? 1 : 0);
        }
        if (hasReserved) {
            out.field(RESERVED, 0);
        }
        out.closeObject();
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        print(NumberShape.take(in, octets), out);
    }

    void print(long value, TextWriter out) {
        out.word("[");
        for (Flag flag : names) {
            if ((value & flag.mask) != 0) {
                out.word(word(flag));
            }
        }
        out.word("]");
    }

    /** Names with blanks are one word. */
    private static String word(Flag flag) {
        return flag.name.replace(' ', '-');
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        NumberShape.put(readValue(words, what), octets, out);
    }

    int readValue(Words words, String what) throws StatementException {
        int value = 0;
        words.expect("[");
        while (!words.accept("]")) {
            value |= flagOf(words, what).mask;
            words.accept(",");
        }
        return value;
    }

    private Flag flagOf(Words words, String what) throws StatementException {
        for (Flag flag : names) {
            if (words.accept(word(flag))) {
                return flag;
            }
        }
        throw words.failure(
                words.hasNext() ? "'" + words.peek() + "' is not a flag of " + what : "missing ']' of " + what,
                names.stream().map(FlagsShape::word).toList());
    }
}
