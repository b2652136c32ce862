package org.herald.itests.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.MalformedInput;

/** One NLRI of a family, without path identifier, as announced or withdrawn. */
final class FamilyTarget<N> implements FuzzTarget {
    private static final long[] PATH_IDS = {NlriCodec.NO_PATH_ID, 7, 0xFFFF_FFFFL};

    private final AddressFamily<N> family;
    private final List<Seeds.Seed> seeds;
    private final CodecView codecs;

    FamilyTarget(AddressFamily<N> family, List<Seeds.Seed> seeds, CodecView codecs) {
        this.family = family;
        this.seeds = seeds;
        this.codecs = codecs;
    }

    @Override
    public String name() {
        return "family " + family.names().afi() + " " + family.names().safi();
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> inputs = new ArrayList<>();
        for (Seeds.Seed seed : seeds) {
            inputs.add(seed.input());
            inputs.add(seed.context().withdrawn().input(seed.octets()));
        }
        return inputs;
    }

    @Override
    public void attempt(byte[] input) {
        CodecContext session = InputContext.of(input).session(codecs);
        boolean isWithdrawn = InputContext.of(input).isWithdrawn();
        MalformedInput.<N>attempt(
                InputContext.octets(input),
                in -> isWithdrawn ? decodeWithdrawn(in, session) : decode(in, session),
                nlri -> use(nlri, session, isWithdrawn));
    }

    private N decode(WireReader in, CodecContext session) throws MalformedException {
        int before = in.position();
        N nlri = family.codec().decode(in, session);
        return progressed(nlri, before, in);
    }

    private N decodeWithdrawn(WireReader in, CodecContext session) throws MalformedException {
        int before = in.position();
        N nlri = family.codec().decodeWithdrawn(in, session);
        return progressed(nlri, before, in);
    }

    private static <N> N progressed(N nlri, int before, WireReader in) {
        if (in.position() <= before) {
            throw new AssertionError("an NLRI of no octets would be decoded for ever: " + nlri);
        }
        return nlri;
    }

    private void use(N nlri, CodecContext session, boolean isWithdrawn) {
        NlriCodec<N> codec = family.codec();
        for (long pathId : PATH_IDS) {
            Use.render(fields -> codec.describe(nlri, pathId, fields), words -> codec.print(nlri, pathId, words));
        }
        byte[] withdrawn = write(out -> codec.encodeWithdrawn(nlri, out, session));
        if (isWithdrawn) {
            // What is withdrawn may tell less than what is announced: the route is the same.
            checkKey(nlri, withdrawn, in -> codec.decodeWithdrawn(in, session));
            return;
        }
        Use.readBack(nlri, write(out -> codec.encode(nlri, out, session)), in -> codec.decode(in, session));
        Use.readBack(
                nlri,
                write(out -> codec.encode(nlri, out, CodecContext.CANONICAL)),
                in -> codec.decode(in, CodecContext.CANONICAL));
        checkKey(nlri, withdrawn, in -> codec.decodeWithdrawn(in, session));
    }

    private void checkKey(N nlri, byte[] written, MalformedInput.Decoder<N> decoder) {
        byte[] key = key(nlri);
        Use.readBack(java.nio.ByteBuffer.wrap(key), written, in -> java.nio.ByteBuffer.wrap(key(decoder.decode(in))));
    }

    private byte[] key(N nlri) {
        return write(out -> family.codec().encodeKey(nlri, out));
    }

    /** What an action writes behind octets that were there before. */
    private static byte[] write(java.util.function.Consumer<WireWriter> action) {
        WireWriter out = new WireWriter();
        out.u8(0xAA);
        action.accept(out);
        byte[] all = out.toByteArray();
        return Arrays.copyOfRange(all, 1, all.length);
    }
}
