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
 * Statements of prefixes with labels: {@code 10.0.0.0/24 label [ 100 200 ]}. A statement that withdraws may leave the labels out; RFC 8277, 2.4,
 * then says what stands in their place.
 */
public final class LabeledSyntax implements RouteSyntax<LabeledPrefix> {
    /** IPv4. */
    public static final LabeledSyntax IPV4 =
            new LabeledSyntax(false, "203.0.113.0/24 label 3007 path-information 0.0.0.7 next-hop 192.0.2.1");

    /** IPv6. */
    public static final LabeledSyntax IPV6 =
            new LabeledSyntax(true, "2001:db8:77::/48 label [ 100 200 ] path-information 7 next-hop 2001:db8::9");

    private static final int LABELED_FIT = 3;

    private final boolean isIpv6;
    private final Grammar grammar;

    private LabeledSyntax(boolean isIpv6, String example) {
        this.isIpv6 = isIpv6;
        this.grammar = Grammar.of(LabelStack.grammar(example), PathInformation.grammar(example));
    }

    @Override
    public Grammar grammar() {
        return grammar;
    }

    @Override
    public Builder<LabeledPrefix> begin(Words words) throws StatementException {
        return new LabeledBuilder(PrefixText.read(words, isIpv6));
    }

    @Override
    public int fit(RouteProbe probe) {
        return probe.address().isIpv6() == isIpv6 && probe.has(LabelStack.WORD) ? LABELED_FIT : NO_FIT;
    }

    private static final class LabeledBuilder implements Builder<LabeledPrefix> {
        private final Prefix prefix;
        private @Nullable LabelStack labels;
        private int labelsAt;

        LabeledBuilder(Prefix prefix) {
            this.prefix = prefix;
        }

        @Override
        public boolean accept(Words words, RouteDraft draft) throws StatementException {
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
        public LabeledPrefix build(Words words) throws StatementException {
            if (labels == null) {
                throw words.failureAt(words.count(), LabelStack.MISSING, List.of(LabelStack.WORD));
            }
            return with(labels, words);
        }

        @Override
        public LabeledPrefix buildWithdrawn(Words words) throws StatementException {
            return with(labels == null ? LabelStack.NONE : labels, words);
        }

        private LabeledPrefix with(LabelStack stack, Words words) throws StatementException {
            NlriLength.check(stack, prefix.bits(), words, labelsAt);
            return new LabeledPrefix(stack, prefix);
        }
    }
}
