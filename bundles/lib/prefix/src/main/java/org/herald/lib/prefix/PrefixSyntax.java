package org.herald.lib.prefix;

import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;

/**
 * Statements of families whose NLRI are plain prefixes: {@code 10.0.0.0/24 path-information 1.2.3.4}. Those of multicast have no path identifiers, since
 * ADD-PATH is not offered for it.
 */
public final class PrefixSyntax implements RouteSyntax<Prefix> {
    /** IPv4 unicast. */
    public static final PrefixSyntax IPV4 =
            unicast(false, "203.0.113.0/24 path-information 0.0.0.7 next-hop 192.0.2.1");

    /** IPv6 unicast. */
    public static final PrefixSyntax IPV6 = unicast(true, "2001:db8:77::/48 path-information 7 next-hop 2001:db8::9");

    /**
     * Multicast of IPv4. Compatibility: a prefix of 224/4 whose family is not named is of this family, as in ExaBGP, where the bundle is
     * installed.
     */
    public static final PrefixSyntax IPV4_MULTICAST = new PrefixSyntax(false, Use.MULTICAST, Grammar.EMPTY);

    /** Multicast of IPv6: its statements always name it. */
    public static final PrefixSyntax IPV6_MULTICAST = new PrefixSyntax(true, Use.MULTICAST, Grammar.EMPTY);

    private static final int PLAIN_UNICAST_FIT = 1;
    private static final int MULTICAST_ADDRESS_FIT = 2;

    private enum Use {
        UNICAST,
        MULTICAST
    }

    private final boolean isIpv6;
    private final Use use;
    private final Grammar grammar;

    private PrefixSyntax(boolean isIpv6, Use use, Grammar grammar) {
        this.isIpv6 = isIpv6;
        this.use = use;
        this.grammar = grammar;
    }

    private static PrefixSyntax unicast(boolean isIpv6, String example) {
        return new PrefixSyntax(isIpv6, Use.UNICAST, Grammar.of(PathInformation.grammar(example)));
    }

    @Override
    public Grammar grammar() {
        return grammar;
    }

    @Override
    public Builder<Prefix> begin(Words words) throws StatementException {
        return new PrefixBuilder(PrefixText.read(words, isIpv6), use);
    }

    @Override
    public int fit(RouteProbe probe) {
        if (probe.address().isIpv6() != isIpv6) {
            return NO_FIT;
        }
        if (use == Use.UNICAST) {
            return PLAIN_UNICAST_FIT;
        }
        return !isIpv6 && probe.address().isMulticast() ? MULTICAST_ADDRESS_FIT : NO_FIT;
    }

    private record PrefixBuilder(Prefix prefix, Use use) implements Builder<Prefix> {
        @Override
        public boolean accept(Words words, RouteDraft draft) throws StatementException {
            return use == Use.UNICAST && PathInformation.accept(words, draft);
        }

        @Override
        public Prefix build(Words words) {
            return prefix;
        }
    }
}
