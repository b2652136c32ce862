package org.herald.capability.extendednexthop;

import java.util.List;
import org.herald.api.bgp.Negotiated.ExtendedNextHop;

/**
 * What the capability says.
 *
 * @param pairs each once, in the order sent
 */
record ExtendedNextHops(List<ExtendedNextHop> pairs) {
    ExtendedNextHops {
        pairs = pairs.stream().distinct().toList();
    }
}
