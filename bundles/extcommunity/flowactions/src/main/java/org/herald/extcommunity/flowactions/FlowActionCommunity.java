package org.herald.extcommunity.flowactions;

import java.math.BigDecimal;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.ProvideExtendedCommunity;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.herald.lib.flow.FlowCommunities;
import org.osgi.service.component.annotations.Component;

/**
 * Actions of flow specification rules (RFC 8955, 7; draft-simpson-idr-flowspec-redirect; draft-ietf-idr-flowspec-redirect-ip;
 * draft-ietf-idr-flowspec-interfaceset): type and sub-type [2], then 6 octets whose layout {@link FlowCommunities} tells.
 */
@Component(service = ExtendedCommunityType.class)
@ProvideExtendedCommunity(
        value = "flow-actions",
        words = {
            FlowActionCommunity.RATE_LIMIT,
            FlowActionCommunity.ACTION,
            FlowActionCommunity.REDIRECT,
            FlowActionCommunity.MARK,
            FlowActionCommunity.REDIRECT_TO_NEXT_HOP,
            FlowActionCommunity.COPY_TO_NEXT_HOP,
            FlowActionCommunity.REDIRECT_TO_NEXT_HOP_IETF,
            FlowActionCommunity.COPY_TO_NEXT_HOP_IETF,
            FlowActionCommunity.INTERFACE_SET
        })
public final class FlowActionCommunity implements ExtendedCommunityType {
    static final String RATE_LIMIT = "rate-limit";
    static final String ACTION = "action";
    static final String REDIRECT = "redirect";
    static final String MARK = "mark";
    static final String REDIRECT_TO_NEXT_HOP = "redirect-to-nexthop";
    static final String COPY_TO_NEXT_HOP = "copy-to-nexthop";
    static final String REDIRECT_TO_NEXT_HOP_IETF = "redirect-to-nexthop-ietf";
    static final String COPY_TO_NEXT_HOP_IETF = "copy-to-nexthop-ietf";
    static final String INTERFACE_SET = "interface-set";

    private static final int COMMUNITY_OCTETS = 8;
    private static final long MOST16 = 0xFFFF;
    private static final long MOST32 = 0xFFFF_FFFFL;
    private static final long LOW48 = 0xFFFF_FFFF_FFFFL;
    private static final long DSCP_BITS = 0x3F;
    private static final int GROUP_BITS = 0x3FFF;
    private static final int DIRECTION_SHIFT = 14;

    private static final Grammar GRAMMAR = Grammar.of(
            statement(
                    RATE_LIMIT,
                    ":<rate> | :<rate>:packets",
                    "octets or packets a second that pass, 0 for none (RFC 8955, 7.1 and 7.2)",
                    ":9600"),
            statement(
                    ACTION,
                    " sample | terminal | sample-terminal",
                    "samples packets, and goes on with later rules (RFC 8955, 7.3)",
                    ":sample-terminal"),
            statement(
                    REDIRECT,
                    ":<asn>:<number> | :<ipv4>:<number>",
                    "hands packets to the VPN that imports this route target (RFC 8955, 7.4)",
                    ":65500:12345"),
            statement(MARK, " <0-63>", "sets the DSCP of packets (RFC 8955, 7.5)", ":10"),
            statement(
                    REDIRECT_TO_NEXT_HOP,
                    "",
                    "sends packets to the route's next hop (draft-simpson-idr-flowspec-redirect)",
                    ""),
            statement(
                    COPY_TO_NEXT_HOP,
                    "",
                    "sends a copy of packets to the route's next hop (draft-simpson-idr-flowspec-redirect)",
                    ""),
            statement(
                    REDIRECT_TO_NEXT_HOP_IETF,
                    " <ipv4>",
                    "sends packets to this address (draft-ietf-idr-flowspec-redirect-ip)",
                    ":192.0.2.1"),
            statement(
                    COPY_TO_NEXT_HOP_IETF,
                    " <ipv4>",
                    "sends a copy of packets to this address (draft-ietf-idr-flowspec-redirect-ip)",
                    ":192.0.2.1"),
            statement(
                    INTERFACE_SET,
                    ":[transitive: | non-transitive:]<direction>:<asn>:<0-16383>",
                    "where a rule applies: input, output or input-output of a group of interfaces"
                            + " (draft-ietf-idr-flowspec-interfaceset)",
                    ":input:65000:12"));

    private static Grammar.Statement statement(String word, String arguments, String help, String example) {
        return new Grammar.Statement(word, arguments, help, word + example);
    }

    /** Rates that are no numbers of octets (negative, infinite, NaN) and interface sets without a direction are not: digits say more. */
    @Override
    public boolean owns(long value) {
        return switch (FlowCommunities.kind(value)) {
            case FlowCommunities.RATE_BYTES, FlowCommunities.RATE_PACKETS ->
                (int) value >= 0 && Float.isFinite(Float.intBitsToFloat((int) value));
            case FlowCommunities.INTERFACE_SET, FlowCommunities.INTERFACE_SET_LOCAL -> direction(value) != 0;
            case FlowCommunities.ACTION,
                    FlowCommunities.REDIRECT_AS2,
                    FlowCommunities.REDIRECT_IPV4,
                    FlowCommunities.REDIRECT_AS4,
                    FlowCommunities.MARK,
                    FlowCommunities.REDIRECT_NEXT_HOP,
                    FlowCommunities.REDIRECT_ADDRESS -> true;
            default -> false;
        };
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public long parse(String keyword, String[] fields) {
        return switch (keyword) {
            case RATE_LIMIT -> rate(fields);
            case ACTION -> FlowCommunities.action(only(fields, "sample, terminal or sample-terminal"));
            case REDIRECT -> redirect(fields);
            case MARK -> FlowCommunities.mark(only(fields, "a DSCP of 0-63"));
            case REDIRECT_TO_NEXT_HOP -> nextHop(fields, 0);
            case COPY_TO_NEXT_HOP -> nextHop(fields, FlowCommunities.COPY);
            case REDIRECT_TO_NEXT_HOP_IETF -> address(fields, 0);
            case COPY_TO_NEXT_HOP_IETF -> address(fields, FlowCommunities.COPY);
            case INTERFACE_SET -> FlowCommunities.interfaceSet(fields);
            default -> throw new IllegalArgumentException("'" + keyword + "' is not an action");
        };
    }

    private static String only(String[] fields, String what) {
        if (fields.length != 1) {
            throw new IllegalArgumentException("expecting " + what);
        }
        return fields[0];
    }

    private static long rate(String[] fields) {
        boolean hasUnit = fields.length == 2;
        boolean isPackets = hasUnit && fields[1].equals(FlowCommunities.PACKETS);
        if (fields.length != 1 && !isPackets && !(hasUnit && fields[1].equals(FlowCommunities.BYTES))) {
            throw new IllegalArgumentException("expecting a rate, as in rate-limit:9600 or rate-limit:1000:packets");
        }
        return FlowCommunities.rate(isPackets ? FlowCommunities.RATE_PACKETS : FlowCommunities.RATE_BYTES, fields[0]);
    }

    private static long redirect(String[] fields) {
        if (fields.length != 2) {
            throw new IllegalArgumentException("expecting 2 fields, as in redirect:65500:12345");
        }
        return FlowCommunities.redirect(fields[0], fields[1]);
    }

    private static long nextHop(String[] fields, int flags) {
        if (fields.length != 0) {
            throw new IllegalArgumentException("expecting no fields");
        }
        return FlowCommunities.of(FlowCommunities.REDIRECT_NEXT_HOP, flags);
    }

    private static long address(String[] fields, int flags) {
        IpAddress address = IpAddress.parse(only(fields, "an IPv4 address"));
        if (address == null || address.isIpv6()) {
            throw new IllegalArgumentException("'" + fields[0] + "' is not a valid IPv4 address");
        }
        return FlowCommunities.redirectAddress(address.ipv4(), flags);
    }

    // ---- showing

    /** What no word can express, such as reserved bits, becomes digits where it is to be read back. */
    @Override
    public void print(long value, TextWriter out) {
        if (out.isConfiguration() && hasMoreThanWordsSay(value)) {
            WireWriter octets = new WireWriter(COMMUNITY_OCTETS, COMMUNITY_OCTETS).u64(value);
            out.hex(octets.array(), 0, octets.size());
            return;
        }
        switch (FlowCommunities.kind(value)) {
            case FlowCommunities.RATE_BYTES -> printRate(value, out);
            case FlowCommunities.RATE_PACKETS -> {
                printRate(value, out);
                out.glue().word(":").glue().word(FlowCommunities.PACKETS);
            }
            case FlowCommunities.ACTION -> printAction(value, out);
            case FlowCommunities.REDIRECT_AS2, FlowCommunities.REDIRECT_IPV4, FlowCommunities.REDIRECT_AS4 ->
                printRedirect(value, out);
            case FlowCommunities.MARK -> field(MARK, out).number(value & DSCP_BITS);
            case FlowCommunities.REDIRECT_NEXT_HOP -> out.word(isCopy(value) ? COPY_TO_NEXT_HOP : REDIRECT_TO_NEXT_HOP);
            case FlowCommunities.REDIRECT_ADDRESS -> printAddress(value, out);
            default -> printInterfaceSet(value, out);
        }
    }

    private static boolean hasMoreThanWordsSay(long value) {
        return switch (FlowCommunities.kind(value)) {
            case FlowCommunities.RATE_BYTES, FlowCommunities.RATE_PACKETS -> (value & LOW48) >>> 32 != 0;
            case FlowCommunities.ACTION -> (value & LOW48) >= FlowCommunities.ACTIONS.length || (value & LOW48) == 0;
            case FlowCommunities.MARK -> (value & LOW48 & ~DSCP_BITS) != 0;
            case FlowCommunities.REDIRECT_NEXT_HOP -> (value & LOW48 & ~FlowCommunities.COPY) != 0;
            case FlowCommunities.REDIRECT_ADDRESS -> (value & MOST16 & ~FlowCommunities.COPY) != 0;
            default -> false;
        };
    }

    private static boolean isCopy(long value) {
        return (value & FlowCommunities.COPY) != 0;
    }

    private static int direction(long value) {
        return (int) (value >>> DIRECTION_SHIFT) & 0x03;
    }

    /** A keyword and what is before its field: a blank for people, a colon where one word is wanted. */
    private static TextWriter field(String keyword, TextWriter out) {
        out.word(keyword);
        return out.isConfiguration() ? out.glue().word(":").glue() : out;
    }

    private static void printRate(long value, TextWriter out) {
        float rate = Float.intBitsToFloat((int) value);
        // The shortest digits that give the same float again.
        BigDecimal digits = new BigDecimal(Float.toString(rate));
        String text = digits.stripTrailingZeros().toPlainString();
        out.word(RATE_LIMIT).glue().word(":").glue().word(rate == 0 ? "0" : exact(rate, text));
    }

    /** A whole number in full: the float 1250000000 is not «about 1.25 thousand million». */
    private static String exact(float rate, String shortest) {
        return rate >= 1 && rate == Math.rint(rate) && rate < Long.MAX_VALUE ? Long.toString((long) rate) : shortest;
    }

    private static void printAction(long value, TextWriter out) {
        int flags = (int) value & (FlowCommunities.SAMPLE | FlowCommunities.TERMINAL);
        if (flags == 0) {
            out.word(ACTION);
        } else {
            field(ACTION, out).word(FlowCommunities.ACTIONS[flags]);
        }
    }

    private static void printRedirect(long value, TextWriter out) {
        out.word(REDIRECT).glue().word(":").glue();
        switch (FlowCommunities.kind(value)) {
            case FlowCommunities.REDIRECT_AS2 ->
                out.number(value >>> 32 & MOST16).glue().word(":").glue().number(value & MOST32);
            case FlowCommunities.REDIRECT_IPV4 ->
                out.address(IpAddress.ofIpv4((int) (value >>> 16)))
                        .glue()
                        .word(":")
                        .glue()
                        .number(value & MOST16);
            default -> {
                long autonomousSystem = value >>> 16 & MOST32;
                out.number(autonomousSystem);
                if (out.isConfiguration() && autonomousSystem <= MOST16) {
                    // Without the mark it would read back as a number of two octets.
                    out.glue().word("L");
                }
                out.glue().word(":").glue().number(value & MOST16);
            }
        }
    }

    private static void printAddress(long value, TextWriter out) {
        boolean isCopy = isCopy(value);
        field(isCopy ? COPY_TO_NEXT_HOP_IETF : REDIRECT_TO_NEXT_HOP_IETF, out)
                .address(IpAddress.ofIpv4((int) (value >>> 16)));
        if (isCopy && !out.isConfiguration()) {
            // Compatibility: what ExaBGP shows behind the address.
            out.word("(with copy)");
        }
    }

    private static void printInterfaceSet(long value, TextWriter out) {
        out.word(INTERFACE_SET).glue().word(":").glue();
        if (out.isConfiguration() && FlowCommunities.kind(value) == FlowCommunities.INTERFACE_SET_LOCAL) {
            out.word(FlowCommunities.NON_TRANSITIVE).glue().word(":").glue();
        }
        out.word(FlowCommunities.DIRECTIONS[direction(value)])
                .glue()
                .word(":")
                .glue()
                .number(value >>> 16 & MOST32)
                .glue()
                .word(":")
                .glue()
                .number(value & GROUP_BITS);
    }
}
