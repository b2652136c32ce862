package org.herald.capability.extendednexthop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.Negotiated.ExtendedNextHop;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.ProvideCapability;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.ConfigSection;
import org.herald.api.config.Setting;
import org.herald.api.config.ValueType;
import org.herald.api.wire.AddressFamilyNumber;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Code 5 (RFC 8950): routes of IPv4 with next hops of IPv6. */
@ProvideCapability(value = "nexthop", code = 5, words = "nexthop")
@Component(service = CapabilityType.class)
public final class ExtendedNextHopCapability implements CapabilityType<ExtendedNextHops> {
    private static final int PAIR_OCTETS = 6;
    private static final int MOST_SAFI = 0xFF;

    /** Without a default: not written means that the section decides. */
    private static final Setting<Boolean> NEXT_HOP = new Setting<>(
            "neighbor/capability",
            "nexthop",
            ValueType.BOOLEAN,
            null,
            true,
            "offer the pairs of the section nexthop; if not written, where there is such a section (RFC 8950)",
            "enable");

    @Override
    public int code() {
        return 5;
    }

    @Override
    public String name() {
        return "nexthop";
    }

    @Override
    public int offerOrder() {
        return 10;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(NEXT_HOP);
    }

    @Override
    public List<ConfigSection> sections() {
        return List.of(new NextHopSection(null));
    }

    @Override
    public List<ConfigSection> sections(CodecView codecs) {
        return List.of(new NextHopSection(codecs));
    }

    /**
     * Writes the layout of {@link #decode}. Compatibility: without a pair it is still sent, empty, as ExaBGP does; peers take that for none.
     */
    @Override
    public void offer(NeighborView neighbor, Offer out) {
        Object section = neighbor.settings().section(NextHopSection.PATH);
        Boolean written = neighbor.settings().get(NEXT_HOP);
        boolean isOn = written != null ? written : section != null;
        if (!isOn) {
            return;
        }
        WireWriter value = out.begin();
        List<?> entries = section instanceof List<?> list ? list : List.of();
        for (FamilyId id : neighbor.families()) {
            if (isOffered(id, entries, neighbor)) {
                value.u16(id.afi()).u16(id.safi()).u16(AddressFamilyNumber.IPV6);
            }
        }
    }

    /** Whether the section names the family, and the family of IPv6 with the same SAFI is offered too. */
    private static boolean isOffered(FamilyId id, List<?> entries, NeighborView neighbor) {
        AddressFamily<?> family = neighbor.codecs().family(id);
        if (family == null
                || id.afi() != AddressFamilyNumber.IPV4
                || !family.traits().contains(FamilyTrait.EXTENDED_NEXT_HOP)) {
            return false;
        }
        boolean isNamed = Stream.concat(Stream.of(family.names().safi()), family.names().aliases().stream())
                .anyMatch(safi -> entries.contains(NextHopSection.IPV4 + " " + safi + " " + NextHopSection.IPV6));
        return isNamed && neighbor.families().contains(new FamilyId(AddressFamilyNumber.IPV6, id.safi()));
    }

    /**
     * For each pair AFI [2], SAFI [2], AFI of the next hop [2] (RFC 8950, 4). A SAFI beyond 255, which no family has, is passed over.
     *
     * @throws MalformedException 2/0 if a pair is cut
     */
    @Override
    public ExtendedNextHops decode(WireReader value) throws MalformedException {
        if (value.remaining() % PAIR_OCTETS != 0) {
            String what = name() + " has a value of " + value.remaining() + " octets, it takes 6 for each pair";
            throw MalformedException.reset(2, 0, what.getBytes(StandardCharsets.US_ASCII), what);
        }
        List<ExtendedNextHop> pairs = new ArrayList<>();
        while (value.hasRemaining()) {
            int afi = value.u16();
            int safi = value.u16();
            int nextHopAfi = value.u16();
            if (safi <= MOST_SAFI) {
                pairs.add(new ExtendedNextHop(new FamilyId(afi, safi), nextHopAfi));
            }
        }
        return new ExtendedNextHops(pairs);
    }

    @Override
    public ExtendedNextHops merge(ExtendedNextHops first, ExtendedNextHops second) {
        return new ExtendedNextHops(
                Stream.concat(first.pairs().stream(), second.pairs().stream()).toList());
    }

    @Override
    public void negotiate(
            @Nullable ExtendedNextHops sent, @Nullable ExtendedNextHops received, Negotiated.Builder out) {
        if (sent == null || received == null) {
            return;
        }
        for (ExtendedNextHop pair : sent.pairs()) {
            if (received.pairs().contains(pair)) {
                out.extendedNextHop(pair.family(), pair.nextHopAfi());
            }
        }
    }

    @Override
    public void describe(ExtendedNextHops value, FieldSink out, CodecView codecs) {
        out.field("name", "nexthop");
        out.name("conversion").openList();
        for (ExtendedNextHop pair : value.pairs()) {
            out.text(codecs.slashedNameOf(pair.family()) + "/" + codecs.afiNameOf(pair.nextHopAfi()));
        }
        out.closeList();
    }

    @Override
    public void print(ExtendedNextHops value, TextWriter out, CodecView codecs) {
        out.word("nexthop(");
        String separator = "";
        for (ExtendedNextHop pair : value.pairs()) {
            out.glue().word(separator + codecs.nameOf(pair.family())).word(codecs.afiNameOf(pair.nextHopAfi()));
            separator = ",";
        }
        out.glue().word(")");
    }
}
