package org.herald.lib.prefix;

import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;

/** Statements of families whose NLRI are plain prefixes: {@code 10.0.0.0/24 path-information 1.2.3.4}. */
public final class PrefixSyntax implements RouteSyntax<Prefix> {
    /** IPv4 unicast. */
    public static final PrefixSyntax IPV4 =
            new PrefixSyntax(false, "203.0.113.0/24 path-information 0.0.0.7 next-hop 192.0.2.1");

    /** IPv6 unicast. */
    public static final PrefixSyntax IPV6 =
            new PrefixSyntax(true, "2001:db8:77::/48 path-information 7 next-hop 2001:db8::9");

    private static final int PLAIN_UNICAST_FIT = 1;

    private final boolean isIpv6;
    private final Grammar grammar;

    private PrefixSyntax(boolean isIpv6, String example) {
        this.isIpv6 = isIpv6;
        this.grammar = Grammar.of(PathInformation.grammar(example));
    }

    @Override
    public Grammar grammar() {
        return grammar;
    }

    @Override
    public Builder<Prefix> begin(Words words) throws StatementException {
        return new PrefixBuilder(PrefixText.read(words, isIpv6));
    }

    @Override
    public int fit(RouteProbe probe) {
        return probe.address().isIpv6() == isIpv6 ? PLAIN_UNICAST_FIT : NO_FIT;
    }

    private record PrefixBuilder(Prefix prefix) implements Builder<Prefix> {
        @Override
        public boolean accept(Words words, RouteDraft draft) throws StatementException {
            return PathInformation.accept(words, draft);
        }

        @Override
        public Prefix build(Words words) {
            return prefix;
        }
    }
}
