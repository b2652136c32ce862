package org.herald.api.daemon;

import java.util.List;
import java.util.Set;

/**
 * An {@code api} block: which programs may address the neighbor, and what they are told.
 *
 * @param programs names written in {@code processes}
 * @param matches regular expressions of {@code processes-match}, matched at the start of names
 * @param sent what is told of messages we send
 * @param received what is told of messages the peer sends
 */
public record ApiLink(
        List<String> programs,
        List<String> matches,
        boolean tellsState,
        boolean tellsNegotiated,
        boolean tellsFsm,
        boolean tellsSignals,
        Set<MessageInterest> sent,
        Set<MessageInterest> received) {
    public ApiLink {
        programs = List.copyOf(programs);
        matches = List.copyOf(matches);
        sent = Set.copyOf(sent);
        received = Set.copyOf(received);
    }

    /** The words of {@code send} and {@code receive}: three forms and the kinds of messages. */
    public enum MessageInterest {
        PARSED,
        PACKETS,
        CONSOLIDATE,
        OPEN,
        UPDATE,
        NOTIFICATION,
        KEEPALIVE,
        REFRESH,
        OPERATIONAL
    }
}
