package org.herald.lib.mvpn;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Octets;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.lib.mvpn.MvpnRoute.InterAsInclusive;
import org.herald.lib.mvpn.MvpnRoute.IntraAsInclusive;
import org.herald.lib.mvpn.MvpnRoute.Join;
import org.herald.lib.mvpn.MvpnRoute.Leaf;
import org.herald.lib.mvpn.MvpnRoute.Selective;
import org.herald.lib.mvpn.MvpnRoute.SourceActive;
import org.herald.lib.mvpn.MvpnRoute.Tree;
import org.herald.lib.mvpn.MvpnRoute.Unknown;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/**
 * NLRI of multicast in VPNs (RFC 6514, 4): type [1], length [1], and as many octets, which the methods of the types tell. All of it identifies
 * the route. Sources and groups are of the family's own kind of address.
 */
public final class MvpnCodec implements NlriCodec<MvpnRoute> {
    /** Sources and groups are IPv4 addresses. */
    public static final MvpnCodec IPV4 = new MvpnCodec(false);

    /** Sources and groups are IPv6 addresses. */
    public static final MvpnCodec IPV6 = new MvpnCodec(true);

    private final int bits;

    private MvpnCodec(boolean isIpv6) {
        this.bits = isIpv6 ? 128 : 32;
    }

    /**
     * Takes one route; one of another type than 1 to 7 as octets.
     *
     * @throws MalformedException without a severity, if octets are missing or left inside its length, or an address has another length than the
     *     family's
     */
    @Override
    public MvpnRoute decode(WireReader in, CodecContext context) throws MalformedException {
        int code = in.u8();
        WireReader body = in.slice(in.u8());
        return code == MvpnRouteType.LEAF.code() ? leaf(body) : behindLength(code, body);
    }

    /** Types 1 to 3 and 5 to 7; others, a leaf in a leaf too, stay octets. */
    private MvpnRoute behindLength(int code, WireReader body) throws MalformedException {
        MvpnRouteType type = MvpnRouteType.of(code);
        if (type == null || type == MvpnRouteType.LEAF) {
            return new Unknown(code, Octets.of(body.rest()));
        }
        MvpnRoute route = switch (type) {
            case INTRA_AS_I_PMSI -> new IntraAsInclusive(RouteDistinguisher.read(body), originator(body));
            case INTER_AS_I_PMSI -> new InterAsInclusive(RouteDistinguisher.read(body), body.u32());
            case S_PMSI -> selective(body);
            case SHARED_TREE_JOIN -> join(Tree.SHARED, body);
            case SOURCE_TREE_JOIN -> join(Tree.SOURCE, body);
            default -> new SourceActive(RouteDistinguisher.read(body), address(body), address(body));
        };
        if (body.hasRemaining()) {
            throw body.malformed(body.remaining() + " octets too many in a route of type " + code);
        }
        return route;
    }

    /** RFC 6514, 4.3: RD [8], source bits [1], source, group bits [1], group, originator [4 or 16]; RFC 6625, 3: no bits are all of them. */
    private MvpnRoute selective(WireReader body) throws MalformedException {
        RouteDistinguisher distinguisher = RouteDistinguisher.read(body);
        IpAddress source = addressOrAll(body);
        IpAddress group = addressOrAll(body);
        return new Selective(distinguisher, source, group, originator(body));
    }

    /** RFC 6514, 4.4: the NLRI that is answered, with type and length, originator [4 or 16]. */
    private MvpnRoute leaf(WireReader body) throws MalformedException {
        int code = body.u8();
        WireReader key = body.slice(body.u8());
        boolean isJoin = code > MvpnRouteType.LEAF.code();
        MvpnRoute routeKey = isJoin ? new Unknown(code, Octets.of(key.rest())) : behindLength(code, key);
        return new Leaf(routeKey, originator(body));
    }

    /** RFC 6514, 4.6: RD [8], source AS [4], source bits [1], source or rendezvous point, group bits [1], group. */
    private MvpnRoute join(Tree tree, WireReader body) throws MalformedException {
        return new Join(tree, RouteDistinguisher.read(body), body.u32(), address(body), address(body));
    }

    /** RFC 6515, 2: the kind of the address can be told from the octets that are left only. */
    private static IpAddress originator(WireReader body) throws MalformedException {
        int octets = body.remaining();
        if (octets != 4 && octets != 16) {
            throw body.malformed("the originating router's address has 4 or 16 octets, not " + octets);
        }
        return IpAddress.read(body, octets);
    }

    private IpAddress address(WireReader body) throws MalformedException {
        IpAddress address = addressOrAll(body);
        if (address == null) {
            throw new MalformedException("an address of no bits", body.position() - 1);
        }
        return address;
    }

    private @Nullable IpAddress addressOrAll(WireReader body) throws MalformedException {
        int given = body.u8();
        if (given == 0) {
            return null;
        }
        if (given != bits) {
            throw new MalformedException("an address has " + bits + " bits, not " + given, body.position() - 1);
        }
        return IpAddress.read(body, bits / 8);
    }

    /** The route that some octets are, from a type to the last octet of its length. @throws MalformedException if they are none */
    MvpnRoute decodeAll(byte[] octets) throws MalformedException {
        WireReader in = new WireReader(octets);
        MvpnRoute route = decode(in, CodecContext.CANONICAL);
        if (in.hasRemaining()) {
            throw in.malformed(in.remaining() + " octets behind the route");
        }
        return route;
    }

    /** The same for what a leaf answers. */
    MvpnRoute decodeKey(byte[] octets) throws MalformedException {
        WireReader in = new WireReader(octets);
        int code = in.u8();
        if (code < MvpnRouteType.LEAF.code()) {
            return decodeAll(octets);
        }
        Octets body = Octets.read(in, in.u8());
        if (in.hasRemaining()) {
            throw in.malformed(in.remaining() + " octets behind the route");
        }
        return new Unknown(code, body);
    }

    @Override
    public void encode(MvpnRoute nlri, WireWriter out, CodecContext context) {
        write(nlri, out);
    }

    @Override
    public void encodeKey(MvpnRoute nlri, WireWriter out) {
        write(nlri, out);
    }

    static void write(MvpnRoute nlri, WireWriter out) {
        out.u8(nlri.code());
        int lengthAt = out.reserve(1);
        if (nlri instanceof IntraAsInclusive route) {
            route.distinguisher().write(out);
            route.originator().write(out);
        } else if (nlri instanceof InterAsInclusive route) {
            route.distinguisher().write(out);
            out.u32(route.sourceAs());
        } else if (nlri instanceof Selective route) {
            route.distinguisher().write(out);
            write(route.source(), out);
            write(route.group(), out);
            route.originator().write(out);
        } else if (nlri instanceof Leaf route) {
            write(route.routeKey(), out);
            route.originator().write(out);
        } else if (nlri instanceof SourceActive route) {
            route.distinguisher().write(out);
            write(route.source(), out);
            write(route.group(), out);
        } else if (nlri instanceof Join route) {
            route.distinguisher().write(out);
            out.u32(route.sourceAs());
            write(route.source(), out);
            write(route.group(), out);
        } else if (nlri instanceof Unknown route) {
            out.bytes(route.body().array());
        }
        out.patchU8(lengthAt, out.size() - lengthAt - 1);
    }

    private static void write(@Nullable IpAddress address, WireWriter out) {
        out.u8(address == null ? 0 : address.bits());
        if (address != null) {
            address.write(out);
        }
    }

    @Override
    public void describe(MvpnRoute nlri, long pathId, FieldSink out) {
        MvpnText.describe(nlri, out);
    }

    @Override
    public void print(MvpnRoute nlri, long pathId, TextWriter out) {
        if (out.isConfiguration()) {
            MvpnText.printWords(nlri, out);
        } else {
            MvpnText.printLine(nlri, out);
        }
    }
}
