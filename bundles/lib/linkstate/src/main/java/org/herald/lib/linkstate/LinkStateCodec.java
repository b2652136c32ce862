package org.herald.lib.linkstate;

import java.util.List;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/**
 * NLRI of BGP-LS (RFC 9552, 5.2): type [2], length [2], of SAFI 72 a route distinguisher [8], protocol [1], identifier [8], TLVs. All of it
 * is the key. An NLRI whose inside is malformed is dropped alone, since its length tells where the next one starts (RFC 9552, 8.2.2).
 */
public enum LinkStateCodec implements NlriCodec<LinkStateNlri> {
    /** SAFI 71. */
    PLAIN(false),
    /** SAFI 72. */
    VPN(true);

    private static final int OSPF_V2 = 3;
    private static final int OSPF_V3 = 6;
    private static final int ISIS_LEVEL_2 = 2;
    private static final int SYSTEM_OCTETS = 6;
    private static final int ROUTER_OCTETS = 4;

    private final boolean hasDistinguisher;

    LinkStateCodec(boolean hasDistinguisher) {
        this.hasDistinguisher = hasDistinguisher;
    }

    boolean hasDistinguisher() {
        return hasDistinguisher;
    }

    /**
     * Takes one NLRI.
     *
     * @throws MalformedException without a severity if it runs over its field; DISCARD_ATTRIBUTE if only its inside is malformed
     */
    @Override
    public LinkStateNlri decode(WireReader in, CodecContext context) throws MalformedException {
        int type = in.u16();
        WireReader body = in.slice(in.u16());
        NlriKind kind = NlriKind.of(type);
        if (kind == null) {
            return LinkStateNlri.ofRaw(type, body.rest());
        }
        try {
            return decode(kind, body);
        } catch (MalformedException malformed) {
            throw new MalformedException(
                    Severity.DISCARD_ATTRIBUTE, kind.shown + ": " + malformed.getMessage(), malformed.offset());
        }
    }

    private LinkStateNlri decode(NlriKind kind, WireReader body) throws MalformedException {
        RouteDistinguisher distinguisher = hasDistinguisher ? RouteDistinguisher.read(body) : null;
        int protocol = body.u8();
        long identifier = body.u64();
        int tlvsAt = body.position();
        List<Tlv> tlvs = kind.table.readAll(body);
        TlvListShape.checkOrder(tlvs, tlvsAt);
        for (int code : kind.mandatory) {
            if (!TlvTable.contains(tlvs, code)) {
                throw new MalformedException("TLV " + code + " is missing", tlvsAt);
            }
        }
        checkRouterIds(kind, protocol, tlvs, tlvsAt);
        return new LinkStateNlri(kind.code, distinguisher, protocol, identifier, tlvs, null);
    }

    /** RFC 9552, 5.2.1.4: a router of IS-IS has 6 octets or 7, one of OSPF 4 or 8. */
    private static void checkRouterIds(NlriKind kind, int protocol, List<Tlv> tlvs, int at) throws MalformedException {
        boolean isIsis = protocol > 0 && protocol <= ISIS_LEVEL_2;
        boolean isOspf = protocol == OSPF_V2 || protocol == OSPF_V3;
        for (Tlv tlv : tlvs) {
            // only what the type has was checked: another TLV may look like descriptors and be none
            boolean isKnown = kind.table.kind(tlv.code()) != null;
            boolean isNode = isKnown && (tlv.code() == NlriKind.LOCAL_NODE || tlv.code() == NlriKind.REMOTE_NODE);
            WireReader in = tlv.reader();
            while (isNode && in.hasRemaining()) {
                int code = in.u16();
                int count = in.u16();
                in.skip(count);
                boolean isValid = isIsis
                        ? count == SYSTEM_OCTETS || count == SYSTEM_OCTETS + 1
                        : !isOspf || count == ROUTER_OCTETS || count == ROUTER_OCTETS * 2;
                if (code == NlriKind.ROUTER_ID && !isValid) {
                    throw new MalformedException(
                            "a router identifier of " + count + " octets in protocol " + protocol, at);
                }
            }
        }
    }

    @Override
    public void encode(LinkStateNlri nlri, WireWriter out, CodecContext context) {
        out.u16(nlri.type());
        int lengthAt = out.reserve(2);
        int start = out.size();
        if (nlri.raw() != null) {
            out.bytes(nlri.raw().array());
        } else {
            if (nlri.distinguisher() != null) {
                nlri.distinguisher().write(out);
            }
            out.u8(nlri.protocol()).u64(nlri.identifier());
            for (Tlv tlv : nlri.tlvs()) {
                tlv.write(out);
            }
        }
        out.patchU16(lengthAt, out.size() - start);
    }

    @Override
    public void encodeKey(LinkStateNlri nlri, WireWriter out) {
        encode(nlri, out, CodecContext.CANONICAL);
    }

    @Override
    public void describe(LinkStateNlri nlri, long pathId, FieldSink out) {
        describe(nlri, pathId, null, out);
    }

    /** Compatibility: up to version 5, nodes and prefixes show the next hop of their UPDATE. */
    @Override
    public void describe(LinkStateNlri nlri, long pathId, @Nullable IpAddress nextHop, FieldSink out) {
        if (nlri.raw() != null) {
            WireWriter octets = new WireWriter();
            encode(nlri, octets, CodecContext.CANONICAL);
            out.field("code", nlri.type());
            out.field("parsed", false);
            out.name("raw").hex("", octets.array(), 0, octets.size());
        } else {
            new LinkStateFields(nlri, out).describe(nextHop);
        }
    }

    @Override
    public void print(LinkStateNlri nlri, long pathId, TextWriter out) {
        LinkStateSyntax.print(nlri, out);
    }
}
