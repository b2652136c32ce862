package org.herald.config;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herald.api.config.StatementException.Place;
import org.herald.api.daemon.ApiLink;
import org.herald.api.daemon.ApiLink.MessageInterest;

/** An {@code api} section while it is read. */
final class ApiDraft {
    /** The booleans that stand directly in it. */
    enum Flag {
        NEIGHBOR_CHANGES("neighbor-changes"),
        NEGOTIATED("negotiated"),
        FSM("fsm"),
        SIGNAL("signal");

        final String word;

        Flag(String word) {
            this.word = word;
        }
    }

    /** Names with the places where they stand, and expressions likewise. */
    final Map<String, Place> programs = new LinkedHashMap<>();

    final Map<String, Place> matches = new LinkedHashMap<>();
    final Map<Flag, Boolean> flags = new EnumMap<>(Flag.class);
    final Map<MessageInterest, Boolean> sent = new EnumMap<>(MessageInterest.class);
    final Map<MessageInterest, Boolean> received = new EnumMap<>(MessageInterest.class);

    /** A template's section onto the neighbor's of the same name: lists grow, what is in both is the template's. */
    void merge(ApiDraft template) {
        programs.putAll(template.programs);
        matches.putAll(template.matches);
        flags.putAll(template.flags);
        sent.putAll(template.sent);
        received.putAll(template.received);
    }

    ApiDraft copy() {
        ApiDraft copy = new ApiDraft();
        copy.merge(this);
        return copy;
    }

    ApiLink link() {
        return new ApiLink(
                List.copyOf(programs.keySet()),
                List.copyOf(matches.keySet()),
                flags.getOrDefault(Flag.NEIGHBOR_CHANGES, false),
                flags.getOrDefault(Flag.NEGOTIATED, false),
                flags.getOrDefault(Flag.FSM, false),
                flags.getOrDefault(Flag.SIGNAL, false),
                on(sent),
                on(received));
    }

    private static Set<MessageInterest> on(Map<MessageInterest, Boolean> interests) {
        Set<MessageInterest> all = EnumSet.noneOf(MessageInterest.class);
        interests.forEach((interest, isOn) -> {
            if (isOn) {
                all.add(interest);
            }
        });
        return all;
    }
}
