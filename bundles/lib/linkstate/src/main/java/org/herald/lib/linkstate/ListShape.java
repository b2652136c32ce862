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
 * Values of one shape of fixed length, up to the end: {@code [ 1 2 3 ]}.
 *
 * @param count how many there must be, {@link #ANY} if that is free
 */
record ListShape(Shape element, int count) implements Shape {
    static final int ANY = -1;

    static ListShape of(Shape element) {
        return new ListShape(element, ANY);
    }

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        int found = 0;
        int start = in.position();
        out.dense().openList();
        while (in.hasRemaining()) {
            element.describe(in, out);
            found++;
        }
        out.closeList();
        if (count != ANY && found != count) {
            throw new MalformedException(found + " values, must be " + count, start);
        }
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        out.word("[");
        while (in.hasRemaining()) {
            element.print(in, out);
        }
        out.word("]");
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        int at = words.position();
        int found = 0;
        words.expect("[");
        while (!words.accept("]")) {
            element.read(words, what, out);
            words.accept(",");
            found++;
        }
        if (count != ANY && found != count) {
            throw words.failureAt(at, what + " has " + found + " values, must be " + count, List.of());
        }
    }
}
