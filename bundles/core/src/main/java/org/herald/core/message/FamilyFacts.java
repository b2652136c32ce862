package org.herald.core.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.wire.FamilyId;

/**
 * What core remembers of families that were installed once: values of API types only, so a route of a family whose bundle left can still
 * be withdrawn and sent again, and no class of the bundle is kept. Used on the loop.
 */
public final class FamilyFacts {
    /** Of one family. */
    public record Facts(Set<FamilyTrait> traits, int distinguisherOctets) {
        boolean is(FamilyTrait trait) {
            return traits.contains(trait);
        }
    }

    /** Of a family that is only numbers: routes go as they were written. */
    private static final Facts UNKNOWN = new Facts(Set.of(FamilyTrait.NO_NEXT_HOP), 0);

    private final Map<FamilyId, Facts> factsByFamily = new HashMap<>();
    private long generation = -1;

    /** Of a family: of the installed one, else of the last that was, else nothing special. */
    public Facts of(FamilyId family, CodecView codecs) {
        refresh(codecs);
        return factsByFamily.getOrDefault(family, UNKNOWN);
    }

    /** Whether a bundle owns the family or owned it once. Else it is written as numbers, and its NLRI go as octets. */
    public boolean isKnown(FamilyId family, CodecView codecs) {
        refresh(codecs);
        return factsByFamily.containsKey(family);
    }

    private void refresh(CodecView codecs) {
        if (generation != codecs.generation()) {
            generation = codecs.generation();
            for (AddressFamily<?> installed : codecs.families()) {
                factsByFamily.put(
                        installed.id(),
                        new Facts(
                                Set.copyOf(installed.traits()),
                                installed.nextHop().distinguisherOctets()));
            }
        }
    }
}
