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
 * An object of parts, {@code ( name value name value )} in words.
 *
 * @param parts in the order of the wire
 * @param shownFirst indexes of the parts that stand first where fields are shown
 */
record Structure(List<Part> parts, List<Integer> shownFirst) implements Shape {
    static Structure of(Part... parts) {
        return new Structure(List.of(parts), List.of());
    }

    /** The same with some parts shown before all others. */
    Structure showing(Integer... first) {
        return new Structure(parts, List.of(first));
    }

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        int[] starts = new int[parts.size()];
        for (int index = 0; index < starts.length; index++) {
            starts[index] = in.position();
            parts.get(index).describe(in, SilentSink.INSTANCE);
        }
        int end = in.position();
        out.dense().openObject();
        for (int index : shownFirst) {
            in.position(starts[index]);
            parts.get(index).describe(in, out);
        }
        for (int index = 0; index < starts.length; index++) {
            if (!shownFirst.contains(index)) {
                in.position(starts[index]);
                parts.get(index).describe(in, out);
            }
        }
        out.closeObject();
        in.position(end);
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        out.word("(");
        for (Part part : parts) {
            part.print(in, out);
        }
        out.word(")");
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        words.expect("(");
        for (Part part : parts) {
            part.read(words, out);
        }
        words.expect(")");
    }
}
