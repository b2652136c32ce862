package org.herald.capability.multisession;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/** What both codes have in common: their value. */
abstract class MultisessionValue implements CapabilityType<Multisession> {
    private final String variant;

    MultisessionValue(String variant) {
        this.variant = variant;
    }

    /** Flags [1], codes of capabilities [1 each] (draft-ietf-idr-bgp-multisession, 5); both may be missing. */
    @Override
    public final Multisession decode(WireReader value) throws MalformedException {
        List<Integer> octets = new ArrayList<>();
        while (value.hasRemaining()) {
            octets.add(value.u8());
        }
        return new Multisession(octets);
    }

    /** The octets of both, one behind the other: some send the flags in one value and the codes in the next. */
    @Override
    public final Multisession merge(Multisession first, Multisession second) {
        List<Integer> octets = new ArrayList<>(first.octets());
        octets.addAll(second.octets());
        return new Multisession(octets);
    }

    @Override
    public final void describe(Multisession value, FieldSink out, CodecView codecs) {
        out.field("name", "multisession");
        out.field("variant", variant);
        out.name("capabilities").openList();
        value.sessionIdentifiers().forEach(out::number);
        out.closeList();
    }

    @Override
    public final void print(Multisession value, TextWriter out, CodecView codecs) {
        out.word("multisession").word("(" + variant + ")");
        value.sessionIdentifiers().forEach(out::number);
    }
}
