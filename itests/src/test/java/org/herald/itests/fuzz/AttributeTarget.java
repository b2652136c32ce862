package org.herald.itests.fuzz;

import java.util.List;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.MalformedInput;

/** The value of an attribute, without flags, code and length. */
final class AttributeTarget<A> implements FuzzTarget {
    private final PathAttributeType<A> type;
    private final List<Seeds.Seed> seeds;
    private final CodecView codecs;

    AttributeTarget(PathAttributeType<A> type, List<Seeds.Seed> seeds, CodecView codecs) {
        this.type = type;
        this.seeds = seeds;
        this.codecs = codecs;
    }

    @Override
    public String name() {
        return "attribute " + type.code() + " " + type.name();
    }

    @Override
    public List<byte[]> seeds() {
        return seeds.stream().map(Seeds.Seed::input).toList();
    }

    @Override
    public void attempt(byte[] input) {
        CodecContext session = InputContext.of(input).session(codecs);
        MalformedInput.<A>attempt(
                InputContext.octets(input), in -> type.decode(in, session), value -> use(value, session));
    }

    private void use(A value, CodecContext session) {
        Use.render(fields -> type.describe(value, fields, codecs), words -> type.print(value, words, codecs));
        Use.readBack(value, write(value, session), in -> type.decode(in, session));
        Use.readBack(value, write(value, CodecContext.CANONICAL), in -> type.decode(in, CodecContext.CANONICAL));
    }

    private byte[] write(A value, CodecContext context) {
        WireWriter out = new WireWriter();
        type.encode(value, out, context);
        return out.toByteArray();
    }
}
