package org.herald.attribute.extcommunity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.ProvideAttribute;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * EXTENDED COMMUNITIES (RFC 4360): eight octets each. Malformed: treat as withdraw (RFC 7606, 7.14). What a community means and how it is written is said by the
 * installed kinds; one that none owns is shown as digits.
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "EXTENDED COMMUNITIES", code = 16, words = "extended-community")
public final class ExtendedCommunityAttribute implements PathAttributeType<ExtendedCommunities> {
    private static final int OCTETS = 8;
    private static final int DIGITS = 16;
    /** The kind of a community that is written without a keyword. */
    private static final String DEFAULT_KEYWORD = "target";

    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            "extended-community",
            "<kind>:<fields> | 0x<16 digits> | [ ... ]",
            "marks with a kind, such as target:65001:1; without a kind a target",
            "extended-community [ 0x0002fde900000001 ]"));

    @Override
    public int code() {
        return 16;
    }

    @Override
    public String name() {
        return "EXTENDED COMMUNITIES";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL_TRANSITIVE;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    @Override
    public ExtendedCommunities decode(WireReader value, CodecContext context) throws MalformedException {
        int count = value.remaining() / OCTETS;
        if (count == 0 || value.remaining() % OCTETS != 0) {
            throw value.malformed("EXTENDED COMMUNITIES has a multiple of 8 octets");
        }
        long[] values = new long[count];
        for (int index = 0; index < count; index++) {
            values[index] = value.u64();
        }
        return new ExtendedCommunities(values);
    }

    @Override
    public void encode(ExtendedCommunities value, WireWriter out, CodecContext context) {
        for (long community : value.values()) {
            out.u64(community);
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public boolean mergesRepeats() {
        return true;
    }

    @Override
    public @Nullable ExtendedCommunities parse(Words words, @Nullable ExtendedCommunities previous, CodecView codecs)
            throws StatementException {
        words.expect("extended-community");
        long[] values = previous == null ? new long[4] : Arrays.copyOf(previous.values(), previous.values().length + 4);
        int count = previous == null ? 0 : previous.values().length;
        words.openList("extended community");
        while (words.hasElement()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = community(words, codecs);
        }
        return count == 0 ? null : new ExtendedCommunities(Arrays.copyOf(values, count)).sorted();
    }

    private static long community(Words words, CodecView codecs) throws StatementException {
        int at = words.position();
        String text = words.next("an extended community");
        if (text.startsWith("0x")) {
            return hexadecimal(words, at, text);
        }
        List<String> fields = fields(text);
        boolean isKeyword = codecs.extendedCommunity(fields.get(0)) != null;
        boolean isTarget = !isKeyword && fields.size() == 2 && startsWithDigit(text);
        String keyword = isTarget ? DEFAULT_KEYWORD : fields.get(0);
        ExtendedCommunityType type = codecs.extendedCommunity(keyword);
        if (type == null) {
            throw unknown(words, at, keyword, codecs);
        }
        List<String> arguments = isTarget ? fields : fields.subList(1, fields.size());
        try {
            return type.parse(keyword, arguments.toArray(String[]::new));
        } catch (IllegalArgumentException invalid) {
            throw words.failureAt(at, "'" + text + "' is not a valid " + keyword + ": " + invalid.getMessage(), List.of());
        }
    }

    private static StatementException unknown(Words words, int at, String keyword, CodecView codecs) {
        String feature = codecs.featureFor(keyword);
        if (feature != null) {
            return words.failureAt(
                    at, "no installed bundle provides the extended community '" + keyword + "'; feature " + feature + " does", List.of());
        }
        return words.failureAt(
                at, "'" + keyword + "' is not a valid extended community", codecs.extendedCommunityKeywords());
    }

    private static long hexadecimal(Words words, int at, String text) throws StatementException {
        try {
            if (text.length() == DIGITS + 2) {
                return Long.parseUnsignedLong(text, 2, text.length(), 16);
            }
        } catch (NumberFormatException notDigits) {
            // Said below, with what would be valid.
        }
        throw words.failureAt(at, "'" + text + "' is not a valid extended community (0x and 16 digits)", List.of());
    }

    private static List<String> fields(String text) {
        List<String> fields = new ArrayList<>(4);
        int from = 0;
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', from)) {
            fields.add(text.substring(from, colon));
            from = colon + 1;
        }
        fields.add(text.substring(from));
        return fields;
    }

    private static boolean startsWithDigit(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    @Override
    public void describe(ExtendedCommunities value, FieldSink out, CodecView codecs) {
        // Compatibility: 5.0 sorts them, 6.0 keeps the order received.
        boolean isSorted = out.dialect().version() <= Dialect.JSON5.version();
        WireWriter text = new WireWriter(32, 256);
        out.name("extended-community").openList();
        for (long community : (isSorted ? value.sorted() : value).values()) {
            out.openObject();
            out.name("value").unsigned(community);
            print(community, new TextWriter(text.clear(), out.dialect()), codecs);
            out.field("string", new String(text.array(), 0, text.size(), StandardCharsets.UTF_8));
            out.closeObject();
        }
        out.closeList();
    }

    @Override
    public void print(ExtendedCommunities value, TextWriter out, CodecView codecs) {
        out.word("extended-community");
        boolean isList = value.values().length > 1;
        if (isList) {
            out.word("[");
        }
        for (long community : value.values()) {
            print(community, out, codecs);
        }
        if (isList) {
            out.word("]");
        }
    }

    private static void print(long community, TextWriter out, CodecView codecs) {
        ExtendedCommunityType type = codecs.extendedCommunity(community);
        if (type != null) {
            type.print(community, out);
            return;
        }
        byte[] octets = new byte[OCTETS];
        for (int index = 0; index < OCTETS; index++) {
            octets[index] = (byte) (community >>> 56 - index * 8);
        }
        out.hex(octets, 0, OCTETS);
    }
}
