package org.herald.itests.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.PathAttributeType;

/** A target for each installed decoder, and one for the whole UPDATE. */
final class Targets {
    private Targets() {}

    /** All; the last is the UPDATE. */
    static List<FuzzTarget> all() throws IOException {
        Installation installed = Installation.find();
        UpdateTarget update = new UpdateTarget(installed.codecs());
        List<FuzzTarget> targets = new ArrayList<>();
        for (Installation.Provider provider : installed.providers()) {
            targets.add(target(provider, installed.codecs(), update));
        }
        targets.add(update);
        return List.copyOf(targets);
    }

    private static FuzzTarget target(Installation.Provider provider, CodecView codecs, UpdateTarget update) {
        List<Seeds.Seed> seeds = Seeds.of(provider.bundle());
        if (provider.service() instanceof AddressFamily<?> family) {
            seeds.forEach(seed -> update.addSeed(family, seed));
            return new FamilyTarget<>(family, seeds, codecs);
        }
        if (provider.service() instanceof PathAttributeType<?> attribute) {
            seeds.forEach(seed -> update.addSeed(attribute, seed));
            return new AttributeTarget<>(attribute, seeds, codecs);
        }
        if (provider.service() instanceof CapabilityType<?> capability) {
            return new CapabilityTarget<>(capability, seeds, codecs);
        }
        if (provider.service() instanceof ExtendedCommunityType community) {
            return new CommunityTarget(community, seeds);
        }
        throw new IllegalStateException(provider + " is of no kind that has a target");
    }
}
