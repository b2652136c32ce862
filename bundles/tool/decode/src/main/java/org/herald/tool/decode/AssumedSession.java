package org.herald.tool.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NeighborView;
import org.herald.api.client.NeighborIdentity;
import org.herald.api.config.Settings;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.wire.AddressFamilyNumber;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * The session in which messages are thought to have been received.
 *
 * @param neighbor whom events name
 * @param context how codecs read
 */
record AssumedSession(NeighborIdentity neighbor, CodecContext context, CodecContext external) {
    private static final long AUTONOMOUS_SYSTEM = 65533;
    private static final long UNKNOWN_AS = 0;
    private static final IpAddress LOOPBACK = IpAddress.ofIpv4(0x7F000001);
    private static final IpAddress ROUTER_ID = IpAddress.ofIpv4(0x7F000001);
    private static final String SOFTWARE = "Herald";

    /**
     * Between two speakers of one autonomous system that agree on everything installed.
     *
     * @param withPathIds families in which path identifiers stand before NLRI
     */
    static AssumedSession ofEverything(List<FamilyId> withPathIds, CodecView codecs) {
        Negotiated.Builder facts = new Negotiated.Builder();
        List<FamilyId> families =
                codecs.families().stream().map(AddressFamily::id).toList();
        facts.families(families).asn4(true).messageOctets(Negotiated.EXTENDED_MESSAGE_OCTETS);
        for (FamilyId family : families) {
            facts.extendedNextHop(family, AddressFamilyNumber.IPV4).extendedNextHop(family, AddressFamilyNumber.IPV6);
        }
        withPathIds.forEach(family -> facts.addPathSend(family).addPathReceive(family));
        NeighborIdentity neighbor = new NeighborIdentity(
                LOOPBACK, LOOPBACK, AUTONOMOUS_SYSTEM, AUTONOMOUS_SYSTEM, ROUTER_ID, "neighbor " + LOOPBACK);
        CodecContext context =
                new CodecContext(true, true, AUTONOMOUS_SYSTEM, AUTONOMOUS_SYSTEM, true, facts.build(), codecs, 0);
        CodecContext external =
                new CodecContext(true, false, AUTONOMOUS_SYSTEM, UNKNOWN_AS, true, facts.build(), codecs, 0);
        return new AssumedSession(neighbor, context, external);
    }

    /** The context of a message: one without LOCAL_PREF cannot come from an internal session, if nothing else is known of that. */
    CodecContext contextOf(byte[] message) {
        return AttributeScan.isUpdateWithout(AttributeScan.LOCAL_PREF, message) ? external : context;
    }

    /** Between a neighbor of a configuration and a peer that offers the same. */
    static AssumedSession of(NeighborDefinition definition, List<FamilyId> withPathIds, CodecView codecs) {
        Negotiated.Builder facts = new Negotiated.Builder();
        boolean isAsn4 = definition.settings().isOn(NeighborSettings.ASN4);
        NeighborView view = new View(definition, codecs);
        facts.families(view.families()).asn4(isAsn4).holdTimeSeconds(view.holdTimeSeconds());
        for (CapabilityType<?> type : codecs.capabilities()) {
            negotiateWithItself(type, view, facts);
        }
        withPathIds.forEach(family -> facts.addPathSend(family).addPathReceive(family));
        NeighborIdentity neighbor = new NeighborIdentity(
                definition.peerAddress(),
                definition.localAddress(),
                definition.localAs(),
                definition.peerAs(),
                definition.routerId() != null ? definition.routerId() : definition.localAddress(),
                definition.name());
        CodecContext context = new CodecContext(
                isAsn4,
                definition.isInternal(),
                definition.localAs(),
                definition.peerAs(),
                definition.settings().isOn(NeighborSettings.AIGP),
                facts.build(),
                codecs,
                0);
        return new AssumedSession(neighbor, context, context);
    }

    private static <C> void negotiateWithItself(CapabilityType<C> type, NeighborView view, Negotiated.Builder facts) {
        List<WireWriter> values = new ArrayList<>();
        type.offer(view, () -> {
            WireWriter value = new WireWriter();
            values.add(value);
            return value;
        });
        @Nullable C own = null;
        for (WireWriter value : values) {
            try {
                C decoded = type.decode(new WireReader(value.array(), 0, value.size()));
                own = own == null ? decoded : type.merge(own, decoded);
            } catch (MalformedException e) {
                throw new IllegalStateException(type.name() + " does not read what it writes", e);
            }
        }
        type.negotiate(own, own, facts);
    }

    private record View(NeighborDefinition definition, CodecView codecs) implements NeighborView {
        @Override
        public Settings settings() {
            return definition.settings();
        }

        @Override
        public List<FamilyId> families() {
            Stream<FamilyId> written = definition.areFamiliesImplied()
                    ? codecs.families().stream().map(AddressFamily::id)
                    : definition.families().stream();
            return written.filter(family -> codecs.family(family) != null)
                    .sorted()
                    .toList();
        }

        @Override
        public int holdTimeSeconds() {
            return definition.settings().getOr(NeighborSettings.HOLD_TIME, 0);
        }

        @Override
        public long localAs() {
            return definition.localAs();
        }

        @Override
        public String software() {
            return SOFTWARE;
        }
    }
}
