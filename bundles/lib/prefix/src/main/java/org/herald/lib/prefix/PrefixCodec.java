package org.herald.lib.prefix;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * NLRI that are a prefix and nothing else (RFC 4271, 4.3; RFC 4760, 5): length in bits [1], prefix [ceil(length / 8)]. The key is the NLRI
 * itself, trailing bits cleared.
 */
public final class PrefixCodec implements NlriCodec<Prefix> {
    /** Prefixes of IPv4 addresses. */
    public static final PrefixCodec IPV4 = new PrefixCodec(false);

    /** Prefixes of IPv6 addresses. */
    public static final PrefixCodec IPV6 = new PrefixCodec(true);

    private final boolean isIpv6;

    private PrefixCodec(boolean isIpv6) {
        this.isIpv6 = isIpv6;
    }

    /** @throws MalformedException if the length is above 32 or 128, or octets are missing: severity left open */
    @Override
    public Prefix decode(WireReader in, CodecContext context) throws MalformedException {
        int lengthAt = in.position();
        return PrefixWire.read(in, in.u8(), lengthAt, isIpv6);
    }

    @Override
    public void encode(Prefix nlri, WireWriter out, CodecContext context) {
        encodeKey(nlri, out);
    }

    @Override
    public void encodeKey(Prefix nlri, WireWriter out) {
        out.u8(nlri.bits());
        PrefixWire.write(nlri, out);
    }

    @Override
    public void describe(Prefix nlri, long pathId, FieldSink out) {
        PrefixText.describe(nlri, out);
        PathInformation.describe(pathId, out);
    }

    @Override
    public void print(Prefix nlri, long pathId, TextWriter out) {
        PrefixText.print(nlri, out);
        PathInformation.print(pathId, out);
    }

    @Override
    public boolean isPlainPrefix() {
        return true;
    }
}
