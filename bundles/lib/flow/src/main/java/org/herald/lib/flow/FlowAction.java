package org.herald.lib.flow;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;

/** The words for what is done with packets, and what they add to a route. */
enum FlowAction {
    ACCEPT("accept", "", "lets packets pass: adds nothing", ""),
    DISCARD("discard", "", "drops packets: a rate of 0 octets a second (RFC 8955, 7.1)", ""),
    RATE_LIMIT(
            "rate-limit",
            "<rate> [bytes | packets]",
            "lets so many octets, or packets, a second pass (RFC 8955, 7.1 and 7.2)",
            "9600"),
    REDIRECT(
            "redirect",
            "<asn>:<number> | <ipv4>:<number> | [<ipv6>]:<0-65535> | <ip> | [<ipv6>]",
            "hands packets to the VPN that imports this route target (RFC 8955, 7.4), or sends them to this next hop",
            "65500:12345"),
    REDIRECT_TO_NEXT_HOP(
            "redirect-to-nexthop",
            "",
            "sends packets to the next hop of the route (draft-simpson-idr-flowspec-redirect)",
            ""),
    REDIRECT_TO_NEXT_HOP_IETF(
            "redirect-to-nexthop-ietf",
            "<ip>",
            "sends packets to this address (draft-ietf-idr-flowspec-redirect-ip)",
            "192.0.2.1"),
    COPY_TO_NEXT_HOP_IETF(
            "copy-to-nexthop-ietf",
            "<ip>",
            "sends a copy of packets to this address (draft-ietf-idr-flowspec-redirect-ip)",
            "192.0.2.1"),
    COPY("copy", "<ip>", "sends a copy of packets to this next hop (draft-simpson-idr-flowspec-redirect)", ""),
    MARK("mark", "<0-63>", "sets the DSCP of packets (RFC 8955, 7.5)", "10"),
    ACTION(
            "action",
            "sample | terminal | sample-terminal",
            "samples packets, and goes on with later rules (RFC 8955, 7.3)",
            "sample-terminal"),
    INTERFACE_SET(
            "interface-set",
            "[transitive: | non-transitive:]input | output | input-output:<asn>:<0-16383>, or [ ... ]",
            "where the rule applies (draft-ietf-idr-flowspec-interfaceset)",
            "transitive:input:65000:12");

    private final String word;
    private final String arguments;
    private final String help;
    private final String example;

    FlowAction(String word, String arguments, String help, String example) {
        this.word = word;
        this.arguments = arguments;
        this.help = help;
        this.example = example;
    }

    String word() {
        return word;
    }

    String arguments() {
        return arguments;
    }

    String help() {
        return help;
    }

    /** The word with an argument that is valid in rules of an address family. */
    String example(boolean isIpv6) {
        if (this == COPY) {
            return word + (isIpv6 ? " 2001:db8::9" : " 192.0.2.1");
        }
        return example.isEmpty() ? word : word + " " + example;
    }

    /** Takes the arguments behind the word and adds what they mean to the route. */
    void read(Words words, boolean isIpv6, RouteDraft draft) throws StatementException {
        FlowActionValues values = new FlowActionValues(draft);
        switch (this) {
            case ACCEPT -> {}
            case DISCARD -> values.add(FlowCommunities.rate(FlowCommunities.RATE_BYTES, "0"));
            case RATE_LIMIT -> rateLimit(words, values);
            case REDIRECT -> FlowRedirect.read(words, isIpv6, draft, values);
            case REDIRECT_TO_NEXT_HOP -> values.add(FlowCommunities.of(FlowCommunities.REDIRECT_NEXT_HOP, 0));
            case REDIRECT_TO_NEXT_HOP_IETF -> redirectAddress(words, 0, values);
            case COPY_TO_NEXT_HOP_IETF -> redirectAddress(words, FlowCommunities.COPY, values);
            case COPY -> {
                FlowRedirect.nextHop(words.position(), words.address(), words, isIpv6, draft);
                values.add(FlowCommunities.of(FlowCommunities.REDIRECT_NEXT_HOP, FlowCommunities.COPY));
            }
            case MARK -> {
                int at = words.position();
                String dscp = words.next("a dscp");
                values.add(valid(words, at, () -> FlowCommunities.mark(dscp)));
            }
            case ACTION -> {
                int at = words.position();
                String flags = words.next("sample, terminal or sample-terminal");
                values.add(valid(words, at, () -> FlowCommunities.action(flags)));
            }
            case INTERFACE_SET -> interfaceSets(words, values);
        }
    }

    private static void rateLimit(Words words, FlowActionValues values) throws StatementException {
        int at = words.position();
        String rate = words.next("a rate");
        boolean isPackets = words.accept(FlowCommunities.PACKETS);
        if (!isPackets) {
            words.accept(FlowCommunities.BYTES);
        }
        int kind = isPackets ? FlowCommunities.RATE_PACKETS : FlowCommunities.RATE_BYTES;
        values.add(valid(words, at, () -> FlowCommunities.rate(kind, rate)));
    }

    private static void redirectAddress(Words words, int flags, FlowActionValues values) throws StatementException {
        IpAddress address = words.address();
        if (address.isIpv6()) {
            values.addIpv6(FlowActionValues.REDIRECT_ADDRESS, address, flags);
        } else {
            values.add(FlowCommunities.redirectAddress(address.ipv4(), flags));
        }
    }

    private void interfaceSets(Words words, FlowActionValues values) throws StatementException {
        words.openList(word);
        while (words.hasElement()) {
            int at = words.position();
            String[] fields = fields(words.next("an interface set"));
            values.add(valid(words, at, () -> FlowCommunities.interfaceSet(fields)));
        }
    }

    /** The parts between colons. */
    private static String[] fields(String text) {
        List<String> fields = new ArrayList<>(4);
        int from = 0;
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', from)) {
            fields.add(text.substring(from, colon));
            from = colon + 1;
        }
        fields.add(text.substring(from));
        return fields.toArray(new String[0]);
    }

    /** Makes a community from words. */
    interface Maker {
        long make();
    }

    /** What a maker makes, or its reason with the place of the word. */
    static long valid(Words words, int at, Maker maker) throws StatementException {
        try {
            return maker.make();
        } catch (IllegalArgumentException invalid) {
            throw words.failureAt(at, String.valueOf(invalid.getMessage()), List.of());
        }
    }
}
