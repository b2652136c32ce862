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
 * Label blocks of a node (RFC 9085, 2.1.2, 2.1.4): flags [1], reserved [1], then for each block its size [3] and where it starts, as sub-TLV
 * 1161: a label [3] or an index [4]. Gives the flags under its key, and the blocks under one of its own, as pairs of size and start.
 *
 * @param blocks the field of the blocks
 */
record LabelBlocksShape(FlagsShape flags, String blocks) implements Shape {
    static final int SID_LABEL = 1161;
    private static final String INDEX = "index";
    private static final int LABEL_OCTETS = 3;
    private static final int INDEX_OCTETS = 4;
    private static final int MOST_LABEL = 0xF_FFFF;
    private static final int MOST_RANGE = 0xFF_FFFF;

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        flags.describe(in, out);
        in.skip(1);
        out.name(blocks).dense().openList();
        while (in.hasRemaining()) {
            out.openList();
            out.number(in.u24());
            int octets = sidOctets(in);
            out.number(octets == LABEL_OCTETS ? in.u24() & MOST_LABEL : in.u32());
            out.closeList();
        }
        out.closeList();
    }

    private static int sidOctets(WireReader in) throws MalformedException {
        int at = in.position();
        int code = in.u16();
        int octets = in.u16();
        if (code != SID_LABEL || octets != LABEL_OCTETS && octets != INDEX_OCTETS) {
            throw new MalformedException(
                    "sub-TLV " + code + " of " + octets + " octets, must be 1161 of 3 or 4 octets", at);
        }
        return octets;
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        out.word("(").word("flags");
        flags.print(in, out);
        in.skip(1);
        out.word(blocks).word("[");
        while (in.hasRemaining()) {
            int range = in.u24();
            int octets = sidOctets(in);
            out.word("(").number(range);
            if (octets == LABEL_OCTETS) {
                out.number(in.u24() & MOST_LABEL);
            } else {
                out.word(INDEX).number(in.u32());
            }
            out.word(")");
        }
        out.word("]").word(")");
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        words.expect("(");
        words.expect("flags");
        out.u8(flags.readValue(words, "flags")).u8(0);
        words.expect(blocks);
        words.expect("[");
        while (!words.accept("]")) {
            readBlock(words, out);
            words.accept(",");
        }
        words.expect(")");
    }

    private static void readBlock(Words words, WireWriter out) throws StatementException {
        if (!words.isNext("(")) {
            throw words.failure("'" + words.peek() + "' is not a block, ( <size> [index] <start> )", List.of());
        }
        words.expect("(");
        out.u24((int) words.number("size of a block", MOST_RANGE));
        words.accept(",");
        out.u16(SID_LABEL);
        if (words.accept(INDEX)) {
            out.u16(INDEX_OCTETS).u32(words.number(INDEX, 0xFFFF_FFFFL));
        } else {
            out.u16(LABEL_OCTETS).u24((int) words.number("label", MOST_LABEL));
        }
        words.expect(")");
    }
}
