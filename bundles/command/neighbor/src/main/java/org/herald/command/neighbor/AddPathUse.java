package org.herald.command.neighbor;

import org.herald.api.bgp.Negotiated;
import org.herald.api.wire.FamilyId;

/** In which directions path identifiers are in use for a family (RFC 7911). */
enum AddPathUse {
    DISABLED("disabled"),
    SEND("send"),
    RECEIVE("receive"),
    BOTH("send/receive");

    private final String word;

    AddPathUse(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static AddPathUse of(Negotiated negotiated, FamilyId family) {
        boolean sends = negotiated.addPathSend().contains(family);
        boolean receives = negotiated.addPathReceive().contains(family);
        if (sends && receives) {
            return BOTH;
        }
        return sends ? SEND : receives ? RECEIVE : DISABLED;
    }
}
