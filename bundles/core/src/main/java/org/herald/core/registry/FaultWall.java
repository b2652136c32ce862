package org.herald.core.registry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import org.herald.api.wire.Hex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a provider throws what it may not: logged once with its octets, counted, and past {@link #MOST_FAULTS} within
 * {@link #WINDOW_NANOS} the provider is quarantined. Used on the loop.
 */
public final class FaultWall {
    /** Faults within the window that are forgiven. */
    public static final int MOST_FAULTS = 16;

    /** A minute. */
    public static final long WINDOW_NANOS = 60_000_000_000L;

    private static final Logger log = LoggerFactory.getLogger(FaultWall.class);

    private final Registry registry;
    private final Map<Object, Deque<Long>> faultTimes = new IdentityHashMap<>();
    private long count;

    public FaultWall(Registry registry) {
        this.registry = registry;
    }

    /** Faults seen since start. */
    public long count() {
        return count;
    }

    /**
     * A provider failed.
     *
     * @param octets what it was given
     */
    public void fault(Object provider, Throwable cause, byte[] octets, long nowNanos) {
        count++;
        Deque<Long> times = faultTimes.computeIfAbsent(provider, key -> new ArrayDeque<>());
        if (times.isEmpty()) {
            log.atError()
                    .addKeyValue("provider", provider.getClass().getName())
                    .addKeyValue("octets", Hex.upper(octets))
                    .setCause(cause)
                    .log("provider.failed");
        }
        times.addLast(nowNanos);
        while (nowNanos - times.peekFirst() > WINDOW_NANOS) {
            times.removeFirst();
        }
        if (times.size() > MOST_FAULTS) {
            faultTimes.remove(provider);
            registry.quarantine(provider);
        }
    }
}
