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

/** LOCAL_PREF (RFC 4271, 5.1.5): four octets, on internal sessions only. From external peers: discarded; malformed: treat as withdraw (RFC 7606, 7.5). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "LOCAL_PREF", code = 5, words = "local-preference")
public final class LocalPrefAttribute implements PathAttributeType<Long> {
    /** What internal peers are told where nothing was written. */
    private static final Long DEFAULT = 100L;

    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement("local-preference", "<0-4294967295>", "preference inside the autonomous system, highest wins", "local-preference 200"));

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
        return Set.of(AttributeTrait.MANDATORY_INTERNAL, AttributeTrait.ADAPTED);
    }

    @Override
    public Long decode(WireReader value, CodecContext context) throws MalformedException {
        if (!context.isInternal()) {
            throw value.malformed(Severity.DISCARD_ATTRIBUTE, "LOCAL_PREF from an external peer");
        }
        long number = value.u32();
        if (value.hasRemaining()) {
            throw value.malformed("LOCAL_PREF has four octets");
        }
        return number;
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
    public @Nullable Long parse(Words words, @Nullable Long previous, CodecView codecs) throws StatementException {
        words.expect("local-preference");
        return words.number("local-preference", 0xFFFF_FFFFL);
    }

    @Override
    public void describe(Long value, FieldSink out, CodecView codecs) {
        out.field("local-preference", value);
    }

    @Override
    public void print(Long value, TextWriter out, CodecView codecs) {
        out.word("local-preference").number(value);
    }
}
