package org.herald.api.bgp;

import java.util.List;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Everything installed at one moment: immutable. A message is handled with one view from its first octet to its last. */
@ProviderType
public interface CodecView {
    /** Counts up with every change. */
    long generation();

    /** Null if no installed bundle owns it. */
    @Nullable
    AddressFamily<?> family(FamilyId id);

    /** The family of two words, an alias included; null if no installed bundle owns it. */
    @Nullable
    AddressFamily<?> family(String afi, String safi);

    /** All, by number. */
    List<AddressFamily<?>> families();

    /** Null if no installed bundle owns it. */
    @Nullable
    PathAttributeType<?> attribute(int code);

    /** The attribute that owns the next word of a route, which is not taken; null if none does. */
    @Nullable
    PathAttributeType<?> attributeOfNext(Words words);

    /** All, by code. */
    List<PathAttributeType<?>> attributes();

    /** Null if no installed bundle owns it. */
    @Nullable
    CapabilityType<?> capability(int code);

    /** All, in the order in which an OPEN offers them. */
    List<CapabilityType<?>> capabilities();

    /** Who prints an extended community; null if no installed bundle does. */
    @Nullable
    ExtendedCommunityType extendedCommunity(long value);

    /** Who parses an extended community that starts with a keyword; null if no installed bundle does. */
    @Nullable
    ExtendedCommunityType extendedCommunity(String keyword);

    /** All keywords of extended communities, sorted. */
    List<String> extendedCommunityKeywords();

    /** {@code ipv4 unicast}, or the numbers of a family that no installed bundle owns, {@code afi-1 safi-99}. */
    default String nameOf(FamilyId id) {
        AddressFamily<?> family = family(id);
        return family != null ? family.names().spaced() : "afi-" + id.afi() + " safi-" + id.safi();
    }

    /** {@code ipv4/unicast}, or the numbers of a family that no installed bundle owns, {@code afi-1/safi-99}. */
    default String slashedNameOf(FamilyId id) {
        AddressFamily<?> family = family(id);
        return family != null ? family.names().slashed() : "afi-" + id.afi() + "/safi-" + id.safi();
    }

    /** {@code ipv6}, or the number of an address family of which nothing is installed, {@code afi-2}. */
    default String afiNameOf(int afi) {
        for (AddressFamily<?> family : families()) {
            if (family.id().afi() == afi) {
                return family.names().afi();
            }
        }
        return "afi-" + afi;
    }

    /**
     * The feature that would make a word valid which no installed bundle owns, for errors; null if none is known.
     *
     * @param word a family ({@code ipv4 flow}), or a word of a route or of a capability section
     */
    @Nullable
    String featureFor(String word);
}
