package org.herald.capability.longlivedgracefulrestart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.herald.api.wire.FamilyId;

/**
 * What the capability says.
 *
 * @param families in the order sent
 */
record LongLivedGracefulRestart(Map<FamilyId, Stale> families) {
    /**
     * For how long stale routes of a family may be kept.
     *
     * @param flags 0 to 255; 128 is Forwarding State
     * @param seconds 0 to 16777215
     */
    record Stale(int flags, int seconds) {}

    static final int FORWARDING_STATE = 0x80;

    LongLivedGracefulRestart {
        families = Collections.unmodifiableMap(new LinkedHashMap<>(families));
    }
}
