package org.herald.attribute.origin;

/** The values of ORIGIN, in the order of their numbers (RFC 4271, 4.3). */
public enum Origin {
    IGP("igp"),
    EGP("egp"),
    INCOMPLETE("incomplete");

    private final String word;

    Origin(String word) {
        this.word = word;
    }

    /** As users write it. */
    public String word() {
        return word;
    }
}
