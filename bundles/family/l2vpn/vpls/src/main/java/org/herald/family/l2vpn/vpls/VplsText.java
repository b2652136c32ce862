package org.herald.family.l2vpn.vpls;

import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.herald.family.l2vpn.vpls.VplsRoute.LabelBlock;
import org.herald.family.l2vpn.vpls.VplsRoute.Member;
import org.herald.lib.vpn.RouteDistinguisher;

/** Routes as users read them, and the words of their fields. */
final class VplsText {
    static final String SAFI = "vpls";
    static final String ENDPOINT = "endpoint";
    static final String BASE = "base";
    static final String OFFSET = "offset";
    static final String SIZE = "size";
    static final String PE_ADDRESS = "pe-address";
    static final String RAW = "raw";

    private VplsText() {}

    static void describe(VplsRoute nlri, FieldSink out) {
        if (nlri instanceof LabelBlock block) {
            block.distinguisher().describe(out);
            out.field(ENDPOINT, block.endpoint());
            out.field(BASE, block.base());
            out.field(OFFSET, block.offset());
            out.field(SIZE, block.size());
        } else if (nlri instanceof Member member) {
            member.distinguisher().describe(out);
            out.field(PE_ADDRESS, IpAddress.ofIpv4(member.peAddress()));
        } else {
            byte[] octets = octets(nlri);
            out.field("parsed", false);
            out.name(RAW).hex("", octets, 0, octets.length);
        }
    }

    /** Compatibility: in lines the name of the family comes first, as ExaBGP prints it. */
    static void print(VplsRoute nlri, TextWriter out) {
        if (!out.isConfiguration()) {
            out.word(SAFI);
        }
        if (nlri instanceof LabelBlock block && (block.isInRange() || !out.isConfiguration())) {
            print(block, out);
        } else if (nlri instanceof Member member) {
            member.distinguisher().print(out);
            out.word(PE_ADDRESS).address(IpAddress.ofIpv4(member.peAddress()));
        } else {
            byte[] octets = octets(nlri);
            out.word(RAW).hex(octets, 0, octets.length);
        }
    }

    private static void print(LabelBlock block, TextWriter out) {
        block.distinguisher().print(out);
        out.word(ENDPOINT).number(block.endpoint()).word(BASE);
        if (out.isConfiguration() && !block.hasUsualOctets()) {
            WireWriter label = new WireWriter().u24(block.labelOctets());
            out.hex(label.array(), 0, label.size());
        } else {
            out.number(block.base());
        }
        out.word(OFFSET).number(block.offset()).word(SIZE).number(block.size());
    }

    private static byte[] octets(VplsRoute nlri) {
        WireWriter octets = new WireWriter();
        VplsCodec.write(nlri, octets);
        return octets.toByteArray();
    }

    /** The words of a route's own, in the order in which they are printed. */
    static String usual(String base) {
        return RouteDistinguisher.WORD + " 10.0.0.1:5 endpoint 5 base " + base + " offset 1 size 8";
    }
}
