package org.herald.api.client;

/** Which way a message went. */
public enum Direction {
    RECEIVE("receive"),
    SEND("send"),
    /** Decoded by a tool, without a session. */
    IN("in");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** The word in events. */
    public String word() {
        return word;
    }
}
