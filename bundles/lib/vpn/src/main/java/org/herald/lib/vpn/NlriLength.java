package org.herald.lib.vpn;

import java.util.List;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;

/** The octet before an NLRI, which counts the bits of all that follows it: labels, route distinguisher and prefix. */
final class NlriLength {
    /** What the octet can say. */
    static final int MOST_BITS = 255;

    private NlriLength() {}

    /** @throws IllegalArgumentException if the octet cannot say it */
    static void check(int bits) {
        if (bits > MOST_BITS) {
            throw new IllegalArgumentException("an NLRI has up to " + MOST_BITS + " bits, not " + bits);
        }
    }

    /** Refuses a stack that leaves no room for the rest. @param otherBits those of the rest @param at the index of the labels */
    static void check(LabelStack labels, int otherBits, Words words, int at) throws StatementException {
        int most = (MOST_BITS - otherBits) / (LabelStack.ENTRY_OCTETS * 8);
        if (labels.size() > most) {
            throw words.failureAt(
                    at,
                    "a label stack of " + labels.size() + " labels is too long for this prefix (1-" + most + ")",
                    List.of());
        }
    }
}
