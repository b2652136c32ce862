package org.herald.api.bgp;

import java.util.Set;
import org.herald.api.wire.FamilyId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An AFI/SAFI. Implemented by one bundle each.
 *
 * @param <N> its decoded NLRI: immutable
 */
@ConsumerType
public interface AddressFamily<N> {
    FamilyId id();

    FamilyNames names();

    NextHopRule nextHop();

    NlriCodec<N> codec();

    RouteSyntax<N> syntax();

    Set<FamilyTrait> traits();
}
