package org.herald.api.daemon;

import java.util.List;
import org.herald.api.config.Settings;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A {@code neighbor} section, templates merged and checked; immutable.
 *
 * @param name identity: {@code neighbor A local-ip B local-as N peer-as N router-id R family-allowed in-open}
 * @param peerAddress address of the peer, or first of the range
 * @param peerPrefixBits length of the range; 32 or 128 for one peer
 * @param localAddress null for {@code auto}
 * @param localAs 0 for {@code auto}
 * @param peerAs 0 for {@code auto}
 * @param routerId null if it follows from the session's local address
 * @param families as written, or all installed ones where {@link #areFamiliesImplied}
 * @param areFamiliesImplied no family was written: families installed later belong to it too
 * @param settings every other keyword, by {@link org.herald.api.config.Setting#key}: {@link NeighborSettings} and those of capabilities
 * @param apis links to programs
 * @param routes what it announces from the start
 */
public record NeighborDefinition(
        String name,
        IpAddress peerAddress,
        int peerPrefixBits,
        @Nullable IpAddress localAddress,
        long localAs,
        long peerAs,
        @Nullable IpAddress routerId,
        List<FamilyId> families,
        boolean areFamiliesImplied,
        Settings settings,
        List<ApiLink> apis,
        RouteSource routes) {
    public NeighborDefinition {
        families = List.copyOf(families);
        apis = List.copyOf(apis);
    }

    /** Whether it stands for any peer of a range. */
    public boolean isRange() {
        return peerPrefixBits < peerAddress.bits();
    }

    /** Both sides are of one autonomous system, as far as is configured. */
    public boolean isInternal() {
        return localAs == peerAs && localAs != 0;
    }
}
