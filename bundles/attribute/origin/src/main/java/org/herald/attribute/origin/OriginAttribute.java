package org.herald.attribute.origin;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.AttributeTrait;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
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

/** ORIGIN (RFC 4271, 5.1.1): one octet, 0 IGP, 1 EGP, 2 INCOMPLETE. Malformed: treat as withdraw (RFC 7606, 7.1). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "ORIGIN", code = 1, words = OriginAttribute.WORD)
public final class OriginAttribute implements PathAttributeType<Origin> {
    private static final Origin[] ORIGINS = Origin.values();
    static final String WORD = "origin";
    private static final List<String> WORDS =
            Arrays.stream(ORIGINS).map(Origin::word).toList();
    private static final Set<AttributeTrait> TRAITS = Set.of(AttributeTrait.MANDATORY, AttributeTrait.ADAPTED);
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            String.join(" | ", WORDS),
            "how the route came to be: from inside the AS, by EGP, or otherwise",
            "origin igp"));

    @Override
    public int code() {
        return 1;
    }

    @Override
    public String name() {
        return "ORIGIN";
    }

    @Override
    public int flags() {
        return AttributeFlags.WELL_KNOWN;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    @Override
    public Set<AttributeTrait> traits() {
        return TRAITS;
    }

    /**
     * One octet: 0, 1 or 2.
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for any other value or length
     */
    @Override
    public Origin decode(WireReader value, CodecContext context) throws MalformedException {
        if (value.remaining() != 1) {
            throw value.malformed("ORIGIN has one octet, not " + value.remaining());
        }
        int number = value.peek();
        if (number >= ORIGINS.length) {
            throw value.malformed("ORIGIN " + number + " is none of 0, 1 and 2");
        }
        value.skip(1);
        return ORIGINS[number];
    }

    @Override
    public void encode(Origin value, WireWriter out, CodecContext context) {
        out.u8(value.ordinal());
    }

    /** IGP where nothing was written: a route that is announced here comes from here. */
    @Override
    public Origin export(@Nullable Origin value, CodecContext session) {
        return value != null ? value : Origin.IGP;
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public @Nullable Origin parse(Words words, @Nullable Origin previous, CodecView codecs) throws StatementException {
        words.expect(WORD);
        for (Origin origin : ORIGINS) {
            if (isNext(origin.word(), words)) {
                words.position(words.position() + 1);
                return origin;
            }
        }
        throw words.failure("'" + words.peek() + "' is not a valid origin", WORDS);
    }

    /** In any case; compared in place, announcements come by the million. */
    private static boolean isNext(String word, Words words) {
        int at = words.position();
        if (!words.hasNext() || words.end(at) - words.start(at) != word.length()) {
            return false;
        }
        for (int index = 0; index < word.length(); index++) {
            if ((words.text()[words.start(at) + index] | 0x20) != word.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void describe(Origin value, FieldSink out, CodecView codecs) {
        out.field(WORD, value.word());
    }

    @Override
    public void print(Origin value, TextWriter out, CodecView codecs) {
        out.word(WORD).word(value.word());
    }
}
