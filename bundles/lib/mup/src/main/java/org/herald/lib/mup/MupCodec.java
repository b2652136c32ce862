package org.herald.lib.mup;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Octets;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.lib.mup.MupRoute.DirectSegment;
import org.herald.lib.mup.MupRoute.InterworkSegment;
import org.herald.lib.mup.MupRoute.Type1Session;
import org.herald.lib.mup.MupRoute.Type2Session;
import org.herald.lib.mup.MupRoute.Unknown;
import org.herald.lib.prefix.Prefix;
import org.herald.lib.prefix.PrefixWire;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/**
 * NLRI of mobile user planes (draft-mpmz-bess-mup-safi, 3.1): architecture [1], type [2], length [1], and as many octets, which the methods of the
 * types tell. All of it identifies the route but of type 3, where route distinguisher and prefix do.
 */
public final class MupCodec implements NlriCodec<MupRoute> {
    /** Users and PEs have IPv4 addresses. */
    public static final MupCodec IPV4 = new MupCodec(false);

    /** Users and PEs have IPv6 addresses. */
    public static final MupCodec IPV6 = new MupCodec(true);

    private static final int MOST_TUNNEL_BITS = 32;

    private final boolean isIpv6;
    private final int bits;

    private MupCodec(boolean isIpv6) {
        this.isIpv6 = isIpv6;
        this.bits = isIpv6 ? 128 : 32;
    }

    /**
     * Takes one route; one of another architecture than 3gpp-5g, or another type than 1 to 4, as octets.
     *
     * @throws MalformedException without a severity, if octets are missing or left inside its length, or one of the lengths inside is out of range
     */
    @Override
    public MupRoute decode(WireReader in, CodecContext context) throws MalformedException {
        int architecture = in.u8();
        int code = in.u16();
        WireReader body = in.slice(in.u8());
        MupRouteType type = MupRouteType.of(code);
        if (architecture != MupRoute.ARCHITECTURE_5G || type == null) {
            return new Unknown(architecture, code, Octets.of(body.rest()));
        }
        RouteDistinguisher distinguisher = RouteDistinguisher.read(body);
        MupRoute route = switch (type) {
            case INTERWORK_SEGMENT_DISCOVERY -> new InterworkSegment(distinguisher, prefix(body));
            case DIRECT_SEGMENT_DISCOVERY -> new DirectSegment(distinguisher, IpAddress.read(body, bits / 8));
            case TYPE_1_SESSION_TRANSFORMED -> type1(distinguisher, body);
            case TYPE_2_SESSION_TRANSFORMED -> type2(distinguisher, body);
        };
        if (body.hasRemaining()) {
            throw body.malformed(body.remaining() + " octets too many in a route of type " + code);
        }
        return route;
    }

    /** Length in bits [1], prefix. */
    private Prefix prefix(WireReader body) throws MalformedException {
        int lengthAt = body.position();
        return PrefixWire.read(body, body.u8(), lengthAt, isIpv6);
    }

    /** RD [8], prefix bits [1], prefix, TEID [4], QFI [1], endpoint bits [1], endpoint; source bits [1], source, which may be missing. */
    private MupRoute type1(RouteDistinguisher distinguisher, WireReader body) throws MalformedException {
        Prefix prefix = prefix(body);
        long tunnel = body.u32();
        int qosFlow = body.u8();
        int endpointAt = body.position();
        IpAddress endpoint = address(body);
        if (endpoint == null) {
            throw new MalformedException("an endpoint of no bits", endpointAt);
        }
        IpAddress source = body.hasRemaining() ? address(body) : null;
        return new Type1Session(distinguisher, prefix, tunnel, qosFlow, endpoint, source);
    }

    /** Length in bits [1], 0, 32 or 128, and the address. */
    private static @Nullable IpAddress address(WireReader body) throws MalformedException {
        int given = body.u8();
        if (given == 0) {
            return null;
        }
        if (given != 32 && given != 128) {
            throw new MalformedException("an address has 32 or 128 bits, not " + given, body.position() - 1);
        }
        return IpAddress.read(body, given / 8);
    }

    /** RD [8], bits of endpoint and TEID [1], endpoint [4 or 16], TEID [as many octets as hold its bits]. */
    private MupRoute type2(RouteDistinguisher distinguisher, WireReader body) throws MalformedException {
        int given = body.u8();
        int tunnelBits = given - bits;
        if (tunnelBits < 0 || tunnelBits > MOST_TUNNEL_BITS) {
            throw new MalformedException(
                    "endpoint and TEID have " + bits + " to " + (bits + MOST_TUNNEL_BITS) + " bits, not " + given,
                    body.position() - 1);
        }
        IpAddress endpoint = IpAddress.read(body, bits / 8);
        long tunnel = 0;
        for (int octets = PrefixWire.octetCount(tunnelBits); octets > 0; octets--) {
            tunnel = tunnel << 8 | body.u8();
        }
        return new Type2Session(distinguisher, endpoint, tunnelBits, tunnel);
    }

    /** The route that some octets are, from the architecture to the last octet of its length. @throws MalformedException if they are none */
    MupRoute decodeAll(byte[] octets) throws MalformedException {
        WireReader in = new WireReader(octets);
        MupRoute route = decode(in, CodecContext.CANONICAL);
        if (in.hasRemaining()) {
            throw in.malformed(in.remaining() + " octets behind the route");
        }
        return route;
    }

    @Override
    public void encode(MupRoute nlri, WireWriter out, CodecContext context) {
        write(nlri, out);
    }

    static void write(MupRoute nlri, WireWriter out) {
        int lengthAt = writeKey(nlri, out);
        if (nlri instanceof Type1Session route) {
            out.u32(route.tunnel()).u8(route.qosFlow());
            write(route.endpoint(), out);
            if (route.source() != null) {
                write(route.source(), out);
            }
        }
        out.patchU8(lengthAt, out.size() - lengthAt - 1);
    }

    /** The draft, 3.1: of a session towards the access network only route distinguisher and prefix are the key. */
    @Override
    public void encodeKey(MupRoute nlri, WireWriter out) {
        int lengthAt = writeKey(nlri, out);
        out.patchU8(lengthAt, out.size() - lengthAt - 1);
    }

    /** Returns where the length is to be written. */
    private static int writeKey(MupRoute nlri, WireWriter out) {
        out.u8(nlri.architecture()).u16(nlri.code());
        int lengthAt = out.reserve(1);
        if (nlri instanceof InterworkSegment route) {
            route.distinguisher().write(out);
            write(route.prefix(), out);
        } else if (nlri instanceof DirectSegment route) {
            route.distinguisher().write(out);
            route.address().write(out);
        } else if (nlri instanceof Type1Session route) {
            route.distinguisher().write(out);
            write(route.prefix(), out);
        } else if (nlri instanceof Type2Session route) {
            route.distinguisher().write(out);
            out.u8(route.endpoint().bits() + route.tunnelBits());
            route.endpoint().write(out);
            for (int octet = PrefixWire.octetCount(route.tunnelBits()) - 1; octet >= 0; octet--) {
                out.u8((int) (route.tunnel() >>> octet * 8));
            }
        } else if (nlri instanceof Unknown route) {
            out.bytes(route.body().array());
        }
        return lengthAt;
    }

    private static void write(Prefix prefix, WireWriter out) {
        out.u8(prefix.bits());
        PrefixWire.write(prefix, out);
    }

    private static void write(IpAddress address, WireWriter out) {
        out.u8(address.bits());
        address.write(out);
    }

    @Override
    public void describe(MupRoute nlri, long pathId, FieldSink out) {
        MupText.describe(nlri, out);
    }

    @Override
    public void print(MupRoute nlri, long pathId, TextWriter out) {
        if (out.isConfiguration()) {
            MupText.printWords(nlri, out);
        } else {
            MupText.printLine(nlri, out);
        }
    }
}
