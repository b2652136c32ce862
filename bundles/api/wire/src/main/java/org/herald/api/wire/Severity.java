package org.herald.api.wire;

/** What a malformed input demands, weakest first (RFC 7606, 2); of several errors in one message the strongest counts. */
public enum Severity {
    /** The attribute is dropped, the rest of the message stands. */
    DISCARD_ATTRIBUTE,
    /** Every route that the UPDATE announces is taken as withdrawn; the session stays. */
    TREAT_AS_WITHDRAW,
    /** The family is ignored for the rest of the session (RFC 7606, 2; RFC 4760, 7). */
    DISABLE_FAMILY,
    /** A NOTIFICATION is sent and the session ends. */
    RESET_SESSION;

    /** The stronger of two. */
    public Severity or(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
