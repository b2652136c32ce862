package org.herald.lib.linkstate;

import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/** A value of sub-TLVs alone, in ascending order of their types: a list of objects, {@code [ key value key value ]} in words. */
record TlvListShape(TlvTable table) implements Shape {
    /** Compatibility: up to it, all sub-TLVs are fields of one object. */
    private static final int VERSION_WITH_OBJECT = 4;

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        int start = in.position();
        List<Tlv> tlvs = table.readAll(in);
        checkOrder(tlvs, start);
        TlvFields fields = new TlvFields(table, "", false);
        if (out.dialect().version() <= VERSION_WITH_OBJECT) {
            describeAsObject(tlvs, fields, out);
            return;
        }
        out.openList();
        for (Tlv tlv : tlvs) {
            TlvKind kind = table.kind(tlv.code());
            if (kind != null) {
                out.openObject();
                out.name(kind.key());
                fields.value(tlv, out);
                out.closeObject();
            }
        }
        out.closeList();
    }

    private void describeAsObject(List<Tlv> tlvs, TlvFields fields, FieldSink out) {
        out.openObject();
        for (Tlv tlv : tlvs) {
            TlvKind kind = table.kind(tlv.code());
            if (kind != null) {
                out.name(kind.key());
                fields.value(tlv, out);
            }
        }
        out.closeObject();
    }

    /** "TLVs MUST be ordered in ascending order by the TLV Type" within NLRI (RFC 9552, 5.1). @param at for the error */
    static void checkOrder(List<Tlv> tlvs, int at) throws MalformedException {
        for (int index = 1; index < tlvs.size(); index++) {
            if (tlvs.get(index).code() < tlvs.get(index - 1).code()) {
                throw new MalformedException(
                        "TLV " + tlvs.get(index).code() + " stands behind TLV "
                                + tlvs.get(index - 1).code(),
                        at);
            }
        }
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        new TlvWords(table).print(table.readAll(in), out);
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        List<Tlv> tlvs = new TlvWords(table).readList(words, what);
        sorted(tlvs).forEach(tlv -> tlv.write(out));
    }

    /** In ascending order of types; those of one type stay as they are. */
    static List<Tlv> sorted(List<Tlv> tlvs) {
        return tlvs.stream()
                .sorted(java.util.Comparator.comparingInt(Tlv::code))
                .toList();
    }
}
