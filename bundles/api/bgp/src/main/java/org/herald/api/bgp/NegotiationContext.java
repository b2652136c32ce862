package org.herald.api.bgp;

import java.util.List;
import org.herald.api.config.Settings;
import org.herald.api.wire.FamilyId;

/**
 * What a capability may know, besides its own two values, when it draws the facts of a session.
 *
 * @param settings what is written in the neighbor
 * @param isInternal both sides are of one autonomous system
 * @param sentFamilies those of our OPEN, in its order
 * @param receivedFamilies those of the peer's OPEN, in its order
 * @param codecs for the names of families
 */
public record NegotiationContext(
        Settings settings,
        boolean isInternal,
        List<FamilyId> sentFamilies,
        List<FamilyId> receivedFamilies,
        CodecView codecs) {
    public NegotiationContext {
        sentFamilies = List.copyOf(sentFamilies);
        receivedFamilies = List.copyOf(receivedFamilies);
    }
}
