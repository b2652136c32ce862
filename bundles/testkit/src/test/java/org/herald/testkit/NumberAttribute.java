package org.herald.testkit;

import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** An attribute of one number [4], right in all. */
class NumberAttribute implements PathAttributeType<Long> {
    private static final Grammar GRAMMAR =
            Grammar.of(new Grammar.Statement("number", "<0-4294967295>", "a number", "number 100"));

    @Override
    public int code() {
        return 4;
    }

    @Override
    public String name() {
        return "NUMBER";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    @Override
    public Long decode(WireReader value, CodecContext context) throws MalformedException {
        long number = value.u32();
        if (value.hasRemaining()) {
            throw new MalformedException("octets behind the number", value.position()).orElse(onMalformed(), 3, 5);
        }
        return number;
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
    public @Nullable Long parse(Words words, @Nullable Long previous, CodecView codecs) throws StatementException {
        words.expect("number");
        return words.number("number", 0xFFFF_FFFFL);
    }

    @Override
    public void describe(Long value, FieldSink out, CodecView codecs) {
        out.field("number", value);
    }

    @Override
    public void print(Long value, TextWriter out, CodecView codecs) {
        out.word("number").number(value);
    }
}
