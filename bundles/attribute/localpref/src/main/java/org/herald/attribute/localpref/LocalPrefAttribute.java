package org.herald.attribute.localpref;

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

/**
 * LOCAL_PREF (RFC 4271, 5.1.5): four octets, on internal sessions only. From external peers: discarded; malformed: treat as withdraw (RFC
 * 7606, 7.5).
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "LOCAL_PREF", code = 5, words = LocalPrefAttribute.WORD)
public final class LocalPrefAttribute implements PathAttributeType<Long> {
    /** What internal peers are told where nothing was written. */
    private static final Long DEFAULT = 100L;

    static final String WORD = "local-preference";
    private static final long MOST = 0xFFFF_FFFFL;
    private static final Set<AttributeTrait> TRAITS = Set.of(AttributeTrait.MANDATORY_INTERNAL, AttributeTrait.ADAPTED);
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD, "<0-" + MOST + ">", "preference inside the autonomous system, highest wins", "local-preference 200"));

    @Override
    public int code() {
        return 5;
    }

    @Override
    public String name() {
        return "LOCAL_PREF";
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
     * Four octets, 0 to 4294967295.
     *
     * @throws MalformedException DISCARD_ATTRIBUTE from an external peer; TREAT_AS_WITHDRAW for any other length
     */
    @Override
    public Long decode(WireReader value, CodecContext context) throws MalformedException {
        if (!context.isInternal()) {
            throw value.malformed(Severity.DISCARD_ATTRIBUTE, "LOCAL_PREF from an external peer");
        }
        if (value.remaining() != 4) {
            throw value.malformed("LOCAL_PREF has four octets, not " + value.remaining());
        }
        return value.u32();
    }

    @Override
    public void encode(Long value, WireWriter out, CodecContext context) {
        out.u32(value);
    }

    /** Never sent to external peers (RFC 4271, 5.1.5). */
    @Override
    public @Nullable Long export(@Nullable Long value, CodecContext session) {
        if (!session.isInternal()) {
            return null;
        }
        return value != null ? value : DEFAULT;
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public Long parse(Words words, @Nullable Long previous, CodecView codecs) throws StatementException {
        words.expect(WORD);
        return words.number(WORD, MOST);
    }

    @Override
    public void describe(Long value, FieldSink out, CodecView codecs) {
        out.field(WORD, value);
    }

    @Override
    public void print(Long value, TextWriter out, CodecView codecs) {
        out.word(WORD).number(value);
    }
}
