package org.herald.attribute.atomicaggregate;

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

/** ATOMIC_AGGREGATE (RFC 4271, 5.1.6): no value. Malformed: discarded (RFC 7606, 7.6). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "ATOMIC_AGGREGATE", code = 6, words = AtomicAggregateAttribute.WORD)
public final class AtomicAggregateAttribute implements PathAttributeType<Boolean> {
    static final String WORD = "atomic-aggregate";
    private static final Grammar GRAMMAR = Grammar.of(
            new Grammar.Statement(WORD, "", "the route stands for more specific ones that are not shown", WORD));

    @Override
    public int code() {
        return 6;
    }

    @Override
    public String name() {
        return "ATOMIC_AGGREGATE";
    }

    @Override
    public int flags() {
        return AttributeFlags.WELL_KNOWN;
    }

    @Override
    public Severity onMalformed() {
        return Severity.DISCARD_ATTRIBUTE;
    }

    @Override
    public Severity onWrongFlags() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    /**
     * No octets.
     *
     * @throws MalformedException DISCARD_ATTRIBUTE if there are any
     */
    @Override
    public Boolean decode(WireReader value, CodecContext context) throws MalformedException {
        if (value.hasRemaining()) {
            throw value.malformed("ATOMIC_AGGREGATE has no octets, not " + value.remaining());
        }
        return Boolean.TRUE;
    }

    @Override
    public void encode(Boolean value, WireWriter out, CodecContext context) {
        // Its presence is its value.
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public Boolean parse(Words words, @Nullable Boolean previous, CodecView codecs) throws StatementException {
        words.expect(WORD);
        return Boolean.TRUE;
    }

    @Override
    public void describe(Boolean value, FieldSink out, CodecView codecs) {
        out.field(WORD, true);
    }

    @Override
    public void print(Boolean value, TextWriter out, CodecView codecs) {
        out.word(WORD);
    }
}
