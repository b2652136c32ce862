package org.herald.attribute.origin;

import java.util.List;
import java.util.Locale;
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
@ProvideAttribute(value = "ORIGIN", code = 1, words = "origin")
public final class OriginAttribute implements PathAttributeType<Origin> {
    private static final Origin[] ORIGINS = Origin.values();
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement("origin", "igp | egp | incomplete", "where the route came from", "origin igp"));

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
        return Set.of(AttributeTrait.MANDATORY, AttributeTrait.ADAPTED);
    }

    @Override
    public Origin decode(WireReader value, CodecContext context) throws MalformedException {
        int number = value.u8();
        if (value.hasRemaining() || number >= ORIGINS.length) {
            throw value.malformed("ORIGIN has one octet of 0 to 2");
        }
        return ORIGINS[number];
    }

    @Override
    public void encode(Origin value, WireWriter out, CodecContext context) {
        out.u8(value.ordinal());
    }

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
        words.expect("origin");
        String word = words.peek().toLowerCase(Locale.ROOT);
        for (Origin origin : ORIGINS) {
            if (origin.word().equals(word)) {
                words.next("an origin");
                return origin;
            }
        }
        throw words.failure("'" + words.peek() + "' is not a valid origin", List.of("igp", "egp", "incomplete"));
    }

    @Override
    public void describe(Origin value, FieldSink out, CodecView codecs) {
        out.field("origin", value.word());
    }

    @Override
    public void print(Origin value, TextWriter out, CodecView codecs) {
        out.word("origin").word(value.word());
    }
}
