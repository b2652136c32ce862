package org.herald.lib.srpolicy;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/** SR policy NLRI (RFC 9830, 2.1): length in bits [1], distinguisher [4], color [4], endpoint [4 or 16]. The key is the NLRI. */
public final class SrPolicyCodec implements NlriCodec<SrPolicy> {
    /** Endpoints are IPv4 addresses. */
    public static final SrPolicyCodec IPV4 = new SrPolicyCodec(4);

    /** Endpoints are IPv6 addresses. */
    public static final SrPolicyCodec IPV6 = new SrPolicyCodec(16);

    private static final int NUMBERS_OCTETS = 8;

    private final int endpointOctets;

    private SrPolicyCodec(int endpointOctets) {
        this.endpointOctets = endpointOctets;
    }

    private int bits() {
        return (NUMBERS_OCTETS + endpointOctets) * 8;
    }

    /** @throws MalformedException if the length is not 96 or 192, or octets are missing: severity left open */
    @Override
    public SrPolicy decode(WireReader in, CodecContext context) throws MalformedException {
        int bits = in.u8();
        if (bits != bits()) {
            throw new MalformedException("an SR policy NLRI has " + bits() + " bits, not " + bits, in.position() - 1);
        }
        return new SrPolicy(in.u32(), in.u32(), IpAddress.read(in, endpointOctets));
    }

    @Override
    public void encode(SrPolicy nlri, WireWriter out, CodecContext context) {
        encodeKey(nlri, out);
    }

    @Override
    public void encodeKey(SrPolicy nlri, WireWriter out) {
        out.u8(bits()).u32(nlri.distinguisher()).u32(nlri.color());
        nlri.endpoint().write(out);
    }

    @Override
    public void describe(SrPolicy nlri, long pathId, FieldSink out) {
        out.field(SrPolicySyntax.DISTINGUISHER, nlri.distinguisher());
        out.field(SrPolicySyntax.COLOR, nlri.color());
        out.field(SrPolicySyntax.ENDPOINT, nlri.endpoint());
    }

    @Override
    public void print(SrPolicy nlri, long pathId, TextWriter out) {
        if (out.dialect().form() == Dialect.Form.TEXT) {
            out.word(SrPolicySyntax.SAFI);
        }
        out.word(SrPolicySyntax.DISTINGUISHER).number(nlri.distinguisher());
        out.word(SrPolicySyntax.COLOR).number(nlri.color());
        out.word(SrPolicySyntax.ENDPOINT).address(nlri.endpoint());
    }
}
