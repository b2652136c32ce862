package org.herald.attribute.attrset;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.herald.api.bgp.AttributeDraft;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.CapacityExceededException;
import org.herald.api.wire.Octets;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** Attributes in parentheses, in the words of those who own them; one that nobody owns as octets. */
final class NestedWords {
    /** Compatibility: the word that routes have for any attribute, with code, flags and octets behind it. */
    private static final String GENERIC = "attribute";

    private NestedWords() {}

    static List<NestedAttribute> parse(Words words, CodecView codecs) throws StatementException {
        Map<Integer, NestedAttribute> attributes = new TreeMap<>();
        words.expect("(");
        while (!words.accept(")")) {
            int at = words.position();
            NestedAttribute each = words.isNext(GENERIC) ? generic(words) : known(words, codecs);
            if (each != null && attributes.put(each.code(), each) != null) {
                throw words.failureAt(at, "attribute " + each.code() + " is written twice", List.of());
            }
        }
        return List.copyOf(attributes.values());
    }

    /** {@code attribute [ 0xCODE 0xFLAGS 0xOCTETS ]}. */
    private static NestedAttribute generic(Words words) throws StatementException {
        words.expect(GENERIC);
        words.expect("[");
        int code = octet(words, "attribute code");
        int flags = octet(words, "attribute flags");
        byte[] octets = words.octets("attribute");
        words.expect("]");
        return new NestedAttribute(flags & ~AttributeFlags.EXTENDED_LENGTH, code, Octets.of(octets));
    }

    private static int octet(Words words, String what) throws StatementException {
        int at = words.position();
        byte[] octets = words.octets(what);
        if (octets.length != 1) {
            throw words.failureAt(at, what + " has one octet, not " + octets.length, List.of());
        }
        return octets[0] & 0xFF;
    }

    /** Null if what is written means that the attribute is not there. */
    private static @Nullable NestedAttribute known(Words words, CodecView codecs) throws StatementException {
        PathAttributeType<?> type = codecs.attributeOfNext(words);
        if (type == null) {
            String word = words.peek();
            String feature = codecs.featureFor(word);
            throw words.failure(
                    words.hasNext()
                            ? "'" + word + "' is not an attribute"
                                    + (feature == null ? "" : "; the feature " + feature + " provides it")
                            : "expected ')' at the end",
                    List.of());
        }
        return parse(type, words, codecs);
    }

    private static <A> @Nullable NestedAttribute parse(PathAttributeType<A> type, Words words, CodecView codecs)
            throws StatementException {
        int before = words.position();
        A value = type.parse(words, null, codecs);
        if (value == null) {
            return null;
        }
        WireWriter octets = new WireWriter(64, AttributeDraft.MOST_VALUE_OCTETS);
        try {
            type.encode(value, octets, CodecContext.CANONICAL);
        } catch (CapacityExceededException tooLong) {
            throw words.failureAt(before, type.name() + " is too long", List.of());
        }
        return new NestedAttribute(type.flags(), type.code(), Octets.of(octets.toByteArray()));
    }

    static void print(List<NestedAttribute> attributes, TextWriter out, CodecView codecs) {
        out.word("(");
        for (NestedAttribute each : attributes) {
            if (!printKnown(codecs.attribute(each.code()), each, out, codecs)) {
                out.word(GENERIC).word("[");
                out.word(String.format("0x%02X", each.code()));
                out.word(String.format("0x%02X", each.flags()));
                out.hex(each.value().array(), 0, each.value().size());
                out.word("]");
            }
        }
        out.word(")");
    }

    /** False if nobody owns it, or its owner has no word for this value or these flags. */
    private static <A> boolean printKnown(
            @Nullable PathAttributeType<A> type, NestedAttribute each, TextWriter out, CodecView codecs) {
        if (type == null
                || each.flags() != type.flags()
                || type.grammar().statements().isEmpty()) {
            return false;
        }
        A decoded = AttrSetAttribute.decoded(type, each, codecs);
        int before = out.out().size();
        if (decoded != null) {
            type.print(decoded, out, codecs);
        }
        return out.out().size() > before;
    }
}
