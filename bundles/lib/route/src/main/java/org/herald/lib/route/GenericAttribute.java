package org.herald.lib.route;

import java.util.List;
import org.herald.api.bgp.AttributeDraft;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/** {@code attribute [ 0xCODE 0xFLAGS 0xDATA ]}: any path attribute by its octets. */
final class GenericAttribute {
    private static final int MP_REACH_NLRI = 14;
    private static final int MP_UNREACH_NLRI = 15;

    private GenericAttribute() {}

    /** Takes the brackets and what is between them. The first attribute of a code holds, as with all words. */
    static void read(Words words, AttributeDraft attributes, CodecView codecs) throws StatementException {
        int start = words.position();
        words.expect("[");
        int codeAt = words.position();
        int code = octet(words, "attribute code");
        int flags = octet(words, "attribute flags");
        byte[] value = octets(words, "attribute data");
        if (!words.accept("]")) {
            throw words.failure("attribute is missing its closing ']'", List.of("]"));
        }
        if (code == 0 || code == MP_REACH_NLRI || code == MP_UNREACH_NLRI) {
            throw words.failureAt(
                    codeAt,
                    "attribute code " + code + " cannot be written"
                            + (code == 0 ? " (1-255)" : ": MP_REACH_NLRI and MP_UNREACH_NLRI are made from the route"),
                    List.of());
        }
        check(code, flags, value, words, start, codecs);
        if (!attributes.has(code)) {
            attributes.put(code, flags, value);
        }
    }

    /**
     * Octets under the code and flags of an installed attribute must be such an attribute: what is announced is read again when it is
     * adapted to a session, and what cannot be read cannot be sent.
     */
    private static void check(int code, int flags, byte[] value, Words words, int at, CodecView codecs)
            throws StatementException {
        if (code == AttributeDraft.NEXT_HOP_CODE) {
            if (value.length != 4 && value.length != 16) {
                throw words.failureAt(at, "a next hop has 4 or 16 octets, not " + value.length, List.of());
            }
            return;
        }
        PathAttributeType<?> type = codecs.attribute(code);
        if (type == null || type.flags() != (flags & ~AttributeFlags.EXTENDED_LENGTH)) {
            return;
        }
        try {
            type.decode(new WireReader(value), context(codecs));
        } catch (MalformedException malformed) {
            throw words.failureAt(
                    at, "these octets are no " + type.name() + " attribute: " + malformed.getMessage(), List.of());
        }
    }

    /** In which octets of attributes are read that were written by hand: the form of Adj-RIBs. */
    static CodecContext context(CodecView codecs) {
        return new CodecContext(true, true, 0, 0, true, Negotiated.NOTHING, codecs, 0);
    }

    private static int octet(Words words, String what) throws StatementException {
        int at = words.position();
        byte[] octets = octets(words, what);
        if (octets.length != 1) {
            throw words.failureAt(at, what + " '" + words.word(at) + "' is not one octet (0x00-0xFF)", List.of());
        }
        return octets[0] & 0xFF;
    }

    private static byte[] octets(Words words, String what) throws StatementException {
        int at = words.position();
        String word = words.next(what);
        if (!word.startsWith("0x") && !word.startsWith("0X")) {
            throw words.failureAt(
                    at, "'" + word + "' is not a valid " + what + ", must be hexadecimal (0x…)", List.of());
        }
        if (word.length() % 2 != 0) {
            throw words.failureAt(at, what + " '" + word + "' has an odd number of hexadecimal digits", List.of());
        }
        byte[] octets = new byte[word.length() / 2 - 1];
        for (int index = 0; index < octets.length; index++) {
            int high = Character.digit(word.charAt(2 + index * 2), 16);
            int low = Character.digit(word.charAt(3 + index * 2), 16);
            if (high < 0 || low < 0) {
                throw words.failureAt(
                        at, "'" + word + "' is not a valid " + what + ", must be hexadecimal (0x…)", List.of());
            }
            octets[index] = (byte) (high << 4 | low);
        }
        return octets;
    }
}
