package org.herald.lib.flow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.herald.lib.flow.FlowComponent.Comparisons;
import org.herald.lib.flow.FlowComponent.Pattern;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/** Rules as users read them: {@code flow destination-ipv4 192.0.2.80/32 protocol =tcp destination-port [ =80 >8080&<8088 ]}. */
final class FlowText {
    /** Before a rule in events and lists; statements have it as the second word of their family. */
    static final String HEAD = "flow";

    private static final String STRING = "string";
    private static final String NEXT_HOP = "next-hop";
    private static final String[] NUMERIC = {"false", "=", ">", ">=", "<", "<=", "!=", "true"};
    private static final String[] BITMASK = {"", "=", "!", "!="};

    private FlowText() {}

    /** Gives one field for each component, {@code rd}, {@code next-hop} if it is given, and {@code string}: all of it as text. */
    static void describe(FlowRule rule, boolean isIpv6, @Nullable IpAddress nextHop, FieldSink out) {
        for (FlowComponent component : rule.components()) {
            out.name(component.type().word(isIpv6)).openList();
            branches(component, isIpv6).forEach(out::text);
            out.closeList();
        }
        RouteDistinguisher distinguisher = rule.distinguisher();
        if (distinguisher != null) {
            distinguisher.describe(out);
        }
        WireWriter text = new WireWriter();
        TextWriter words = new TextWriter(
                text, new Dialect(Dialect.Form.TEXT, out.dialect().version()));
        print(rule, isIpv6, words);
        if (nextHop != null) {
            out.field(NEXT_HOP, nextHop);
            words.word(NEXT_HOP).address(nextHop);
        }
        out.field(STRING, new String(text.array(), 0, text.size(), StandardCharsets.UTF_8));
    }

    static void print(FlowRule rule, boolean isIpv6, TextWriter out) {
        if (!out.isConfiguration()) {
            out.word(HEAD);
        }
        for (FlowComponent component : rule.components()) {
            out.word(component.type().word(isIpv6));
            List<String> branches = branches(component, isIpv6);
            boolean isList = branches.size() > 1 || termCount(component) > 1;
            if (isList) {
                out.word("[");
            }
            branches.forEach(out::word);
            if (isList) {
                out.word("]");
            }
        }
        RouteDistinguisher distinguisher = rule.distinguisher();
        if (distinguisher != null) {
            distinguisher.print(out);
        }
    }

    private static int termCount(FlowComponent component) {
        return component instanceof Comparisons comparisons
                ? comparisons.terms().size()
                : 1;
    }

    /** What may match: of these any, joined by {@code &} all. */
    private static List<String> branches(FlowComponent component, boolean isIpv6) {
        List<String> branches = new ArrayList<>(2);
        if (component instanceof Pattern pattern) {
            String prefix = pattern.address() + "/" + pattern.bits();
            branches.add(isIpv6 ? prefix + "/" + pattern.offset() : prefix);
        } else if (component instanceof Comparisons comparisons) {
            StringBuilder branch = new StringBuilder();
            for (FlowTerm term : comparisons.terms()) {
                if (term.isAnd()) {
                    branch.append('&');
                } else if (branch.length() > 0) {
                    branches.add(branch.toString());
                    branch.setLength(0);
                }
                write(term, component.type(), isIpv6, branch);
            }
            branches.add(branch.toString());
        }
        return branches;
    }

    private static void write(FlowTerm term, FlowComponentType type, boolean isIpv6, StringBuilder out) {
        FlowValueNames names = type.names(isIpv6);
        int comparison = term.comparison();
        if (type.kind() == FlowComponentType.Kind.BITMASK) {
            out.append(BITMASK[comparison]);
            writeBits(term.value(), names, out);
            return;
        }
        out.append(NUMERIC[comparison]);
        if (comparison != FlowTerm.ALWAYS && comparison != FlowTerm.NEVER) {
            String name = names.name(term.value());
            out.append(name != null ? name : Long.toString(term.value()));
        }
    }

    /** Flags from the lowest on, {@code fin+push}; those without a name as one number in hexadecimal. */
    private static void writeBits(long bits, FlowValueNames names, StringBuilder out) {
        @Nullable String whole = names.name(bits);
        if (whole != null || bits == 0) {
            out.append(whole != null ? whole : "0");
            return;
        }
        long unnamed = 0;
        String separator = "";
        for (long bit = 1; bit <= bits; bit <<= 1) {
            if ((bits & bit) != 0) {
                String name = names.name(bit);
                if (name == null) {
                    unnamed |= bit;
                } else {
                    out.append(separator).append(name);
                    separator = "+";
                }
            }
        }
        if (unnamed != 0) {
            out.append(separator).append("0x").append(Long.toHexString(unnamed));
        }
    }
}
