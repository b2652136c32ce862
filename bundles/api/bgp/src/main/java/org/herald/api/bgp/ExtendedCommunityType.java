package org.herald.api.bgp;

import org.herald.api.config.Grammar;
import org.osgi.annotation.versioning.ConsumerType;

/** One or more kinds of extended community (RFC 4360, 3), with the words for them. Stateless. */
@ConsumerType
public interface ExtendedCommunityType {
    /** Whether it prints a community. @param value the 8 octets as an unsigned number */
    boolean owns(long value);

    /** Its keywords, each a {@link Grammar.Statement} whose example is a whole community, {@code target:65000:1}. */
    Grammar grammar();

    /**
     * The 8 octets of a community that starts with one of its keywords.
     *
     * @param keyword the part before the first colon
     * @param fields the parts behind it
     * @throws IllegalArgumentException with the reason, if they are not valid
     */
    long parse(String keyword, String[] fields);

    /** Writes the community as the text that events show; where it can be announced, in the words of {@link #grammar}. */
    void print(long value, TextWriter out);
}
