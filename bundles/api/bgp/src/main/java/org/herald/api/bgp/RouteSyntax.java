package org.herald.api.bgp;

import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How routes of a family are written, in configuration and commands alike. Stateless: each statement has a {@link Builder} of its own.
 *
 * <p>Words of attributes and {@code next-hop} are not the family's; the reader of statements takes them where neither
 * {@link #begin} nor {@link Builder#accept} did.
 *
 * @param <N> the decoded NLRI
 */
@ConsumerType
public interface RouteSyntax<N> {
    /** The result of {@link #fit} for a family that does not stand behind the word {@code route}. */
    int NO_FIT = -1;

    /** The words of the family's own, each with help and an example that is a whole statement behind the family's names. */
    Grammar grammar();

    /** Starts a statement: takes what stands right behind its head, such as the prefix. */
    Builder<N> begin(Words words) throws StatementException;

    /**
     * How well the family fits a statement {@code route <prefix> …}, whose family is chosen by its content: the highest wins.
     *
     * @return {@link #NO_FIT} if not at all; 1 for plain unicast, more where words such as {@code label} demand the family
     */
    default int fit(RouteProbe probe) {
        return NO_FIT;
    }

    /**
     * How well the family fits a statement that names only the second word of families ({@code flow { route … }}), or that of a shorter one of
     * the same address family ({@code ipv4 flow … rd …} for {@code flow-vpn}): the highest wins.
     *
     * @return as {@link #fit}, which decides unless the family says otherwise
     */
    default int fitOfSection(RouteProbe probe) {
        return fit(probe);
    }

    /** What is known of a {@code route} statement before it is read. */
    @ProviderType
    interface RouteProbe {
        IpAddress address();

        /** Whether the statement has this word anywhere. */
        boolean has(String word);

        /** The address, or that of the prefix, right behind the first place of a word; null if there is none. */
        default @Nullable IpAddress addressBehind(String word) {
            return null;
        }
    }

    /** One statement being read. */
    @ConsumerType
    interface Builder<N> {
        /**
         * Takes the next word and its arguments, if it is one of the family's.
         *
         * @param draft receives what is not NLRI: a path identifier, attributes of actions, a next hop
         * @return false, with nothing taken, if the word is not the family's
         */
        boolean accept(Words words, RouteDraft draft) throws StatementException;

        /** The NLRI, after the last word. @throws StatementException if something mandatory was not written */
        N build(Words words) throws StatementException;

        /**
         * The NLRI of a statement that withdraws its route: what only an announcement needs, such as a label (RFC 8277, 2.4), may be missing.
         */
        default N buildWithdrawn(Words words) throws StatementException {
            return build(words);
        }
    }
}
