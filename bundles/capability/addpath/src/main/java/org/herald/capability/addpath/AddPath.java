package org.herald.capability.addpath;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.herald.api.wire.FamilyId;

/**
 * What the capability says.
 *
 * @param modes of each family, in the order sent: {@link #RECEIVE}, {@link #SEND} or both; any other octet as it came
 */
record AddPath(Map<FamilyId, Integer> modes) {
    static final int RECEIVE = 1;
    static final int SEND = 2;

    AddPath {
        modes = Collections.unmodifiableMap(new LinkedHashMap<>(modes));
    }

    /** Whether a family has a mode. What RFC 7911, 4 does not define has none. */
    boolean has(FamilyId family, int mode) {
        int octet = modes.getOrDefault(family, 0);
        return octet <= (RECEIVE | SEND) && (octet & mode) != 0;
    }

    static String word(int octet) {
        return switch (octet) {
            case 0 -> "disabled";
            case RECEIVE -> "receive";
            case SEND -> "send";
            case RECEIVE | SEND -> "send/receive";
            default -> "invalid (" + octet + ")";
        };
    }
}
