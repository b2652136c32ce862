package org.herald.lib.linkstate;

import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/** Octets of a {@link Structure} that give none, one or several fields, with their names. */
interface Part {
    void describe(WireReader in, FieldSink out) throws MalformedException;

    void print(WireReader in, TextWriter out) throws MalformedException;

    void read(Words words, WireWriter out) throws StatementException;

    /** A value with its name. */
    static Part named(String name, Shape shape) {
        return new Part() {
            @Override
            public void describe(WireReader in, FieldSink out) throws MalformedException {
                out.name(name);
                shape.describe(in, out);
            }

            @Override
            public void print(WireReader in, TextWriter out) throws MalformedException {
                out.word(name);
                shape.print(in, out);
            }

            @Override
            public void read(Words words, WireWriter out) throws StatementException {
                words.expect(name);
                shape.read(words, name, out);
            }
        };
    }

    /** Octets that must be sent as zero and are ignored when received. */
    static Part reserved(int octets) {
        return new Part() {
            @Override
            public void describe(WireReader in, FieldSink out) throws MalformedException {
                in.skip(octets);
            }

            @Override
            public void print(WireReader in, TextWriter out) throws MalformedException {
                in.skip(octets);
            }

            @Override
            public void read(Words words, WireWriter out) {
                out.zeros(octets);
            }
        };
    }

    /** Whatever follows, such as sub-TLVs that nobody shows; nothing when written. */
    static Part rest() {
        return new Part() {
            @Override
            public void describe(WireReader in, FieldSink out) {
                in.position(in.limit());
            }

            @Override
            public void print(WireReader in, TextWriter out) {
                in.position(in.limit());
            }

            @Override
            public void read(Words words, WireWriter out) {}
        };
    }

    /** Flags of which the reference program shows an empty list. Compatibility: {@code "flags": []}. Written as zero. */
    static Part unshownFlags(String name) {
        return new Part() {
            @Override
            public void describe(WireReader in, FieldSink out) throws MalformedException {
                in.skip(1);
                out.name(name).openList();
                out.closeList();
            }

            @Override
            public void print(WireReader in, TextWriter out) throws MalformedException {
                in.skip(1);
            }

            @Override
            public void read(Words words, WireWriter out) {
                out.u8(0);
            }
        };
    }
}
