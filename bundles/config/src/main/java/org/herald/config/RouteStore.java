package org.herald.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.config.StatementException.Place;
import org.herald.api.wire.CapacityExceededException;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Routes of one neighbor or template, as octets in one array: 100 000 of them are 100 000 times some twenty octets, and no objects.
 *
 * <p>Each: family [3] flags [1] attribute block [4] (path identifier [4]) (watchdog [2]) NLRI length [3] NLRI (key length [3] key).
 */
final class RouteStore {
    private static final int HAS_PATH_ID = 1;
    private static final int IS_NEXT_HOP_SELF = 2;
    private static final int STARTS_WITHDRAWN = 4;
    private static final int HAS_WATCHDOG = 8;
    private static final int HAS_OWN_KEY = 16;

    /** Names of watchdogs in one store. */
    private static final int MOST_WATCHDOGS = 0xFFFF;

    private final AttributeBlocks blocks;
    private final WireWriter records = new WireWriter(256, WireWriter.UNBOUNDED);
    private final Map<FamilyId, FamilyRoutes> byFamily = new LinkedHashMap<>();
    private final List<String> watchdogs = new ArrayList<>();
    private final Map<String, Integer> watchdogNumbers = new HashMap<>();
    private @Nullable FamilyRoutes newest;

    /** How many routes of a family there are, and where the first was written. */
    static final class FamilyRoutes {
        private final FamilyId family;
        private final Place first;
        private int count;

        private FamilyRoutes(FamilyId family, Place first) {
            this.family = family;
            this.first = first;
        }

        FamilyId family() {
            return family;
        }

        Place first() {
            return first;
        }

        int count() {
            return count;
        }
    }

    /** Tells where the route being added was written. */
    interface CurrentPlace {
        Place place();
    }

    RouteStore(AttributeBlocks blocks) {
        this.blocks = blocks;
    }

    boolean isEmpty() {
        return byFamily.isEmpty();
    }

    /** By family, in the order of their first routes. */
    Iterable<FamilyRoutes> families() {
        return byFamily.values();
    }

    /** Copies a route. @throws org.herald.api.wire.CapacityExceededException if all routes have more than 2 GiB */
    void add(RouteDraft route, CurrentPlace place) {
        count(route.family(), place);
        WireWriter nlri = route.nlri();
        WireWriter key = route.key();
        String watchdog = route.watchdog();
        boolean hasOwnKey = !Arrays.equals(nlri.array(), 0, nlri.size(), key.array(), 0, key.size());
        int flags = (route.pathId() != NlriCodec.NO_PATH_ID ? HAS_PATH_ID : 0)
                | (route.isNextHopSelf() ? IS_NEXT_HOP_SELF : 0)
                | (route.startsWithdrawn() ? STARTS_WITHDRAWN : 0)
                | (watchdog != null ? HAS_WATCHDOG : 0)
                | (hasOwnKey ? HAS_OWN_KEY : 0);
        records.u24(route.family().packed()).u8(flags).u32(blocks.intern(route.attributes()));
        if ((flags & HAS_PATH_ID) != 0) {
            records.u32(route.pathId());
        }
        if (watchdog != null) {
            records.u16(watchdogNumber(watchdog));
        }
        records.u24(nlri.size()).bytes(nlri.array(), 0, nlri.size());
        if (hasOwnKey) {
            records.u24(key.size()).bytes(key.array(), 0, key.size());
        }
    }

    /** Shows each route that is not of the family left out. */
    void forEach(RouteDraft draft, @Nullable FamilyId leftOut, Consumer<RouteDraft> visitor) {
        byte[] source = records.array();
        int size = records.size();
        int at = 0;
        FamilyId family = FamilyId.IPV4_UNICAST;
        while (at < size) {
            draft.clear();
            int packed = u24(source, at);
            int flags = source[at + 3];
            int block = u32(source, at + 4);
            at += 8;
            if ((flags & HAS_PATH_ID) != 0) {
                draft.pathId(u32(source, at) & 0xFFFF_FFFFL);
                at += 4;
            }
            if ((flags & HAS_WATCHDOG) != 0) {
                draft.watchdog(watchdogs.get((source[at] & 0xFF) << 8 | source[at + 1] & 0xFF));
                at += 2;
            }
            int nlriAt = at + 3;
            int nlriEnd = nlriAt + u24(source, at);
            int keyAt = nlriAt;
            int keyEnd = nlriEnd;
            if ((flags & HAS_OWN_KEY) != 0) {
                keyAt = nlriEnd + 3;
                keyEnd = keyAt + u24(source, nlriEnd);
            }
            at = keyEnd;
            if (packed != family.packed()) {
                family = FamilyId.ofPacked(packed);
            }
            if (family.equals(leftOut)) {
                continue;
            }
            draft.family(family);
            draft.nlri().bytes(source, nlriAt, nlriEnd - nlriAt);
            draft.key().bytes(source, keyAt, keyEnd - keyAt);
            blocks.restore(block, draft.attributes());
            if ((flags & IS_NEXT_HOP_SELF) != 0) {
                draft.nextHopSelf();
            }
            if ((flags & STARTS_WITHDRAWN) != 0) {
                draft.startWithdrawn();
            }
            visitor.accept(draft);
        }
    }

    private void count(FamilyId family, CurrentPlace place) {
        FamilyRoutes routes = newest;
        if (routes == null || !routes.family.equals(family)) {
            routes = byFamily.get(family);
            if (routes == null) {
                routes = new FamilyRoutes(family, place.place());
                byFamily.put(family, routes);
            }
            newest = routes;
        }
        routes.count++;
    }

    private int watchdogNumber(String name) {
        Integer known = watchdogNumbers.get(name);
        if (known != null) {
            return known;
        }
        if (watchdogs.size() > MOST_WATCHDOGS) {
            throw new CapacityExceededException(MOST_WATCHDOGS);
        }
        watchdogs.add(name);
        watchdogNumbers.put(name, watchdogs.size() - 1);
        return watchdogs.size() - 1;
    }

    private static int u24(byte[] source, int at) {
        return (source[at] & 0xFF) << 16 | (source[at + 1] & 0xFF) << 8 | source[at + 2] & 0xFF;
    }

    private static int u32(byte[] source, int at) {
        return source[at] << 24 | u24(source, at + 1);
    }
}
