package org.herald.itests.fuzz;

import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Negotiated;
import org.herald.testkit.MalformedInput;

/** The value of a capability, without code and length. Our own OPEN is made from configuration: there is nothing to encode. */
final class CapabilityTarget<C> implements FuzzTarget {
    private final CapabilityType<C> type;
    private final List<Seeds.Seed> seeds;
    private final CodecView codecs;

    CapabilityTarget(CapabilityType<C> type, List<Seeds.Seed> seeds, CodecView codecs) {
        this.type = type;
        this.seeds = seeds;
        this.codecs = codecs;
    }

    @Override
    public String name() {
        return "capability " + type.code() + " " + type.name();
    }

    @Override
    public List<byte[]> seeds() {
        return seeds.stream().map(Seeds.Seed::input).toList();
    }

    @Override
    public void attempt(byte[] input) {
        MalformedInput.<C>attempt(InputContext.octets(input), type::decode, this::use);
    }

    private void use(C value) {
        render(value);
        render(type.merge(value, value));
        type.negotiate(null, value, new Negotiated.Builder());
        type.negotiate(value, value, new Negotiated.Builder());
    }

    private void render(C value) {
        Use.render(fields -> type.describe(value, fields, codecs), words -> type.print(value, words, codecs));
    }
}
