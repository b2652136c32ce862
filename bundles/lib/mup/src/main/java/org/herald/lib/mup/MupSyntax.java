package org.herald.lib.mup;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.lib.mup.MupRoute.DirectSegment;
import org.herald.lib.mup.MupRoute.InterworkSegment;
import org.herald.lib.mup.MupRoute.Type1Session;
import org.herald.lib.mup.MupRoute.Type2Session;
import org.herald.lib.prefix.Prefix;
import org.herald.lib.prefix.PrefixText;
import org.herald.lib.vpn.RouteDistinguisher;

/**
 * Statements of mobile user planes: {@code mup-t2st 10.0.0.1 rd 100:100 teid 12345/32}. The words of a type stand in one order.
 */
public final class MupSyntax implements RouteSyntax<MupRoute> {
    /** Users and PEs have IPv4 addresses. */
    public static final MupSyntax IPV4 =
            new MupSyntax(MupCodec.IPV4, false, "10.0.1.0/24", "192.168.0.1/32", "10.0.0.1", "10.0.0.9");

    /** Users and PEs have IPv6 addresses. */
    public static final MupSyntax IPV6 =
            new MupSyntax(MupCodec.IPV6, true, "2001:db8::/64", "2001:db8:1:1::1/128", "2001:db8::1", "2001:db8::9");

    /** The second word of the families. */
    public static final String SAFI = "mup";

    private static final int MOST_TUNNEL_BITS = 32;
    private static final long MOST_TUNNEL = 0xFFFF_FFFFL;

    private final MupCodec codec;
    private final boolean isIpv6;
    private final Grammar grammar;

    private MupSyntax(MupCodec codec, boolean isIpv6, String network, String user, String pe, String source) {
        this.codec = codec;
        this.isIpv6 = isIpv6;
        String rd = " rd 100:100";
        String end = " next-hop " + pe;
        this.grammar = Grammar.of(
                statement(
                        MupRouteType.INTERWORK_SEGMENT_DISCOVERY,
                        "<prefix> rd <rd>",
                        "the prefix of an access network",
                        network + rd + end),
                statement(
                        MupRouteType.DIRECT_SEGMENT_DISCOVERY,
                        "<ip> rd <rd>",
                        "a PE that a data network is joined to",
                        pe + rd + end),
                statement(
                        MupRouteType.TYPE_1_SESSION_TRANSFORMED,
                        "<prefix> rd <rd> teid <0-4294967295> qfi <0-63> endpoint <ip> [source <ip>]",
                        "the session of a user towards the access network",
                        user + rd + " teid 12345 qfi 9 endpoint " + pe + " source " + source + end),
                statement(
                        MupRouteType.TYPE_2_SESSION_TRANSFORMED,
                        "<ip> rd <rd> teid <number>/<0-32>",
                        "the tunnels to an endpoint, of which so many bits of the TEID count",
                        pe + rd + " teid 12345/32" + end),
                new Grammar.Statement(
                        MupText.RAW,
                        "0x<digits>",
                        "any route by its octets: architecture, type, length and as many octets",
                        MupText.RAW + " 0x01000502ABCD" + end));
    }

    private static Grammar.Statement statement(MupRouteType type, String arguments, String help, String example) {
        return new Grammar.Statement(type.word(), arguments, help, type.word() + " " + example);
    }

    @Override
    public Grammar grammar() {
        return grammar;
    }

    @Override
    public Builder<MupRoute> begin(Words words) throws StatementException {
        return new Finished(read(words));
    }

    private MupRoute read(Words words) throws StatementException {
        if (words.accept(MupText.RAW)) {
            return raw(words);
        }
        List<String> valid = new ArrayList<>();
        for (MupRouteType type : MupRouteType.values()) {
            if (words.accept(type.word())) {
                return fields(type, words);
            }
            valid.add(type.word());
        }
        valid.add(MupText.RAW);
        throw words.failure(
                words.hasNext()
                        ? "'" + words.peek() + "' is not a type of " + SAFI + " routes"
                        : "the statement ends where a type of " + SAFI + " routes is expected",
                valid);
    }

    private MupRoute fields(MupRouteType type, Words words) throws StatementException {
        switch (type) {
            case INTERWORK_SEGMENT_DISCOVERY -> {
                Prefix prefix = PrefixText.read(words, isIpv6);
                return new InterworkSegment(distinguisher(words), prefix);
            }
            case DIRECT_SEGMENT_DISCOVERY -> {
                IpAddress address = ownAddress(words);
                return new DirectSegment(distinguisher(words), address);
            }
            case TYPE_1_SESSION_TRANSFORMED -> {
                return type1(words);
            }
            default -> {
                IpAddress endpoint = ownAddress(words);
                return type2(distinguisher(words), endpoint, words);
            }
        }
    }

    private MupRoute type1(Words words) throws StatementException {
        Prefix prefix = PrefixText.read(words, isIpv6);
        RouteDistinguisher distinguisher = distinguisher(words);
        words.expect(MupText.TUNNEL);
        long tunnel = words.number(MupText.TUNNEL, MOST_TUNNEL);
        words.expect(MupText.QOS_FLOW);
        int qosFlow = (int) words.number(MupText.QOS_FLOW, MupText.MOST_QOS_FLOW);
        words.expect(MupText.ENDPOINT);
        IpAddress endpoint = words.address();
        IpAddress source = words.accept(MupText.SOURCE) ? words.address() : null;
        return new Type1Session(distinguisher, prefix, tunnel, qosFlow, endpoint, source);
    }

    private static MupRoute type2(RouteDistinguisher distinguisher, IpAddress endpoint, Words words)
            throws StatementException {
        words.expect(MupText.TUNNEL);
        if (!words.hasNext()) {
            throw words.failure("the statement ends where a " + MupText.TUNNEL + " is expected", List.of());
        }
        int at = words.position();
        byte[] text = words.text();
        int slash = words.start(at);
        while (slash < words.end(at) && text[slash] != '/') {
            slash++;
        }
        long tunnel = Words.parseNumber(text, words.start(at), slash, MOST_TUNNEL);
        long bits = slash == words.end(at) ? -1 : Words.parseNumber(text, slash + 1, words.end(at), MOST_TUNNEL_BITS);
        if (tunnel < 0 || bits < 0) {
            throw words.failure(
                    "'" + words.peek() + "' is not a valid " + MupText.TUNNEL
                            + " (a number up to 4294967295, / and 0-32, how many of its bits count)",
                    List.of());
        }
        if (tunnel >>> bits != 0) {
            throw words.failure(
                    MupText.TUNNEL + " " + tunnel + " cannot be stored in " + bits + " bits (0-" + ((1L << bits) - 1)
                            + ")",
                    List.of());
        }
        words.position(at + 1);
        return new Type2Session(distinguisher, endpoint, (int) bits, tunnel);
    }

    private MupRoute raw(Words words) throws StatementException {
        int at = words.position();
        byte[] octets = words.octets("route");
        try {
            return codec.decodeAll(octets);
        } catch (MalformedException malformed) {
            throw words.failureAt(
                    at,
                    "'" + words.word(at) + "' is not a valid route (architecture, type, length and as many octets): "
                            + malformed.getMessage(),
                    List.of());
        }
    }

    private static RouteDistinguisher distinguisher(Words words) throws StatementException {
        words.expect(RouteDistinguisher.WORD);
        return RouteDistinguisher.read(words);
    }

    private IpAddress ownAddress(Words words) throws StatementException {
        int at = words.position();
        IpAddress address = words.address();
        if (address.isIpv6() != isIpv6) {
            throw words.failureAt(
                    at,
                    "'" + words.word(at) + "' is not " + (isIpv6 ? "an IPv6 address" : "an IPv4 address"),
                    List.of());
        }
        return address;
    }

    /** A route all of whose words stand right behind its type. */
    private record Finished(MupRoute route) implements Builder<MupRoute> {
        @Override
        public boolean accept(Words words, RouteDraft draft) {
            return false;
        }

        @Override
        public MupRoute build(Words words) {
            return route;
        }
    }
}
