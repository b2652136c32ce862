package org.herald.lib.mvpn;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.lib.mvpn.MvpnRoute.InterAsInclusive;
import org.herald.lib.mvpn.MvpnRoute.IntraAsInclusive;
import org.herald.lib.mvpn.MvpnRoute.Join;
import org.herald.lib.mvpn.MvpnRoute.Leaf;
import org.herald.lib.mvpn.MvpnRoute.Selective;
import org.herald.lib.mvpn.MvpnRoute.SourceActive;
import org.herald.lib.mvpn.MvpnRoute.Tree;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/**
 * Statements of multicast in VPNs: {@code source-join source 10.0.0.1 group 239.0.0.1 rd 65000:1 source-as 65000}. The words of a type stand in
 * one order.
 */
public final class MvpnSyntax implements RouteSyntax<MvpnRoute> {
    /** Sources and groups are IPv4 addresses. */
    public static final MvpnSyntax IPV4 = new MvpnSyntax(
            MvpnCodec.IPV4, false, "source 10.99.12.2", "group 239.251.255.228", "10.99.199.1", "192.0.2.1");

    /** Sources and groups are IPv6 addresses. */
    public static final MvpnSyntax IPV6 =
            new MvpnSyntax(MvpnCodec.IPV6, true, "source fd12::2", "group ff0e::1", "fd00::1", "2001:db8::1");

    /** The second word of the families. */
    public static final String SAFI = "mcast-vpn";

    private static final String RD = " rd 65000:99999";
    private static final String RD_HELP = " rd <rd>";
    private static final String ADDRESS_OR_ALL = " <ip | *> ";

    private final MvpnCodec codec;
    private final boolean isIpv6;
    private final Grammar grammar;

    private MvpnSyntax(MvpnCodec codec, boolean isIpv6, String source, String group, String rp, String pe) {
        this.codec = codec;
        this.isIpv6 = isIpv6;
        String flow = source + " " + group + RD;
        String end = " next-hop " + pe;
        this.grammar = Grammar.of(
                statement(
                        MvpnRouteType.INTRA_AS_I_PMSI,
                        "originator <ip>" + RD_HELP,
                        "a PE of the AS takes part in the multicast VPN (RFC 6514, 4.1)",
                        "originator " + pe + RD + end),
                statement(
                        MvpnRouteType.INTER_AS_I_PMSI,
                        "rd <rd> source-as <asn>",
                        "an AS takes part in the multicast VPN (RFC 6514, 4.2)",
                        "rd 65000:99999 source-as 65000" + end),
                statement(
                        MvpnRouteType.S_PMSI,
                        "source" + ADDRESS_OR_ALL + "group" + ADDRESS_OR_ALL + "rd <rd> originator <ip>",
                        "a tunnel for some flows (RFC 6514, 4.3), where * are all sources or groups (RFC 6625)",
                        flow + " originator " + pe + end),
                statement(
                        MvpnRouteType.LEAF,
                        "route-key <route> originator <ip>",
                        "the answer of a receiver to a route of the three types above (RFC 6514, 4.4)",
                        "route-key s-pmsi source * " + group + RD + " originator " + pe + " originator " + pe + end),
                statement(
                        MvpnRouteType.SOURCE_ACTIVE,
                        "source <ip> group <ip>" + RD_HELP,
                        "a source sends to a group (RFC 6514, 4.5)",
                        flow + end),
                statement(
                        MvpnRouteType.SHARED_TREE_JOIN,
                        "rp <ip> group <ip>" + RD_HELP + " source-as <asn>",
                        "receivers of a group from any source (RFC 6514, 4.6)",
                        "rp " + rp + " " + group + RD + " source-as 65000" + end),
                statement(
                        MvpnRouteType.SOURCE_TREE_JOIN,
                        "source <ip> group <ip>" + RD_HELP + " source-as <asn>",
                        "receivers of a group from one source (RFC 6514, 4.6)",
                        flow + " source-as 65000" + end),
                new Grammar.Statement(
                        MvpnText.RAW,
                        "0x<digits>",
                        "any route by its octets, type and length first",
                        MvpnText.RAW + " 0x0802ABCD" + end));
    }

    private static Grammar.Statement statement(MvpnRouteType type, String arguments, String help, String example) {
        return new Grammar.Statement(type.word(), arguments, help, type.word() + " " + example);
    }

    @Override
    public Grammar grammar() {
        return grammar;
    }

    @Override
    public Builder<MvpnRoute> begin(Words words) throws StatementException {
        return new Finished(read(words, Place.STATEMENT));
    }

    /** Where a route is written. */
    private enum Place {
        STATEMENT,
        /** In a leaf, which answers types 1 to 3 (or others, by their octets). */
        ROUTE_KEY;

        boolean allows(MvpnRouteType type) {
            return this == STATEMENT || type.code() < MvpnRouteType.LEAF.code();
        }
    }

    private MvpnRoute read(Words words, Place place) throws StatementException {
        if (words.accept(MvpnText.RAW)) {
            return raw(words, place);
        }
        List<String> valid = new ArrayList<>();
        for (MvpnRouteType type : MvpnRouteType.values()) {
            if (!place.allows(type)) {
                continue;
            }
            if (words.accept(type.word())) {
                return fields(type, words);
            }
            valid.add(type.word());
        }
        valid.add(MvpnText.RAW);
        throw words.failure(
                words.hasNext()
                        ? "'" + words.peek() + "' is not a type of " + SAFI + " routes"
                        : "the statement ends where a type of " + SAFI + " routes is expected",
                valid);
    }

    private MvpnRoute fields(MvpnRouteType type, Words words) throws StatementException {
        switch (type) {
            case INTRA_AS_I_PMSI -> {
                IpAddress originator = originator(words);
                return new IntraAsInclusive(distinguisher(words), originator);
            }
            case INTER_AS_I_PMSI -> {
                return new InterAsInclusive(distinguisher(words), sourceAs(words));
            }
            case S_PMSI -> {
                IpAddress source = addressOrAll(MvpnText.SOURCE, words);
                IpAddress group = addressOrAll(MvpnText.GROUP, words);
                return new Selective(distinguisher(words), source, group, originator(words));
            }
            case LEAF -> {
                words.expect(MvpnText.ROUTE_KEY);
                return new Leaf(read(words, Place.ROUTE_KEY), originator(words));
            }
            case SOURCE_ACTIVE -> {
                IpAddress source = address(MvpnText.SOURCE, words);
                IpAddress group = address(MvpnText.GROUP, words);
                return new SourceActive(distinguisher(words), source, group);
            }
            default -> {
                boolean isShared = type == MvpnRouteType.SHARED_TREE_JOIN;
                IpAddress source = address(isShared ? MvpnText.RENDEZVOUS_POINT : MvpnText.SOURCE, words);
                IpAddress group = address(MvpnText.GROUP, words);
                RouteDistinguisher distinguisher = distinguisher(words);
                return new Join(isShared ? Tree.SHARED : Tree.SOURCE, distinguisher, sourceAs(words), source, group);
            }
        }
    }

    private MvpnRoute raw(Words words, Place place) throws StatementException {
        int at = words.position();
        byte[] octets = words.octets("route");
        try {
            return place == Place.ROUTE_KEY ? codec.decodeKey(octets) : codec.decodeAll(octets);
        } catch (MalformedException malformed) {
            throw words.failureAt(
                    at,
                    "'" + words.word(at) + "' is not a valid route (type, length and as many octets): "
                            + malformed.getMessage(),
                    List.of());
        }
    }

    private static RouteDistinguisher distinguisher(Words words) throws StatementException {
        words.expect(RouteDistinguisher.WORD);
        return RouteDistinguisher.read(words);
    }

    private static long sourceAs(Words words) throws StatementException {
        words.expect(MvpnText.SOURCE_AS);
        return words.autonomousSystem();
    }

    private static IpAddress originator(Words words) throws StatementException {
        words.expect(MvpnText.ORIGINATOR);
        return words.address();
    }

    private @Nullable IpAddress addressOrAll(String word, Words words) throws StatementException {
        words.expect(word);
        return words.accept(MvpnText.ALL) ? null : address(words, word);
    }

    private IpAddress address(String word, Words words) throws StatementException {
        words.expect(word);
        return address(words, word);
    }

    private IpAddress address(Words words, String what) throws StatementException {
        int at = words.position();
        IpAddress address = words.address();
        if (address.isIpv6() != isIpv6) {
            throw words.failureAt(
                    at,
                    "'" + words.word(at) + "' is not a valid " + what
                            + (isIpv6 ? " (an IPv6 address)" : " (an IPv4 address)"),
                    List.of());
        }
        return address;
    }

    /** A route all of whose words stand right behind its type. */
    private record Finished(MvpnRoute route) implements Builder<MvpnRoute> {
        @Override
        public boolean accept(Words words, RouteDraft draft) {
            return false;
        }

        @Override
        public MvpnRoute build(Words words) {
            return route;
        }
    }
}
