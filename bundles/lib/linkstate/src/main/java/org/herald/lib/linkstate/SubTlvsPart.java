package org.herald.lib.linkstate;

import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/** Sub-TLVs up to the end of a structure, each a field of it. */
record SubTlvsPart(TlvTable table) implements Part {
    private static final String UNKNOWN = "unknown-subtlv-";

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        new TlvFields(table, UNKNOWN, false).describe(table.readAll(in), out);
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        TlvWords words = new TlvWords(table);
        for (Tlv tlv : table.readAll(in)) {
            words.print(tlv, out);
        }
    }

    @Override
    public void read(Words words, WireWriter out) throws StatementException {
        TlvWords sub = new TlvWords(table);
        while (words.hasNext() && !words.isNext(")")) {
            sub.read(words).write(out);
        }
    }
}
