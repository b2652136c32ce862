package org.herald.core.rib;

import org.herald.api.wire.FamilyId;
import org.herald.api.wire.WireWriter;

/** What a peer announced and did not withdraw: the last route of each key, with its attributes. Used on the loop. */
public final class AdjRibIn {
    private final AttributeTable blocks;
    private RouteTable routes = new RouteTable();

    public AdjRibIn(AttributeTable blocks) {
        this.blocks = blocks;
    }

    public RouteTable routes() {
        return routes;
    }

    /**
     * Takes over a route.
     *
     * @param block number of its attributes, of which one use more is counted
     */
    public void announce(
            FamilyId family, long pathId, WireWriter key, byte[] nlri, int nlriFrom, int nlriLength, int block) {
        int entry = routes.find(family, pathId, key.array(), 0, key.size());
        if (entry == RouteTable.NONE) {
            entry = routes.add(family, pathId, key.array(), 0, key.size(), nlri, nlriFrom, nlriLength);
        } else {
            routes.nlri(entry, nlri, nlriFrom, nlriLength);
            blocks.release(routes.attributes(entry));
        }
        blocks.retain(block);
        routes.attributes(entry, block);
    }

    /** Forgets a route, if it is there. */
    public void withdraw(FamilyId family, long pathId, WireWriter key) {
        int entry = routes.find(family, pathId, key.array(), 0, key.size());
        if (entry != RouteTable.NONE) {
            blocks.release(routes.attributes(entry));
            routes.remove(entry);
        }
    }

    /** Forgets all. */
    public void clear() {
        for (int entry = 0; entry < routes.limit(); entry++) {
            if (routes.isUsed(entry)) {
                blocks.release(routes.attributes(entry));
            }
        }
        routes = new RouteTable();
    }
}
