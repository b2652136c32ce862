package org.herald.attribute.extcommunity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
 * EXTENDED COMMUNITIES (RFC 4360): eight octets each. Malformed: treat as withdraw (RFC 7606, 7.14). What a community means and how it is
 * written is said by the installed kinds; one that none owns is shown as digits.
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "EXTENDED COMMUNITIES", code = 16, words = ExtendedCommunityAttribute.WORD)
public final class ExtendedCommunityAttribute implements PathAttributeType<ExtendedCommunities> {
    private static final int OCTETS = 8;
    static final String WORD = "extended-community";

    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
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

    /**
     * Eight octets for each community, at least one.
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for any other length
     */
    @Override
    public ExtendedCommunities decode(WireReader value, CodecContext context) throws MalformedException {
        int count = value.remaining() / OCTETS;
        if (count == 0 || value.remaining() % OCTETS != 0) {
            throw value.malformed("EXTENDED COMMUNITIES has 8 octets for each community, not " + value.remaining());
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
        words.expect(WORD);
        int count = previous == null ? 0 : previous.values().length;
        long[] values = previous == null ? new long[4] : Arrays.copyOf(previous.values(), count + 4);
        words.openList(WORD);
        while (words.hasElement()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = ExtendedCommunityWords.parse(words, codecs);
        }
        return count == 0 ? null : new ExtendedCommunities(Arrays.copyOf(values, count)).sorted();
    }

    @Override
    public void describe(ExtendedCommunities value, FieldSink out, CodecView codecs) {
        WireWriter text = new WireWriter();
        out.name(WORD).openList();
        for (long community : ordered(value, out.dialect()).values()) {
            out.openObject();
            out.name("value").unsigned(community);
            print(community, new TextWriter(text.clear(), out.dialect()), codecs);
            out.field("string", new String(text.array(), 0, text.size(), StandardCharsets.UTF_8));
            out.closeObject();
        }
        out.closeList();
    }

    /** Compatibility: 5.0 sorts them, 4.2 and 6.0 keep the order received. */
    private static ExtendedCommunities ordered(ExtendedCommunities value, Dialect dialect) {
        return dialect.version() == Dialect.JSON5.version() ? value.sorted() : value;
    }

    @Override
    public void print(ExtendedCommunities value, TextWriter out, CodecView codecs) {
        out.word(WORD);
        boolean isList = value.values().length > 1;
        if (isList) {
            out.word("[");
        }
        for (long community : ordered(value, out.dialect()).values()) {
            print(community, out, codecs);
        }
        if (isList) {
            out.word("]");
        }
    }

    private static void print(long community, TextWriter out, CodecView codecs) {
        ExtendedCommunityType type = codecs.extendedCommunity(community);
        if (type != null && (!out.isConfiguration() || isReadBack(community, type, codecs))) {
            type.print(community, out);
            return;
        }
        byte[] octets = new byte[OCTETS];
        for (int index = 0; index < OCTETS; index++) {
            octets[index] = (byte) (community >>> 56 - index * 8);
        }
        out.hex(octets, 0, OCTETS);
    }

    /** Whether the text of its kind can be written and means the same octets: some kinds are only shown. */
    private static boolean isReadBack(long community, ExtendedCommunityType type, CodecView codecs) {
        WireWriter text = new WireWriter();
        type.print(community, new TextWriter(text, Dialect.CONFIGURATION));
        Words words = new Words().split(text.toByteArray());
        try {
            return ExtendedCommunityWords.parse(words, codecs) == community && !words.hasNext();
        } catch (StatementException onlyShown) {
            return false;
        }
    }
}
