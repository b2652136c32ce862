package org.herald.core.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.WordMap;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.jspecify.annotations.Nullable;

/** Everything installed at one moment, in arrays by code. Immutable. */
final class CodecSnapshot implements CodecView {
    static final CodecSnapshot EMPTY =
            new CodecSnapshot(0, List.of(), List.of(), List.of(), List.of(), FeatureIndex.EMPTY);

    private final long generation;
    private final Map<FamilyId, AddressFamily<?>> familyById = new HashMap<>();
    private final List<AddressFamily<?>> families;
    private final @Nullable PathAttributeType<?>[] attributeByCode = new PathAttributeType<?>[256];
    private final List<PathAttributeType<?>> attributes;
    private final WordMap<PathAttributeType<?>> attributeByWord;
    private final @Nullable CapabilityType<?>[] capabilityByCode = new CapabilityType<?>[256];
    private final List<CapabilityType<?>> capabilities;
    private final List<ExtendedCommunityType> extendedCommunities;
    private final Map<String, ExtendedCommunityType> extendedCommunityByKeyword = new TreeMap<>();
    private final FeatureIndex features;

    CodecSnapshot(
            long generation,
            Collection<AddressFamily<?>> families,
            Collection<PathAttributeType<?>> attributes,
            Collection<CapabilityType<?>> capabilities,
            Collection<ExtendedCommunityType> extendedCommunities,
            FeatureIndex features) {
        this.generation = generation;
        this.features = features;
        for (AddressFamily<?> family : families) {
            familyById.putIfAbsent(family.id(), family);
        }
        this.families = familyById.values().stream()
                .sorted(Comparator.comparing(AddressFamily::id))
                .toList();
        Map<String, PathAttributeType<?>> byWord = new HashMap<>();
        for (PathAttributeType<?> attribute : attributes) {
            if (attributeByCode[attribute.code()] == null) {
                attributeByCode[attribute.code()] = attribute;
                attribute.grammar().words().forEach(word -> byWord.putIfAbsent(word, attribute));
            }
        }
        this.attributeByWord = new WordMap<>(byWord);
        this.attributes = present(attributeByCode);
        for (CapabilityType<?> capability : capabilities) {
            if (capabilityByCode[capability.code()] == null) {
                capabilityByCode[capability.code()] = capability;
            }
        }
        this.capabilities = present(capabilityByCode).stream()
                .sorted(Comparator.<CapabilityType<?>>comparingInt(CapabilityType::offerOrder)
                        .thenComparingInt(CapabilityType::code))
                .toList();
        this.extendedCommunities = List.copyOf(extendedCommunities);
        for (ExtendedCommunityType type : extendedCommunities) {
            type.grammar().words().forEach(word -> extendedCommunityByKeyword.putIfAbsent(word, type));
        }
    }

    private static <T> List<T> present(@Nullable T[] byCode) {
        List<T> all = new ArrayList<>();
        for (T each : byCode) {
            if (each != null) {
                all.add(each);
            }
        }
        return List.copyOf(all);
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public @Nullable AddressFamily<?> family(FamilyId id) {
        return familyById.get(id);
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
        return attributeByCode[code];
    }

    @Override
    public @Nullable PathAttributeType<?> attributeOfNext(Words words) {
        return attributeByWord.peek(words);
    }

    @Override
    public List<PathAttributeType<?>> attributes() {
        return attributes;
    }

    @Override
    public @Nullable CapabilityType<?> capability(int code) {
        return capabilityByCode[code];
    }

    @Override
    public List<CapabilityType<?>> capabilities() {
        return capabilities;
    }

    @Override
    public @Nullable ExtendedCommunityType extendedCommunity(long value) {
        for (ExtendedCommunityType type : extendedCommunities) {
            if (type.owns(value)) {
                return type;
            }
        }
        return null;
    }

    @Override
    public @Nullable ExtendedCommunityType extendedCommunity(String keyword) {
        return extendedCommunityByKeyword.get(keyword);
    }

    @Override
    public List<String> extendedCommunityKeywords() {
        return List.copyOf(extendedCommunityByKeyword.keySet());
    }

    @Override
    public @Nullable String featureFor(String word) {
        return features.featureFor(word);
    }
}
