package org.herald.lib.vpn;

import java.util.List;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.lib.prefix.PathInformation;
import org.herald.lib.prefix.Prefix;
import org.herald.lib.prefix.PrefixText;
import org.jspecify.annotations.Nullable;

/**
 * Statements of prefixes of virtual private networks: {@code 10.0.0.0/24 rd 65000:1 label 100}. A statement that withdraws may leave the labels out;
 * RFC 8277, 2.4, then says what stands in their place.
 */
public final class VpnSyntax implements RouteSyntax<VpnPrefix> {
    /** IPv4. */
    public static final VpnSyntax IPV4 = new VpnSyntax(false, "203.0.113.0/24", "next-hop 192.0.2.1");

    /** IPv6. */
    public static final VpnSyntax IPV6 = new VpnSyntax(true, "2001:db8:77::/48", "next-hop 2001:db8::9");

    private static final int VPN_FIT = 4;

    private final boolean isIpv6;
    private final Grammar grammar;

    private VpnSyntax(boolean isIpv6, String prefix, String nextHop) {
        this.isIpv6 = isIpv6;
        String usual = prefix + " rd 65000:7 label 3007 " + nextHop;
        this.grammar = Grammar.of(
                RouteDistinguisher.grammar(RouteDistinguisher.WORD, usual),
                RouteDistinguisher.grammar(
                        RouteDistinguisher.LONG_WORD,
                        prefix + " route-distinguisher 192.0.2.1:7 label [ 100 200 ] " + nextHop),
                LabelStack.grammar(usual),
                PathInformation.grammar(usual + " path-information 0.0.0.7"));
    }

    @Override
    public Grammar grammar() {
        return grammar;
    }

    @Override
    public Builder<VpnPrefix> begin(Words words) throws StatementException {
        return new VpnBuilder(PrefixText.read(words, isIpv6));
    }

    @Override
    public int fit(RouteProbe probe) {
        // The address first: every plain route is asked this, and looking for words takes longer.
        boolean isOfVpn = probe.address().isIpv6() == isIpv6
                && (probe.has(RouteDistinguisher.WORD) || probe.has(RouteDistinguisher.LONG_WORD));
        return isOfVpn ? VPN_FIT : NO_FIT;
    }

    private static final class VpnBuilder implements Builder<VpnPrefix> {
        private final Prefix prefix;
        private @Nullable RouteDistinguisher distinguisher;
        private @Nullable LabelStack labels;
        private int labelsAt;

        VpnBuilder(Prefix prefix) {
            this.prefix = prefix;
        }

        @Override
        public boolean accept(Words words, RouteDraft draft) throws StatementException {
            if (RouteDistinguisher.acceptWord(words)) {
                RouteDistinguisher given = RouteDistinguisher.read(words);
                distinguisher = distinguisher == null ? given : distinguisher;
                return true;
            }
            if (!words.accept(LabelStack.WORD)) {
                return PathInformation.accept(words, draft);
            }
            int at = words.position();
            LabelStack given = LabelStack.read(words);
            if (labels == null) {
                labels = given;
                labelsAt = at;
            }
            return true;
        }

        @Override
        public VpnPrefix build(Words words) throws StatementException {
            if (labels == null) {
                throw words.failureAt(words.count(), LabelStack.MISSING, List.of(LabelStack.WORD));
            }
            return with(labels, words);
        }

        @Override
        public VpnPrefix buildWithdrawn(Words words) throws StatementException {
            return with(labels == null ? LabelStack.NONE : labels, words);
        }

        private VpnPrefix with(LabelStack stack, Words words) throws StatementException {
            if (distinguisher == null) {
                throw words.failureAt(
                        words.count(),
                        "invalid route (missing rd): the prefix of a VPN needs a route distinguisher",
                        List.of(RouteDistinguisher.WORD));
            }
            NlriLength.check(stack, RouteDistinguisher.BITS + prefix.bits(), words, labelsAt);
            return new VpnPrefix(stack, distinguisher, prefix);
        }
    }
}
