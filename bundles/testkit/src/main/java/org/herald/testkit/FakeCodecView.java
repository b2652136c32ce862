package org.herald.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.jspecify.annotations.Nullable;

/** Some families, and features that would give others; no attribute, capability or extended community. */
public final class FakeCodecView implements CodecView {
    private final List<AddressFamily<?>> families;
    private final Map<String, String> features = new HashMap<>();

    private FakeCodecView(List<AddressFamily<?>> families) {
        this.families = families;
    }

    /** These families, given by number. */
    public static FakeCodecView of(AddressFamily<?>... families) {
        return new FakeCodecView(List.of(families));
    }

    /** {@code ipv4 unicast} and {@code ipv6 unicast} as fakes. */
    public static FakeCodecView ofUnicast() {
        return of(FakeFamily.of(1, 1, "ipv4", "unicast"), FakeFamily.of(2, 1, "ipv6", "unicast"));
    }

    /** A feature that is not installed. */
    public FakeCodecView feature(String word, String feature) {
        features.put(word, feature);
        return this;
    }

    @Override
    public long generation() {
        return 1;
    }

    @Override
    public @Nullable AddressFamily<?> family(FamilyId id) {
        for (AddressFamily<?> family : families) {
            if (family.id().equals(id)) {
                return family;
            }
        }
        return null;
    }

    @Override
    public @Nullable AddressFamily<?> family(String afi, String safi) {
        for (AddressFamily<?> family : families) {
            if (family.names().afi().equals(afi) && family.names().isSafi(safi)) {
                return family;
            }
        }
        return null;
    }

    @Override
    public List<AddressFamily<?>> families() {
        return families;
    }

    @Override
    public @Nullable PathAttributeType<?> attribute(int code) {
        return null;
    }

    @Override
    public @Nullable PathAttributeType<?> attributeOfNext(Words words) {
        return null;
    }

    @Override
    public List<PathAttributeType<?>> attributes() {
        return List.of();
    }

    @Override
    public @Nullable CapabilityType<?> capability(int code) {
        return null;
    }

    @Override
    public List<CapabilityType<?>> capabilities() {
        return List.of();
    }

    @Override
    public @Nullable ExtendedCommunityType extendedCommunity(long value) {
        return null;
    }

    @Override
    public @Nullable ExtendedCommunityType extendedCommunity(String keyword) {
        return null;
    }

    @Override
    public List<String> extendedCommunityKeywords() {
        return List.of();
    }

    @Override
    public @Nullable String featureFor(String word) {
        return features.get(word);
    }
}
