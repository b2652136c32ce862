package org.herald.attribute.med;

import org.herald.api.bgp.AttributeFlags;
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

/** MULTI_EXIT_DISC (RFC 4271, 5.1.4): four octets. Malformed: treat as withdraw (RFC 7606, 7.4). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "MULTI_EXIT_DISC", code = 4, words = MedAttribute.WORD)
public final class MedAttribute implements PathAttributeType<Long> {
    static final String WORD = "med";
    private static final long MOST = 0xFFFF_FFFFL;
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD, "<0-" + MOST + ">", "preference among several links to one neighboring AS, lowest wins", "med 100"));

    @Override
    public int code() {
        return 4;
    }

    @Override
    public String name() {
        return "MULTI_EXIT_DISC";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    /**
     * Four octets, 0 to 4294967295.
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for any other length
     */
    @Override
    public Long decode(WireReader value, CodecContext context) throws MalformedException {
        if (value.remaining() != 4) {
            throw value.malformed("MULTI_EXIT_DISC has four octets, not " + value.remaining());
        }
        return value.u32();
    }

    @Override
    public void encode(Long value, WireWriter out, CodecContext context) {
        out.u32(value);
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public Long parse(Words words, @Nullable Long previous, CodecView codecs) throws StatementException {
        words.expect(WORD);
        return words.number("MED", MOST);
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
