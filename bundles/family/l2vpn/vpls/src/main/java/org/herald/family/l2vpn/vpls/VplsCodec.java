package org.herald.family.l2vpn.vpls;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Octets;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.family.l2vpn.vpls.VplsRoute.LabelBlock;
import org.herald.family.l2vpn.vpls.VplsRoute.Member;
import org.herald.family.l2vpn.vpls.VplsRoute.Unknown;
import org.herald.lib.vpn.RouteDistinguisher;

/**
 * Length in octets of what follows [2], then RD [8], VE ID [2], VE block offset [2], VE block size [2], label base [3] (RFC 4761, 3.2.2), or RD
 * [8], PE address [4] (RFC 6074, 3.2.2.1). The key of a block is RD, VE ID and offset: another base or size is the same route. Other routes are
 * their own key. Each key begins with the length.
 */
final class VplsCodec implements NlriCodec<VplsRoute> {
    static final VplsCodec INSTANCE = new VplsCodec();

    private VplsCodec() {}

    /** @throws MalformedException without a severity, if there is no room for a route distinguisher, or octets are missing */
    @Override
    public VplsRoute decode(WireReader in, CodecContext context) throws MalformedException {
        int lengthAt = in.position();
        int length = in.u16();
        if (length < RouteDistinguisher.OCTETS) {
            throw new MalformedException("a route of l2vpn vpls has 8 octets or more, not " + length, lengthAt);
        }
        WireReader body = in.slice(length);
        return switch (length) {
            case LabelBlock.OCTETS ->
                new LabelBlock(RouteDistinguisher.read(body), body.u16(), body.u16(), body.u16(), body.u24());
            case Member.OCTETS -> new Member(RouteDistinguisher.read(body), body.i32());
            default -> new Unknown(Octets.read(body, length));
        };
    }

    /** The one route that these octets are. @throws MalformedException if they are none, or more */
    VplsRoute decodeAll(byte[] octets) throws MalformedException {
        WireReader in = new WireReader(octets);
        VplsRoute route = decode(in, CodecContext.CANONICAL);
        if (in.hasRemaining()) {
            throw in.malformed("octets are left: " + in.remaining());
        }
        return route;
    }

    @Override
    public void encode(VplsRoute nlri, WireWriter out, CodecContext context) {
        write(nlri, out);
    }

    static void write(VplsRoute nlri, WireWriter out) {
        if (nlri instanceof LabelBlock block) {
            out.u16(LabelBlock.OCTETS);
            block.distinguisher().write(out);
            out.u16(block.endpoint()).u16(block.offset()).u16(block.size()).u24(block.labelOctets());
        } else if (nlri instanceof Member member) {
            out.u16(Member.OCTETS);
            member.distinguisher().write(out);
            IpAddress.ofIpv4(member.peAddress()).write(out);
        } else if (nlri instanceof Unknown unknown) {
            byte[] body = unknown.body().array();
            out.u16(body.length).bytes(body);
        }
    }

    @Override
    public void encodeKey(VplsRoute nlri, WireWriter out) {
        if (nlri instanceof LabelBlock block) {
            out.u16(LabelBlock.OCTETS);
            block.distinguisher().write(out);
            out.u16(block.endpoint()).u16(block.offset());
        } else {
            write(nlri, out);
        }
    }

    @Override
    public void describe(VplsRoute nlri, long pathId, FieldSink out) {
        VplsText.describe(nlri, out);
    }

    @Override
    public void print(VplsRoute nlri, long pathId, TextWriter out) {
        VplsText.print(nlri, out);
    }
}
