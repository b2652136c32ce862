package org.herald.lib.vpn;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.lib.prefix.PathInformation;
import org.herald.lib.prefix.PrefixText;
import org.herald.lib.prefix.PrefixWire;

/**
 * Prefixes of virtual private networks (RFC 4364, 4.3.4; RFC 4659, 3.2): length in bits of all that follows [1], labels [3 each], route
 * distinguisher [8], prefix [as many octets as hold its bits]. The key is the same without the labels.
 */
public final class VpnPrefixCodec implements NlriCodec<VpnPrefix> {
    /** Prefixes of IPv4 addresses. */
    public static final VpnPrefixCodec IPV4 = new VpnPrefixCodec(false);

    /** Prefixes of IPv6 addresses. */
    public static final VpnPrefixCodec IPV6 = new VpnPrefixCodec(true);

    private final boolean isIpv6;

    private VpnPrefixCodec(boolean isIpv6) {
        this.isIpv6 = isIpv6;
    }

    /** @throws MalformedException without a severity, if the labels do not end, the prefix is too long, or octets are missing */
    @Override
    public VpnPrefix decode(WireReader in, CodecContext context) throws MalformedException {
        int lengthAt = in.position();
        int bits = in.u8();
        return behindLabels(LabelStack.read(in, bits - RouteDistinguisher.BITS), bits, lengthAt, in);
    }

    /** @throws MalformedException without a severity, if there is no label, the prefix is too long, or octets are missing */
    @Override
    public VpnPrefix decodeWithdrawn(WireReader in, CodecContext context) throws MalformedException {
        int lengthAt = in.position();
        int bits = in.u8();
        return behindLabels(LabelStack.readWithdrawn(in, bits - RouteDistinguisher.BITS), bits, lengthAt, in);
    }

    private VpnPrefix behindLabels(LabelStack labels, int bits, int lengthAt, WireReader in) throws MalformedException {
        RouteDistinguisher distinguisher = RouteDistinguisher.read(in);
        int prefixBits = bits - labels.bits() - RouteDistinguisher.BITS;
        return new VpnPrefix(labels, distinguisher, PrefixWire.read(in, prefixBits, lengthAt, isIpv6));
    }

    @Override
    public void encode(VpnPrefix nlri, WireWriter out, CodecContext context) {
        out.u8(nlri.labels().bits() + RouteDistinguisher.BITS + nlri.prefix().bits());
        nlri.labels().write(out);
        encodeRest(nlri, out);
    }

    @Override
    public void encodeWithdrawn(VpnPrefix nlri, WireWriter out, CodecContext context) {
        encode(new VpnPrefix(nlri.labels().withdrawn(), nlri.distinguisher(), nlri.prefix()), out, context);
    }

    @Override
    public boolean hasWithdrawnForm() {
        return true;
    }

    @Override
    public void encodeKey(VpnPrefix nlri, WireWriter out) {
        out.u8(RouteDistinguisher.BITS + nlri.prefix().bits());
        encodeRest(nlri, out);
    }

    private static void encodeRest(VpnPrefix nlri, WireWriter out) {
        nlri.distinguisher().write(out);
        PrefixWire.write(nlri.prefix(), out);
    }

    @Override
    public void describe(VpnPrefix nlri, long pathId, FieldSink out) {
        PrefixText.describe(nlri.prefix(), out);
        PathInformation.describe(pathId, out);
        nlri.labels().describe(out);
        nlri.distinguisher().describe(out);
    }

    @Override
    public void print(VpnPrefix nlri, long pathId, TextWriter out) {
        PrefixText.print(nlri.prefix(), out);
        PathInformation.print(pathId, out);
        nlri.labels().print(out);
        nlri.distinguisher().print(out);
    }
}
