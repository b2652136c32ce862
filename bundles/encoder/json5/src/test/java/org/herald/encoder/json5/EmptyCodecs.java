package org.herald.encoder.json5;

import java.util.List;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.jspecify.annotations.Nullable;

/** Nothing is installed. */
final class EmptyCodecs {
    private EmptyCodecs() {}

    static final CodecView VIEW = new CodecView() {
        @Override
        public long generation() {
            return 1;
        }

        @Override
        public @Nullable AddressFamily<?> family(FamilyId id) {
            return null;
        }

        @Override
        public @Nullable AddressFamily<?> family(String afi, String safi) {
            return null;
        }

        @Override
        public List<AddressFamily<?>> families() {
            return List.of();
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
            return null;
        }
    };
}
