package org.herald.lib.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;
import org.herald.lib.flow.FlowComponent.Comparisons;
import org.herald.lib.flow.FlowComponent.Pattern;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/** One rule being read. Components may be written in any order; they go out by type. */
final class FlowBuilder implements RouteSyntax.Builder<FlowRule> {
    private final FlowSyntax syntax;
    private final FlowBlock block = new FlowBlock();
    private final Map<FlowComponentType, Pattern> patterns = new EnumMap<>(FlowComponentType.class);
    private final Map<FlowComponentType, List<FlowTerm>> terms = new EnumMap<>(FlowComponentType.class);
    private @Nullable RouteDistinguisher distinguisher;

    FlowBuilder(FlowSyntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public boolean accept(Words words, RouteDraft draft) throws StatementException {
        if (words.isNext(RouteDistinguisher.WORD) || words.isNext(RouteDistinguisher.LONG_WORD)) {
            distinguisher(words);
            return true;
        }
        Object meaning = syntax.meaning(words);
        if (meaning instanceof FlowComponentType type) {
            block.word(FlowBlock.Mark.MATCH, words);
            component(type, words);
        } else if (meaning instanceof FlowAction action) {
            block.word(action == FlowAction.INTERFACE_SET ? FlowBlock.Mark.SCOPE : FlowBlock.Mark.THEN, words);
            words.position(words.position() + 1);
            action.read(words, syntax.isIpv6(), draft);
        } else if (meaning instanceof FlowBlock.Mark mark) {
            block.take(mark, words);
        } else {
            return false;
        }
        return true;
    }

    private void distinguisher(Words words) throws StatementException {
        block.wordOfRoute(words);
        if (!syntax.isVpn()) {
            throw words.failure(
                    "'" + words.peek() + "' is not for rules of flow but of flow-vpn, which is not installed",
                    List.of());
        }
        RouteDistinguisher.acceptWord(words);
        RouteDistinguisher read = RouteDistinguisher.read(words);
        distinguisher = distinguisher == null ? read : distinguisher;
    }

    private void component(FlowComponentType type, Words words) throws StatementException {
        String word = words.peek();
        syntax.checkFamily(type, word, words);
        int at = words.position();
        words.position(at + 1);
        if (type.kind() != FlowComponentType.Kind.PREFIX) {
            FlowExpression.read(
                    type, syntax.isIpv6(), word, words, terms.computeIfAbsent(type, none -> new ArrayList<>(2)));
            return;
        }
        if (patterns.containsKey(type)) {
            // "a given component type MAY (exactly once) be present" (RFC 8955, 4.2)
            throw words.failureAt(at, "'" + word + "' is given twice, a rule has one", List.of());
        }
        patterns.put(type, pattern(type, words));
    }

    /** {@code 192.0.2.0/24}, {@code 2001:db8::/32}, {@code ::1/128/120}. Bits that are not matched may be set: they mean nothing. */
    private Pattern pattern(FlowComponentType type, Words words) throws StatementException {
        boolean isIpv6 = syntax.isIpv6();
        if (!words.hasNext()) {
            throw words.failure("the statement ends where a prefix is expected", List.of());
        }
        byte[] text = words.text();
        int to = words.end(words.position());
        int slash = slash(text, words.start(words.position()), to);
        int second = slash(text, Math.min(slash + 1, to), to);
        IpAddress address = InetText.parse(text, words.start(words.position()), slash);
        if (address == null || address.isIpv6() != isIpv6 || second < to && !isIpv6) {
            throw words.failure(
                    "'" + words.peek() + "' is not "
                            + (isIpv6
                                    ? "an ipv6 prefix (2001:db8::/32, or 2001:db8::/32/<offset>)"
                                    : "an ipv4 prefix (192.0.2.0/24)"),
                    List.of());
        }
        long bits = slash == to ? address.bits() : Words.parseNumber(text, slash + 1, second, address.bits());
        if (bits < 0) {
            throw words.failure(
                    "the prefix length of '" + words.peek() + "' is not valid (0-" + address.bits() + ")", List.of());
        }
        long offset = second == to ? 0 : Words.parseNumber(text, second + 1, to, Math.max(0, bits - 1));
        if (offset < 0) {
            throw words.failure(
                    "the offset of '" + words.peek() + "' is not valid (0-" + Math.max(0, bits - 1)
                            + ", below the prefix length)",
                    List.of());
        }
        words.position(words.position() + 1);
        return Pattern.of(type, address, (int) bits, (int) offset);
    }

    private static int slash(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != '/') {
            at++;
        }
        return at;
    }

    @Override
    public FlowRule build(Words words) throws StatementException {
        block.end(words);
        if (syntax.isVpn() && distinguisher == null) {
            throw words.failureAt(words.count(), "a rule of flow-vpn needs rd", List.of());
        }
        List<FlowComponent> components = new ArrayList<>(patterns.values());
        terms.forEach((type, list) -> components.add(new Comparisons(type, list)));
        if (components.isEmpty()) {
            throw words.failureAt(
                    words.count(), "the rule matches nothing: it needs a component such as destination", List.of());
        }
        components.sort(Comparator.comparing(FlowComponent::type));
        FlowRule rule = new FlowRule(distinguisher, components);
        int octets = FlowCodec.octetCount(rule);
        if (octets > FlowCodec.MOST_OCTETS) {
            throw words.failureAt(
                    words.count(),
                    "the rule has " + octets + " octets, a flow specification has " + FlowCodec.MOST_OCTETS
                            + " at the most",
                    List.of());
        }
        return rule;
    }
}
