package org.herald.lib.json;

import java.util.List;
import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.FamilyNames;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.NextHop;
import org.herald.api.bgp.NextHopRule;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.bgp.TextWriter;
import org.herald.api.client.NlriBlock;
import org.herald.api.client.UpdateContent;
import org.herald.api.config.Grammar;
import org.herald.api.config.Setting;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** A few elements that render as the reference shows, so that events can be tested without any plugin. */
final class Sample {
    private Sample() {}

    record Prefix(IpAddress address, int bits) {
        static Prefix of(String text) {
            int slash = text.indexOf('/');
            return new Prefix(
                    java.util.Objects.requireNonNull(IpAddress.parse(text.substring(0, slash))),
                    Integer.parseInt(text.substring(slash + 1)));
        }
    }

    static final PrefixFamily IPV4 = new PrefixFamily(FamilyId.IPV4_UNICAST, new FamilyNames("ipv4", "unicast"));
    static final PrefixFamily IPV6 = new PrefixFamily(FamilyId.IPV6_UNICAST, new FamilyNames("ipv6", "unicast"));

    record PrefixFamily(FamilyId id, FamilyNames names) implements AddressFamily<Prefix>, NlriCodec<Prefix> {
        @Override
        public NextHopRule nextHop() {
            return new NextHopRule(Set.of(4), Set.of(), 0);
        }

        @Override
        public NlriCodec<Prefix> codec() {
            return this;
        }

        @Override
        public RouteSyntax<Prefix> syntax() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<FamilyTrait> traits() {
            return Set.of();
        }

        @Override
        public Prefix decode(WireReader in, CodecContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void encode(Prefix nlri, WireWriter out, CodecContext context) {}

        @Override
        public void encodeKey(Prefix nlri, WireWriter out) {}

        @Override
        public void describe(Prefix nlri, long pathId, FieldSink out) {
            out.name("nlri").prefix(nlri.address(), nlri.bits());
            if (pathId != NO_PATH_ID) {
                out.name("path-information").address(IpAddress.ofIpv4((int) pathId));
            }
        }

        @Override
        public void print(Prefix nlri, long pathId, TextWriter out) {
            out.address(nlri.address()).glue().word("/").glue().number(nlri.bits());
        }

        @Override
        public boolean isPlainPrefix() {
            return true;
        }
    }

    /** Renders what it was made with. */
    interface Rendering {
        void describe(FieldSink out);
    }

    record Attribute(int code, Rendering rendering) implements PathAttributeType<Rendering> {
        @Override
        public String name() {
            return "SAMPLE";
        }

        @Override
        public int flags() {
            return AttributeFlags.WELL_KNOWN;
        }

        @Override
        public Severity onMalformed() {
            return Severity.TREAT_AS_WITHDRAW;
        }

        @Override
        public Rendering decode(WireReader value, CodecContext context) {
            return rendering;
        }

        @Override
        public void encode(Rendering value, WireWriter out, CodecContext context) {}

        @Override
        public Grammar grammar() {
            return Grammar.EMPTY;
        }

        @Override
        public @Nullable Rendering parse(Words words, @Nullable Rendering previous, CodecView codecs) {
            return null;
        }

        @Override
        public void describe(Rendering value, FieldSink out, CodecView codecs) {
            value.describe(out);
        }

        @Override
        public void print(Rendering value, TextWriter out, CodecView codecs) {}
    }

    static final Attribute ORIGIN = new Attribute(1, out -> out.field("origin", "igp"));
    static final Attribute AS_PATH = new Attribute(2, out -> {
        out.name("as-path").dense().openObject();
        out.name("0").openObject();
        out.field("element", "as-sequence");
        out.name("value").openList();
        out.number(65002);
        out.closeList();
        out.closeObject();
        out.closeObject();
    });
    static final Attribute LOCAL_PREFERENCE = new Attribute(5, out -> out.field("local-preference", 100));
    static final Attribute COMMUNITY = new Attribute(8, out -> {
        out.name("community").openList();
        out.openList();
        out.number(65001);
        out.number(1);
        out.closeList();
        out.closeList();
    });

    /** An attribute that no bundle owns. */
    record UnknownAttribute(int code, int flags, byte[] octets) {}

    record Attributes(List<Object> all) implements AttributeSet {
        @Override
        public int size() {
            return all.size();
        }

        @Override
        public int code(int index) {
            return all.get(index) instanceof UnknownAttribute unknown
                    ? unknown.code()
                    : type(index).code();
        }

        @Override
        public int flags(int index) {
            return all.get(index) instanceof UnknownAttribute unknown ? unknown.flags() : AttributeFlags.TRANSITIVE;
        }

        @Override
        public @Nullable Attribute type(int index) {
            return all.get(index) instanceof Attribute attribute ? attribute : null;
        }

        @Override
        public @Nullable Object value(int index) {
            return all.get(index) instanceof Attribute attribute ? attribute.rendering() : null;
        }

        @Override
        public WireReader raw(int index) {
            return new WireReader(all.get(index) instanceof UnknownAttribute unknown ? unknown.octets() : new byte[0]);
        }
    }

    record Block(
            FamilyId family,
            @Nullable AddressFamily<?> codec,
            @Nullable NextHop nextHop,
            List<Prefix> prefixes,
            long pathIdOfAll,
            byte[] octets)
            implements NlriBlock {
        @Override
        public int size() {
            return prefixes.size();
        }

        @Override
        public Object nlri(int index) {
            return prefixes.get(index);
        }

        @Override
        public long pathId(int index) {
            return pathIdOfAll;
        }

        @Override
        public WireReader raw() {
            return new WireReader(octets);
        }
    }

    static Block block(PrefixFamily family, @Nullable String nextHop, String... prefixes) {
        IpAddress address = nextHop == null ? null : IpAddress.parse(nextHop);
        List<Prefix> all = java.util.stream.Stream.of(prefixes).map(Prefix::of).toList();
        return new Block(
                family.id(),
                family,
                address == null ? null : new NextHop(address),
                all,
                NlriCodec.NO_PATH_ID,
                new byte[0]);
    }

    record Update(@Nullable FamilyId endOfRib, AttributeSet attributes, List<Block> announced, List<Block> withdrawn)
            implements UpdateContent {}

    record Capability(int code, String name) implements CapabilityType<String> {
        @Override
        public int offerOrder() {
            return 0;
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of();
        }

        @Override
        public void offer(NeighborView neighbor, Offer out) {}

        @Override
        public String decode(WireReader value) {
            return "";
        }

        @Override
        public void negotiate(@Nullable String sent, @Nullable String received, Negotiated.Builder out) {}

        @Override
        public void describe(String value, FieldSink out, CodecView codecs) {
            out.field("name", value);
            out.field("variant", "RFC");
        }

        @Override
        public void print(String value, TextWriter out, CodecView codecs) {}
    }

    static final CodecView CODECS = new CodecView() {
        @Override
        public long generation() {
            return 1;
        }

        @Override
        public @Nullable AddressFamily<?> family(FamilyId id) {
            return id.equals(IPV4.id()) ? IPV4 : id.equals(IPV6.id()) ? IPV6 : null;
        }

        @Override
        public @Nullable AddressFamily<?> family(String afi, String safi) {
            return null;
        }

        @Override
        public List<AddressFamily<?>> families() {
            return List.of(IPV4, IPV6);
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
