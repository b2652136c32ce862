package org.herald.config;

import java.util.List;
import java.util.function.Consumer;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.daemon.RouteSource;
import org.herald.api.wire.FamilyId;
import org.jspecify.annotations.Nullable;

/** The routes of a neighbor: its own, then those of its templates, which all users of a template share. */
final class NeighborRoutes implements RouteSource {
    private final List<RouteStore> stores;
    private final @Nullable FamilyId leftOut;
    private final int size;

    /** @param leftOut the family whose routes are not announced, null for none */
    NeighborRoutes(List<RouteStore> stores, @Nullable FamilyId leftOut) {
        this.stores = List.copyOf(stores);
        this.leftOut = leftOut;
        int routes = 0;
        for (RouteStore store : stores) {
            for (RouteStore.FamilyRoutes family : store.families()) {
                routes += family.family().equals(leftOut) ? 0 : family.count();
            }
        }
        this.size = routes;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void forEach(Consumer<RouteDraft> visitor) {
        RouteDraft draft = new RouteDraft();
        for (RouteStore store : stores) {
            store.forEach(draft, leftOut, visitor);
        }
    }
}
