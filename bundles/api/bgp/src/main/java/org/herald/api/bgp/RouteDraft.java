package org.herald.api.bgp;

import org.herald.api.wire.FamilyId;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A route as it was written, in octets: what a reader of statements fills and an Adj-RIB takes over. Not thread safe, meant
 * to be reused: whoever gets one copies what it keeps.
 */
public final class RouteDraft {
    private FamilyId family = FamilyId.IPV4_UNICAST;
    private long pathId = NlriCodec.NO_PATH_ID;
    private boolean isNextHopSelf;
    private boolean startsWithdrawn;
    private @Nullable String watchdog;
    private final AttributeDraft attributes = new AttributeDraft();
    private final WireWriter nlri = new WireWriter(64, 1 << 16);
    private final WireWriter key = new WireWriter(64, 1 << 16);

    /** Empties it for the next statement. */
    public void clear() {
        pathId = NlriCodec.NO_PATH_ID;
        isNextHopSelf = false;
        startsWithdrawn = false;
        watchdog = null;
        attributes.clear();
        nlri.clear();
        key.clear();
    }

    /** Sets family, NLRI and key from a decoded NLRI. */
    public <N> void nlri(AddressFamily<N> of, N value) {
        family = of.id();
        of.codec().encode(value, nlri.clear(), CodecContext.CANONICAL);
        of.codec().encodeKey(value, key.clear());
    }

    public FamilyId family() {
        return family;
    }

    /** Sets the family of octets that are written to {@link #nlri()} and {@link #key()} directly. */
    public void family(FamilyId id) {
        family = id;
    }

    /** The NLRI as on the wire, without path identifier. */
    public WireWriter nlri() {
        return nlri;
    }

    /** What identifies the route in a RIB, next to family and path identifier. */
    public WireWriter key() {
        return key;
    }

    public AttributeDraft attributes() {
        return attributes;
    }

    /** 0 to 4294967295, or {@link NlriCodec#NO_PATH_ID}. */
    public long pathId() {
        return pathId;
    }

    public void pathId(long value) {
        pathId = value;
    }

    /** Whether the next hop is the local address of each session. */
    public boolean isNextHopSelf() {
        return isNextHopSelf;
    }

    public void nextHopSelf() {
        isNextHopSelf = true;
    }

    /** The tag by which {@code announce watchdog NAME} finds the route, or null. */
    public @Nullable String watchdog() {
        return watchdog;
    }

    public void watchdog(String name) {
        watchdog = name;
    }

    /** Whether a route with a watchdog waits for its first {@code announce watchdog}. */
    public boolean startsWithdrawn() {
        return startsWithdrawn;
    }

    public void startWithdrawn() {
        startsWithdrawn = true;
    }
}
