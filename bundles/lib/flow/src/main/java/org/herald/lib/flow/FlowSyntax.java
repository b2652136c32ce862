package org.herald.lib.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.WordMap;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/**
 * Statements of flow specification rules, in one line ({@code destination 192.0.2.80/32 protocol tcp discard}) or as a block
 * (<code>{ match { destination 192.0.2.80/32; protocol tcp; } then { discard; } }</code>), with a name before it that means nothing.
 */
public final class FlowSyntax implements RouteSyntax<FlowRule> {
    static final String DESTINATION = "destination";
    static final String SOURCE = "source";

    /** Words of IPv6 rules that carry the type of another word: for those who write the same rule for both address families. */
    private static final Map<String, FlowComponentType> ALSO_IPV6 =
            Map.of("protocol", FlowComponentType.PROTOCOL, "dscp", FlowComponentType.DSCP);

    private static final List<String> ONLY_IPV6 =
            List.of("destination-ipv6", "source-ipv6", "next-header", "traffic-class", "flow-label");

    /** {@code ipv4 flow}. */
    public static final FlowSyntax IPV4 = new FlowSyntax(false, false);
    /** {@code ipv4 flow-vpn}. */
    public static final FlowSyntax IPV4_VPN = new FlowSyntax(false, true);
    /** {@code ipv6 flow}. */
    public static final FlowSyntax IPV6 = new FlowSyntax(true, false);
    /** {@code ipv6 flow-vpn}. */
    public static final FlowSyntax IPV6_VPN = new FlowSyntax(true, true);

    private static final int FIT = 1;

    private final boolean isIpv6;
    private final boolean isVpn;
    private final Grammar grammar;
    private final WordMap<Object> words;

    private FlowSyntax(boolean isIpv6, boolean isVpn) {
        this.isIpv6 = isIpv6;
        this.isVpn = isVpn;
        this.grammar = new FlowGrammar(isIpv6, isVpn).grammar();
        this.words = words();
    }

    /** What each word is: a type of component, an action, or a word of blocks; those of the other address family among them, to be refused. */
    private static WordMap<Object> words() {
        Map<String, Object> words = new HashMap<>();
        for (FlowComponentType type : FlowComponentType.values()) {
            words.put(type.word(false), type);
            words.put(type.word(true), type);
        }
        words.put(DESTINATION, FlowComponentType.DESTINATION_PREFIX);
        words.put(SOURCE, FlowComponentType.SOURCE_PREFIX);
        for (FlowAction action : FlowAction.values()) {
            words.put(action.word(), action);
        }
        for (FlowBlock.Mark mark : FlowBlock.Mark.values()) {
            words.put(mark.word(), mark);
        }
        return new WordMap<>(words);
    }

    boolean isIpv6() {
        return isIpv6;
    }

    boolean isVpn() {
        return isVpn;
    }

    /** What a word is, null if it is none of these. */
    @Nullable
    Object meaning(Words in) {
        return words.peek(in);
    }

    /** Fails for a word of the other address family. */
    void checkFamily(FlowComponentType type, String word, Words in) throws StatementException {
        boolean isShared = word.equals(DESTINATION)
                || word.equals(SOURCE)
                || type.isIn(isIpv6) && word.equals(type.word(isIpv6))
                || isIpv6 && ALSO_IPV6.containsKey(word);
        if (!isShared) {
            throw in.failure(
                    "'" + word + "' is not valid for " + (isIpv6 ? "IPv6" : "IPv4") + " flow routes ("
                            + (isIpv6 ? "IPv4" : "IPv6") + "-only component)",
                    List.of());
        }
    }

    @Override
    public Grammar grammar() {
        return grammar;
    }

    @Override
    public Builder<FlowRule> begin(Words in) throws StatementException {
        int at = in.position();
        boolean isNamed = in.remaining() > 1
                && in.equalsAt(at + 1, FlowBlock.Mark.OPEN.word())
                && !(words.peek(in) instanceof FlowBlock.Mark);
        if (isNamed) {
            in.position(at + 1);
        }
        if (!in.hasNext()) {
            throw in.failure("the statement ends where a component of the rule is expected", componentWords());
        }
        return new FlowBuilder(this);
    }

    private List<String> componentWords() {
        List<String> all = new ArrayList<>();
        for (FlowComponentType type : FlowComponentType.values()) {
            if (type.isIn(isIpv6)) {
                all.add(type.word(isIpv6));
            }
        }
        return all;
    }

    /** A statement of {@code flow}, without an address family, is IPv6 if a prefix or a word of it is; with a distinguisher it is of the VPN. */
    @Override
    public int fitOfSection(RouteProbe probe) {
        boolean hasDistinguisher = probe.has(RouteDistinguisher.WORD) || probe.has(RouteDistinguisher.LONG_WORD);
        return hasDistinguisher == isVpn && hasIpv6(probe) == isIpv6 ? FIT : NO_FIT;
    }

    private static boolean hasIpv6(RouteProbe probe) {
        return isIpv6Behind(DESTINATION, probe)
                || isIpv6Behind(SOURCE, probe)
                || ONLY_IPV6.stream().anyMatch(probe::has);
    }

    private static boolean isIpv6Behind(String word, RouteProbe probe) {
        IpAddress address = probe.addressBehind(word);
        return address != null && address.isIpv6();
    }
}
