package org.herald.lib.linkstate;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * The value of the BGP-LS attribute (RFC 9552, 5.3): TLVs.
 *
 * @param tlvs in the order received; at least one
 */
public record LinkState(List<Tlv> tlvs) {
    /** Before the code of a TLV that has no key. */
    static final String UNKNOWN = "generic-lsid-";

    /** The word before the list, in statements. */
    public static final String WORD = "link-state";

    private static final TlvFields FIELDS = new TlvFields(AttributeTlvs.TABLE, UNKNOWN, true);
    private static final TlvWords WORDS = new TlvWords(AttributeTlvs.TABLE);

    public LinkState {
        tlvs = List.copyOf(tlvs);
    }

    /**
     * Takes the octets of the window.
     *
     * @throws MalformedException without a severity: no TLV at all, a length that runs over, a value that is not what its TLV demands, a
     *     second TLV of a kind that comes once
     */
    public static LinkState decode(WireReader in) throws MalformedException {
        if (!in.hasRemaining()) {
            throw in.malformed("a BGP-LS attribute without TLVs");
        }
        return new LinkState(AttributeTlvs.TABLE.readAll(in));
    }

    /** Writes the octets as they came. */
    public void encode(WireWriter out) {
        tlvs.forEach(tlv -> tlv.write(out));
    }

    /** Gives a field for each key, between the sink's openObject and closeObject. */
    public void describe(FieldSink out) {
        FIELDS.describe(tlvs, out);
    }

    /** Writes the word and the list that {@link #read} takes. */
    public void print(TextWriter out) {
        out.word(WORD);
        WORDS.print(tlvs, out);
    }

    /** Takes the list behind {@link #WORD}. */
    public static LinkState read(Words words) throws StatementException {
        int at = words.position();
        List<Tlv> found = WORDS.readList(words, WORD);
        if (found.isEmpty()) {
            throw words.failureAt(at, WORD + " needs at least one TLV between its brackets", List.of());
        }
        return new LinkState(found);
    }

    /** The TLVs of both, this one's first. @throws StatementException if one that comes once is in both */
    public LinkState with(LinkState more, Words words) throws StatementException {
        List<Tlv> all = new ArrayList<>(tlvs);
        for (Tlv tlv : more.tlvs) {
            WORDS.checkOnce(tlv, all, words, words.position() - 1);
            all.add(tlv);
        }
        return new LinkState(all);
    }

    /** The keys that a list may have, for help. */
    public static List<String> keys() {
        return AttributeTlvs.TABLE.keys();
    }
}
