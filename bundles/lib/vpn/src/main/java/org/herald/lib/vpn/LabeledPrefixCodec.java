package org.herald.lib.vpn;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.lib.prefix.PathInformation;
import org.herald.lib.prefix.Prefix;
import org.herald.lib.prefix.PrefixText;
import org.herald.lib.prefix.PrefixWire;

/**
 * Prefixes with labels (RFC 8277, 2): length in bits of all that follows [1], labels [3 each], prefix [as many octets as hold its bits]. The key is
 * the prefix with its own length: another label is the same route.
 */
public final class LabeledPrefixCodec implements NlriCodec<LabeledPrefix> {
    /** Prefixes of IPv4 addresses. */
    public static final LabeledPrefixCodec IPV4 = new LabeledPrefixCodec(false);

    /** Prefixes of IPv6 addresses. */
    public static final LabeledPrefixCodec IPV6 = new LabeledPrefixCodec(true);

    private final boolean isIpv6;

    private LabeledPrefixCodec(boolean isIpv6) {
        this.isIpv6 = isIpv6;
    }

    /** @throws MalformedException without a severity, if the labels do not end, the prefix is too long, or octets are missing */
    @Override
    public LabeledPrefix decode(WireReader in, CodecContext context) throws MalformedException {
        int lengthAt = in.position();
        int bits = in.u8();
        return behindLabels(LabelStack.read(in, bits), bits, lengthAt, in);
    }

    /** @throws MalformedException without a severity, if there is no label, the prefix is too long, or octets are missing */
    @Override
    public LabeledPrefix decodeWithdrawn(WireReader in, CodecContext context) throws MalformedException {
        int lengthAt = in.position();
        int bits = in.u8();
        return behindLabels(LabelStack.readWithdrawn(in, bits), bits, lengthAt, in);
    }

    private LabeledPrefix behindLabels(LabelStack labels, int bits, int lengthAt, WireReader in)
            throws MalformedException {
        return new LabeledPrefix(labels, PrefixWire.read(in, bits - labels.bits(), lengthAt, isIpv6));
    }

    @Override
    public void encode(LabeledPrefix nlri, WireWriter out, CodecContext context) {
        out.u8(nlri.labels().bits() + nlri.prefix().bits());
        nlri.labels().write(out);
        PrefixWire.write(nlri.prefix(), out);
    }

    @Override
    public void encodeWithdrawn(LabeledPrefix nlri, WireWriter out, CodecContext context) {
        encode(new LabeledPrefix(nlri.labels().withdrawn(), nlri.prefix()), out, context);
    }

    @Override
    public boolean hasWithdrawnForm() {
        return true;
    }

    @Override
    public void encodeKey(LabeledPrefix nlri, WireWriter out) {
        Prefix prefix = nlri.prefix();
        out.u8(prefix.bits());
        PrefixWire.write(prefix, out);
    }

    @Override
    public void describe(LabeledPrefix nlri, long pathId, FieldSink out) {
        PrefixText.describe(nlri.prefix(), out);
        PathInformation.describe(pathId, out);
        nlri.labels().describe(out);
    }

    @Override
    public void print(LabeledPrefix nlri, long pathId, TextWriter out) {
        PrefixText.print(nlri.prefix(), out);
        PathInformation.print(pathId, out);
        nlri.labels().print(out);
    }
}
