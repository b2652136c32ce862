package org.herald.lib.linkstate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;

/** The TLVs that are known at one place: found by code and by key. */
final class TlvTable {
    private final Map<Integer, TlvKind> byCode = new HashMap<>();
    private final Map<String, List<TlvKind>> byKey = new LinkedHashMap<>();

    TlvTable(Collection<TlvKind> kinds) {
        for (TlvKind kind : kinds) {
            if (byCode.put(kind.code(), kind) != null) {
                throw new IllegalArgumentException("TLV " + kind.code() + " stands twice in a table");
            }
            byKey.computeIfAbsent(kind.key(), key -> new ArrayList<>()).add(kind);
        }
    }

    static TlvTable of(TlvKind... kinds) {
        return new TlvTable(List.of(kinds));
    }

    /** The kind with a code, null if it is not known here. */
    @Nullable
    TlvKind kind(int code) {
        return byCode.get(code);
    }

    /** The kinds with a key: several where the form of the value tells them apart, none if the key is not known. */
    List<TlvKind> kinds(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    List<String> keys() {
        return List.copyOf(byKey.keySet());
    }

    /**
     * Takes TLVs to the end of the window.
     *
     * @throws MalformedException without a severity: a length that runs over, a value that is not of its shape, a second TLV of a kind that
     *     may come once
     */
    List<Tlv> readAll(WireReader in) throws MalformedException {
        List<Tlv> found = new ArrayList<>();
        while (in.hasRemaining()) {
            int start = in.position();
            int code = in.u16();
            WireReader value = in.slice(in.u16());
            TlvKind kind = byCode.get(code);
            if (kind != null) {
                int valueAt = value.position();
                kind.check(value);
                value.position(valueAt);
                if (!kind.repeats() && contains(found, code)) {
                    throw new MalformedException("TLV " + code + " comes twice", start);
                }
            }
            found.add(new Tlv(code, value.rest()));
        }
        return found;
    }

    static boolean contains(List<Tlv> tlvs, int code) {
        return count(tlvs, code) > 0;
    }

    static int count(List<Tlv> tlvs, int code) {
        int count = 0;
        for (Tlv tlv : tlvs) {
            count += tlv.code() == code ? 1 : 0;
        }
        return count;
    }
}
