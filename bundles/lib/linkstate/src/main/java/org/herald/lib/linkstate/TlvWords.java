package org.herald.lib.linkstate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * TLVs in words: a key and its value, or {@code tlv <code> 0x<value>} for any of them.
 *
 * @param table the kinds that have a key
 */
record TlvWords(TlvTable table) {
    /** Stands before a code and the digits of a value. */
    static final String RAW = "tlv";

    private static final int MOST_CODE = 0xFFFF;

    // ---- writing

    /** Writes them between brackets. */
    void print(List<Tlv> tlvs, TextWriter out) {
        out.word("[");
        for (Tlv tlv : tlvs) {
            print(tlv, out);
        }
        out.word("]");
    }

    /** Writes one. Where key and value would not give the same octets again, such as with reserved bits that are set, digits do. */
    void print(Tlv tlv, TextWriter out) {
        String words = wordsOf(tlv);
        if (words != null) {
            out.word(words);
        } else {
            out.word(RAW).number(tlv.code()).hex(tlv.value(), 0, tlv.value().length);
        }
    }

    private @Nullable String wordsOf(Tlv tlv) {
        TlvKind kind = table.kind(tlv.code());
        if (kind == null) {
            return null;
        }
        WireWriter text = new WireWriter();
        TextWriter out = new TextWriter(text, Dialect.CONFIGURATION);
        out.word(kind.key());
        try {
            kind.shape().print(tlv.reader(), out);
            String words = new String(text.array(), 0, text.size(), StandardCharsets.UTF_8);
            Words again = Words.of(words);
            boolean isSame = read(again).equals(tlv) && !again.hasNext();
            return isSame ? words : null;
        } catch (MalformedException | StatementException e) {
            return null; // what cannot be said in words is written as digits
        }
    }

    // ---- reading

    /** Takes a list in brackets. @param what the word before it, for errors */
    List<Tlv> readList(Words words, String what) throws StatementException {
        List<Tlv> found = new ArrayList<>();
        words.expect("[");
        while (!words.accept("]")) {
            if (!words.hasNext()) {
                throw words.failure("missing closing ']' of " + what, List.of());
            }
            int at = words.position();
            Tlv tlv = read(words);
            checkOnce(tlv, found, words, at);
            found.add(tlv);
            words.accept(",");
        }
        return found;
    }

    /** Fails if a TLV that may come once is there. @param at where its words start */
    void checkOnce(Tlv tlv, List<Tlv> found, Words words, int at) throws StatementException {
        TlvKind kind = table.kind(tlv.code());
        if (kind != null && !kind.repeats() && TlvTable.contains(found, tlv.code())) {
            throw words.failureAt(at, "'" + kind.key() + "' (TLV " + tlv.code() + ") is given twice", List.of());
        }
    }

    /** Whether the next word starts a TLV of the table, or a raw one. */
    boolean isNext(Words words) {
        return words.isNext(RAW) || !table.kinds(words.peek()).isEmpty();
    }

    /** Takes one TLV. @throws StatementException if the next word is no key, or its value is not valid */
    Tlv read(Words words) throws StatementException {
        if (words.accept(RAW)) {
            return readRaw(words);
        }
        List<TlvKind> kinds = table.kinds(words.peek());
        if (kinds.isEmpty()) {
            List<String> valid = new ArrayList<>(table.keys());
            valid.add(RAW);
            throw words.failure(
                    words.hasNext() ? "'" + words.peek() + "' is not known here" : "a TLV is expected at the end",
                    valid);
        }
        return readFirstThatFits(words, kinds);
    }

    /** Keys that stand for several TLVs, such as those of IPv4 and IPv6 addresses, mean the first that takes the value. */
    private Tlv readFirstThatFits(Words words, List<TlvKind> kinds) throws StatementException {
        int keyAt = words.position();
        for (int index = 0; ; index++) {
            words.position(keyAt + 1);
            try {
                return read(words, kinds.get(index), keyAt);
            } catch (StatementException e) {
                if (index == kinds.size() - 1) {
                    throw e;
                }
            }
        }
    }

    private static Tlv read(Words words, TlvKind kind, int keyAt) throws StatementException {
        WireWriter value = new WireWriter();
        kind.shape().read(words, kind.key(), value);
        return checked(new Tlv(kind.code(), value.toByteArray()), kind, words, keyAt);
    }

    private Tlv readRaw(Words words) throws StatementException {
        int code = (int) words.number("type of a TLV", MOST_CODE);
        int at = words.position();
        Tlv tlv = new Tlv(code, OctetsShape.readHex(words, "the value of a TLV"));
        TlvKind kind = table.kind(code);
        return kind == null ? sized(tlv, words, at) : checked(tlv, kind, words, at);
    }

    private static Tlv checked(Tlv tlv, TlvKind kind, Words words, int at) throws StatementException {
        try {
            WireReader value = tlv.reader();
            kind.check(value);
        } catch (MalformedException malformed) {
            throw words.failureAt(
                    at,
                    "not a valid '" + kind.key() + "' (TLV " + kind.code() + "): " + malformed.getMessage(),
                    List.of());
        }
        return sized(tlv, words, at);
    }

    private static Tlv sized(Tlv tlv, Words words, int at) throws StatementException {
        if (tlv.value().length > Tlv.MOST_VALUE_OCTETS) {
            throw words.failureAt(
                    at,
                    "the value of TLV " + tlv.code() + " has " + tlv.value().length + " octets (at most "
                            + Tlv.MOST_VALUE_OCTETS + ")",
                    List.of());
        }
        return tlv;
    }
}
