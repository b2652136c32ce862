package org.herald.lib.srpolicy;

import java.util.List;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/** One segment of a path. */
public sealed interface Segment {
    /**
     * A segment of types A to K.
     *
     * @param flags 0 to 255
     * @param algorithm 0 to 255, 0 where the type has none
     * @param interfaces those among the type's fields, in their order; 0 to 4294967295 each
     * @param addresses those among the type's fields, in their order
     * @param label an entry of {@link LabelEntry}, or null
     * @param sid an SRv6 SID, or null
     * @param behavior null if it is not told
     */
    record Known(
            SegmentType type,
            int flags,
            int algorithm,
            List<Long> interfaces,
            List<IpAddress> addresses,
            @Nullable Long label,
            @Nullable IpAddress sid,
            @Nullable EndpointBehavior behavior)
            implements Segment {
        static final int ALGORITHM_FLAG = 0x40;
        static final int BEHAVIOR_FLAG = 0x10;

        public Known {
            interfaces = List.copyOf(interfaces);
            addresses = List.copyOf(addresses);
        }

        /**
         * The flags that a segment has where none are written. Compatibility: ExaBGP 6.0 does not set the flag 0x20 for a SID; its presence
         * shows in the length.
         */
        static int usualFlags(int algorithm, @Nullable EndpointBehavior behavior) {
            return (algorithm != 0 ? ALGORITHM_FLAG : 0) | (behavior != null ? BEHAVIOR_FLAG : 0);
        }

        int usualFlags() {
            return usualFlags(algorithm, behavior);
        }

        Known withLabel(long entry) {
            return new Known(type, flags, algorithm, interfaces, addresses, entry, sid, behavior);
        }
    }

    /** A segment that is not known, kept as it is. @param type 0 to 255 */
    record Unknown(int type, Octets value) implements Segment {}
}
