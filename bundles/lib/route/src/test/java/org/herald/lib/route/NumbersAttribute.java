package org.herald.lib.route;

import java.util.ArrayList;
import java.util.List;
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

/** An attribute for tests: numbers of four octets, written alone or in brackets. */
record NumbersAttribute(int code, String word, boolean mergesRepeats) implements PathAttributeType<List<Long>> {
    @Override
    public String name() {
        return word.toUpperCase(java.util.Locale.ROOT);
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
    public List<Long> decode(WireReader value, CodecContext context) throws MalformedException {
        List<Long> numbers = new ArrayList<>();
        while (value.remaining() > 0) {
            numbers.add(value.u32());
        }
        return List.copyOf(numbers);
    }

    @Override
    public void encode(List<Long> value, WireWriter out, CodecContext context) {
        value.forEach(out::u32);
    }

    @Override
    public Grammar grammar() {
        return Grammar.of(new Grammar.Statement(word, "<number>", "numbers", word + " 1"));
    }

    @Override
    public @Nullable List<Long> parse(Words words, @Nullable List<Long> previous, CodecView codecs)
            throws StatementException {
        words.expect(word);
        List<Long> numbers = new ArrayList<>(previous == null ? List.of() : previous);
        if (!words.accept("[")) {
            numbers.add(words.number(word, 0xFFFF_FFFFL));
            return List.copyOf(numbers);
        }
        while (!words.accept("]")) {
            numbers.add(words.number(word, 0xFFFF_FFFFL));
        }
        return numbers.isEmpty() ? null : List.copyOf(numbers);
    }

    @Override
    public void describe(List<Long> value, FieldSink out, CodecView codecs) {}

    @Override
    public void print(List<Long> value, TextWriter out, CodecView codecs) {}
}
