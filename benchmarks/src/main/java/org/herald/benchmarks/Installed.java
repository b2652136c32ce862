package org.herald.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.WordMap;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.attribute.aggregator.AggregatorAttribute;
import org.herald.attribute.aspath.AsPathAttribute;
import org.herald.attribute.atomicaggregate.AtomicAggregateAttribute;
import org.herald.attribute.community.CommunityAttribute;
import org.herald.attribute.localpref.LocalPrefAttribute;
import org.herald.attribute.med.MedAttribute;
import org.herald.attribute.nexthop.NextHopAttribute;
import org.herald.attribute.origin.OriginAttribute;
import org.herald.family.ipv4.unicast.Ipv4UnicastFamily;
import org.herald.family.ipv6.unicast.Ipv6UnicastFamily;
import org.jspecify.annotations.Nullable;

/** What the benchmarks have installed, looked up as quickly as core's own snapshot, which only a registry can make. */
final class Installed implements CodecView {
    /** AS of the daemon in all benchmarks. */
    static final long LOCAL_AS = 65001;

    /** AS of its peer. */
    static final long PEER_AS = 65002;

    private static final List<AddressFamily<?>> FAMILIES = List.of(new Ipv4UnicastFamily(), new Ipv6UnicastFamily());
    private static final List<PathAttributeType<?>> ATTRIBUTES = List.of(
            new OriginAttribute(),
            new AsPathAttribute(),
            new NextHopAttribute(),
            new MedAttribute(),
            new LocalPrefAttribute(),
            new AtomicAggregateAttribute(),
            new AggregatorAttribute(),
            new CommunityAttribute());

    private final @Nullable PathAttributeType<?>[] attributeByCode = new PathAttributeType<?>[256];
    private final WordMap<PathAttributeType<?>> attributeByWord;

    Installed() {
        Map<String, PathAttributeType<?>> byWord = new HashMap<>();
        for (PathAttributeType<?> type : ATTRIBUTES) {
            attributeByCode[type.code()] = type;
            type.grammar().words().forEach(word -> byWord.put(word, type));
        }
        attributeByWord = new WordMap<>(byWord);
    }

    /** A session with a peer of another AS, four-octet AS numbers and both families. */
    CodecContext session() {
        List<FamilyId> both = new ArrayList<>();
        FAMILIES.forEach(family -> both.add(family.id()));
        Negotiated facts = new Negotiated.Builder()
                .families(both)
                .holdTimeSeconds(180)
                .asn4(true)
                .build();
        return new CodecContext(true, false, LOCAL_AS, PEER_AS, false, facts, this, 0);
    }

    @Override
    public long generation() {
        return 1;
    }

    @Override
    public @Nullable AddressFamily<?> family(FamilyId id) {
        for (AddressFamily<?> family : FAMILIES) {
            if (family.id().equals(id)) {
                return family;
            }
        }
        return null;
    }

    @Override
    public @Nullable AddressFamily<?> family(String afi, String safi) {
        for (AddressFamily<?> family : FAMILIES) {
            if (family.names().afi().equals(afi) && family.names().isSafi(safi)) {
                return family;
            }
        }
        return null;
    }

    @Override
    public List<AddressFamily<?>> families() {
        return FAMILIES;
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
        return ATTRIBUTES;
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
        return null;
    }
}
