package org.herald.lib.linkstate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.FieldSink;
import org.herald.api.wire.MalformedException;
import org.jspecify.annotations.Nullable;

/**
 * Tells TLVs as fields, those with one key together, so that no key comes twice in an object.
 *
 * @param table the kinds that have a key
 * @param unknown what stands before the code of others
 * @param isUnknownList whether one of those is a list too
 */
record TlvFields(TlvTable table, String unknown, boolean isUnknownList) {
    private static final int VERSION_WITH_SINGLE_UNKNOWN = 4;

    /** TLVs that share a field. */
    private record Field(@Nullable TlvKind kind, boolean isList, List<Tlv> tlvs) {}

    void describe(List<Tlv> tlvs, FieldSink out) {
        Map<String, Field> fields = group(tlvs, out.dialect().version());
        boolean hasListsFirst = out.dialect().version() >= TlvKind.MAIN;
        if (hasListsFirst) {
            fields.forEach((key, field) -> {
                if (field.isList) {
                    write(key, field, out);
                }
            });
        }
        fields.forEach((key, field) -> {
            if (!hasListsFirst || !field.isList) {
                write(key, field, out);
            }
        });
    }

    private Map<String, Field> group(List<Tlv> tlvs, int version) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Tlv tlv : tlvs) {
            TlvKind kind = table.kind(tlv.code());
            boolean isKnown = kind != null && kind.since() <= version;
            TlvKind shown = isKnown ? kind : null;
            Field field = shown != null ? field(shown, tlvs, version, fields) : unknown(tlv, tlvs, version, fields);
            field.tlvs.add(tlv);
        }
        return fields;
    }

    private Field unknown(Tlv tlv, List<Tlv> tlvs, int version, Map<String, Field> fields) {
        boolean isList = isUnknownList && version > VERSION_WITH_SINGLE_UNKNOWN || TlvTable.count(tlvs, tlv.code()) > 1;
        return fields.computeIfAbsent(unknown + tlv.code(), key -> new Field(null, isList, new ArrayList<>()));
    }

    /** Earlier versions repeat the key of a single value, which is not valid JSON: several go into the list of today's key. */
    private Field field(TlvKind kind, List<Tlv> tlvs, int version, Map<String, Field> fields) {
        for (TlvKind.Older older : kind.older()) {
            if (version <= older.until() && (older.isList() || !kind.repeats() || countOfKey(kind, tlvs) == 1)) {
                return fields.computeIfAbsent(older.key(), key -> new Field(kind, older.isList(), new ArrayList<>()));
            }
        }
        return fields.computeIfAbsent(kind.key(), key -> new Field(kind, kind.repeats(), new ArrayList<>()));
    }

    private int countOfKey(TlvKind kind, List<Tlv> tlvs) {
        int count = 0;
        for (TlvKind same : table.kinds(kind.key())) {
            count += TlvTable.count(tlvs, same.code());
        }
        return count;
    }

    private void write(String key, Field field, FieldSink out) {
        out.name(key);
        if (field.isList) {
            out.dense().openList();
        }
        for (Tlv tlv : field.tlvs) {
            if (field.kind == null) {
                out.hex("0x", tlv.value(), 0, tlv.value().length);
            } else {
                value(tlv, out);
            }
        }
        if (field.isList) {
            out.closeList();
        }
    }

    /** Gives the value of a TLV whose kind the table has and which was checked. */
    void value(Tlv tlv, FieldSink out) {
        TlvKind kind = table.kind(tlv.code());
        if (kind == null) {
            throw new IllegalStateException("TLV " + tlv.code() + " has no kind");
        }
        try {
            kind.shape().describe(tlv.reader(), out);
        } catch (MalformedException e) {
            throw new IllegalStateException("a TLV that was checked is malformed: " + tlv, e);
        }
    }
}
