package org.herald.lib.flow;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.config.Grammar;
import org.herald.lib.vpn.RouteDistinguisher;

/** The words of rules with help and examples, as documentation and completion show them. */
final class FlowGrammar {
    private static final String NUMERIC_HELP = "; =, >, >=, <, <=, != before values, & for and, a list for or";
    private static final String BITMASK_HELP = "; a flag alone: any of them is set, = exactly these, ! none, + joins";

    private final boolean isIpv6;
    private final String distinguisher;
    private final String destination;
    private final List<Grammar.Statement> statements = new ArrayList<>();

    FlowGrammar(boolean isIpv6, boolean isVpn) {
        this.isIpv6 = isIpv6;
        this.distinguisher = isVpn ? " " + RouteDistinguisher.WORD + " 65000:1" : "";
        this.destination = isIpv6 ? "destination 2001:db8::/32" : "destination 192.0.2.80/32";
        prefix(FlowSyntax.DESTINATION, "packets to these addresses");
        prefix(FlowSyntax.SOURCE, "packets from these addresses");
        prefix(FlowComponentType.DESTINATION_PREFIX.word(isIpv6), "the same as destination");
        prefix(FlowComponentType.SOURCE_PREFIX.word(isIpv6), "the same as source");
        components();
        for (FlowAction action : FlowAction.values()) {
            String example = destination + " " + action.example(isIpv6) + distinguisher;
            statements.add(new Grammar.Statement(action.word(), action.arguments(), action.help(), example));
        }
        blocks();
        if (isVpn) {
            statements.add(RouteDistinguisher.grammar(RouteDistinguisher.WORD, destination + " rd 65000:1 discard"));
            statements.add(RouteDistinguisher.grammar(
                    RouteDistinguisher.LONG_WORD, destination + " route-distinguisher 192.0.2.1:1 discard"));
        }
    }

    Grammar grammar() {
        return new Grammar(statements);
    }

    private void prefix(String word, String help) {
        String arguments = isIpv6 ? "<ipv6>/<length>[/<offset>]" : "<ipv4>/<length>";
        String value = isIpv6 ? " 2001:db8::80/128/64" : " 192.0.2.80/32";
        add(word, arguments, help, value);
    }

    private void components() {
        numeric(FlowComponentType.PROTOCOL, "<name> | <0-255>", "IP protocol", "[ tcp udp ]");
        numeric(FlowComponentType.PORT, "<name> | <0-65535>", "source or destination port", "[ =80 =8080 ]");
        numeric(FlowComponentType.DESTINATION_PORT, "<name> | <0-65535>", "destination port", "[ >8080&<8088 =3128 ]");
        numeric(FlowComponentType.SOURCE_PORT, "<name> | <0-65535>", "source port", ">1024");
        numeric(FlowComponentType.ICMP_TYPE, "<name> | <0-255>", "ICMP type", "echo-request");
        numeric(FlowComponentType.ICMP_CODE, "<name> | <0-255>", "ICMP code", "host-unreachable");
        bitmask(FlowComponentType.TCP_FLAGS, "TCP flags: fin syn rst push ack urg ece cwr ns", "[ syn+ack !rst&=fin ]");
        numeric(FlowComponentType.PACKET_LENGTH, "<0-65535>", "octets of the IP packet", "[ >200&<300 >400 ]");
        numeric(
                FlowComponentType.DSCP,
                isIpv6 ? "<0-255>" : "<0-63>",
                isIpv6 ? "traffic class, of which the DSCP is a part" : "DSCP (RFC 2474)",
                "[ 10 20 ]");
        String flags = isIpv6
                ? "fragments: is-fragment first-fragment last-fragment"
                : "fragments: dont-fragment is-fragment first-fragment last-fragment";
        bitmask(FlowComponentType.FRAGMENT, flags, "[ first-fragment last-fragment ]");
        if (isIpv6) {
            numeric(FlowComponentType.FLOW_LABEL, "<0-1048575>", "flow label", "2013");
            add("protocol", "<name> | <0-255>", "the same as next-header", " tcp");
            add("dscp", "<0-255>", "the same as traffic-class", " 10");
        }
    }

    private void numeric(FlowComponentType type, String value, String help, String example) {
        add(type.word(isIpv6), value + " | true | false | [ ... ]", help + NUMERIC_HELP, " " + example);
    }

    private void bitmask(FlowComponentType type, String help, String example) {
        add(type.word(isIpv6), "<flag>[+<flag>] | [ ... ]", help + BITMASK_HELP, " " + example);
    }

    private void add(String word, String arguments, String help, String value) {
        statements.add(new Grammar.Statement(word, arguments, help, word + value + distinguisher + " discard"));
    }

    private void blocks() {
        String before = distinguisher.isEmpty() ? "{ " : "{ rd 65000:1 ; ";
        String match = before + "match { " + destination + " ; } ";
        statements.add(new Grammar.Statement(
                FlowBlock.Mark.MATCH.word(),
                "{ <component>; ... }",
                "which packets are meant, in a rule that is written as a block",
                match + "}"));
        statements.add(new Grammar.Statement(
                FlowBlock.Mark.THEN.word(),
                "{ <action>; ... }",
                "what is done with them, in a rule that is written as a block",
                match + "then { rate-limit 9600 ; } }"));
        statements.add(new Grammar.Statement(
                FlowBlock.Mark.SCOPE.word(),
                "{ interface-set ...; }",
                "where the rule applies, in a rule that is written as a block",
                match + "scope { interface-set transitive:input:65000:12 ; } then { discard ; } }"));
    }
}
