package org.herald.testkit;

import java.util.ArrayList;
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

/** The providers that a test names, as if they were all that is installed. Of two for one number the first counts. */
public final class FixedCodecView implements CodecView {
    /** Nothing installed. */
    public static final FixedCodecView EMPTY = of();

    private final Map<FamilyId, AddressFamily<?>> families = new TreeMap<>();
    private final Map<Integer, PathAttributeType<?>> attributes = new TreeMap<>();
    private final WordMap<PathAttributeType<?>> attributeByWord;
    private final Map<Integer, CapabilityType<?>> capabilities = new TreeMap<>();
    private final List<ExtendedCommunityType> extendedCommunities = new ArrayList<>();
    private final Map<String, ExtendedCommunityType> extendedCommunityByKeyword = new TreeMap<>();

    private FixedCodecView(List<?> providers) {
        Map<String, PathAttributeType<?>> words = new HashMap<>();
        for (Object provider : providers) {
            if (provider instanceof AddressFamily<?> family) {
                families.putIfAbsent(family.id(), family);
            } else if (provider instanceof PathAttributeType<?> attribute) {
                attributes.putIfAbsent(attribute.code(), attribute);
                attribute.grammar().words().forEach(word -> words.putIfAbsent(word, attribute));
            } else if (provider instanceof CapabilityType<?> capability) {
                capabilities.putIfAbsent(capability.code(), capability);
            } else if (provider instanceof ExtendedCommunityType type) {
                extendedCommunities.add(type);
                type.grammar().words().forEach(word -> extendedCommunityByKeyword.putIfAbsent(word, type));
            } else {
                throw new IllegalArgumentException(provider.getClass() + " provides nothing that a view shows");
            }
        }
        attributeByWord = new WordMap<>(words);
    }

    /** @param providers families, attributes, capabilities and types of extended communities, in any order */
    public static FixedCodecView of(Object... providers) {
        return new FixedCodecView(List.of(providers));
    }

    /** The same from a list. */
    public static FixedCodecView of(List<?> providers) {
        return new FixedCodecView(providers);
    }

    @Override
    public long generation() {
        return 1;
    }

    @Override
    public @Nullable AddressFamily<?> family(FamilyId id) {
        return families.get(id);
    }

    @Override
    public @Nullable AddressFamily<?> family(String afi, String safi) {
        return families.values().stream()
                .filter(family ->
                        family.names().afi().equals(afi) && family.names().isSafi(safi))
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<AddressFamily<?>> families() {
        return List.copyOf(families.values());
    }

    @Override
    public @Nullable PathAttributeType<?> attribute(int code) {
        return attributes.get(code);
    }

    @Override
    public @Nullable PathAttributeType<?> attributeOfNext(Words words) {
        return attributeByWord.peek(words);
    }

    @Override
    public List<PathAttributeType<?>> attributes() {
        return List.copyOf(attributes.values());
    }

    @Override
    public @Nullable CapabilityType<?> capability(int code) {
        return capabilities.get(code);
    }

    @Override
    public List<CapabilityType<?>> capabilities() {
        List<CapabilityType<?>> all = new ArrayList<>(capabilities.values());
        all.sort(Comparator.<CapabilityType<?>>comparingInt(CapabilityType::offerOrder)
                .thenComparingInt(CapabilityType::code));
        return List.copyOf(all);
    }

    @Override
    public @Nullable ExtendedCommunityType extendedCommunity(long value) {
        return extendedCommunities.stream()
                .filter(type -> type.owns(value))
                .findFirst()
                .orElse(null);
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
        return null;
    }
}
