package org.herald.capability.gracefulrestart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.herald.api.wire.FamilyId;

/**
 * What the capability says.
 *
 * @param flags 0 to 15; 8 is Restart State, 4 is Graceful Notification (RFC 8538)
 * @param timeSeconds 0 to 4095: how long routes may be kept without a session
 * @param familyFlags 0 to 255 for each family, in the order sent; 128 is Forwarding State
 */
record GracefulRestart(int flags, int timeSeconds, Map<FamilyId, Integer> familyFlags) {
    static final int RESTART_STATE = 0x8;

    /** RFC 8538, 2: also a NOTIFICATION keeps the routes, unless it is a Hard Reset. */
    static final int NOTIFICATION_STATE = 0x4;

    static final int FORWARDING_STATE = 0x80;

    GracefulRestart {
        familyFlags = Collections.unmodifiableMap(new LinkedHashMap<>(familyFlags));
    }

    boolean keepsAfterNotification() {
        return (flags & NOTIFICATION_STATE) != 0;
    }
}
