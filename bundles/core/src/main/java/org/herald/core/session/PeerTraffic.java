package org.herald.core.session;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.AttributeDraft;
import org.herald.api.bgp.AttributeTrait;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NextHop;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.client.Direction;
import org.herald.api.config.Settings;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.wire.AddressFamilyNumber;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.core.message.DecodedAttributes;
import org.herald.core.message.DecodedUpdate;
import org.herald.core.message.FirstAutonomousSystem;
import org.herald.core.message.MessageType;
import org.herald.core.message.NlriRun;
import org.herald.core.message.UpdateWriter;
import org.herald.core.message.WrongNextHop;
import org.herald.core.rib.AdjRibOut;
import org.herald.core.rib.RouteTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The UPDATEs of one neighbor: received ones into the Adj-RIB-In and to programs, waiting ones out of the Adj-RIB-Out. Used on the loop. */
final class PeerTraffic implements AdjRibOut.Sender, UpdateWriter.MessageSink {
    private static final Logger log = LoggerFactory.getLogger(PeerTraffic.class);
    private static final long SECOND = 1_000_000_000L;
    /** Malformed messages of one neighbor that are logged in a minute. */
    private static final int MOST_LOGGED = 10;

    private final Peer peer;
    private final PeerServices services;
    private final WireWriter block = new WireWriter(256, 1 << 20);
    private final WireWriter key = new WireWriter(64, 1 << 17);
    private final Set<FamilyId> disabled = new HashSet<>();
    private long loggedSince;
    private int loggedCount;
    private long rateWindowStart;
    private int sentInWindow;
    private boolean isRateTimerRunning;

    PeerTraffic(Peer peer, PeerServices services) {
        this.peer = peer;
        this.services = services;
    }

    void sessionDown() {
        disabled.clear();
    }

    // ---- received

    void received(Session session, byte[] octets, int from, int to) throws MalformedException {
        CodecView codecs = services.registry().current();
        int body = from + MessageType.HEADER_OCTETS;
        DecodedUpdate update = services.decoder().decode(octets, body, to, session.context(), codecs);
        if (isFirstAsWrong(update, session.context())) {
            update.problem("AS_PATH does not begin with the peer's AS "
                    + session.context().peerAs());
            update.treatAsWithdraw();
        }
        if (!update.announced().isEmpty()) {
            String wrongNextHop = WrongNextHop.of(
                    update, peer.identity().localAddress(), peer.identity().peerAddress());
            if (wrongNextHop != null) {
                update.problem(wrongNextHop);
                update.treatAsWithdraw(FamilyId.IPV4_UNICAST);
            }
        }
        if (update.problem() != null) {
            logProblem(update.problem(), octets, from, to);
        }
        if (update.disabledFamily() != null) {
            disabled.add(update.disabledFamily());
        }
        if (!disabled.isEmpty()) {
            update.announced().removeIf(run -> disabled.contains(run.family()));
            update.withdrawn().removeIf(run -> disabled.contains(run.family()));
        }
        if (peer.definition().settings().isOn(NeighborSettings.ADJ_RIB_IN)) {
            intoRib(update, session.context());
        }
        if (peer.events().wantsUpdates(Direction.RECEIVE)) {
            peer.events().update(peer.identity(), Direction.RECEIVE, octets, from, to, session.negotiated(), update);
        }
    }

    private boolean isFirstAsWrong(DecodedUpdate update, CodecContext context) {
        return !context.isInternal()
                && !update.announced().isEmpty()
                && peer.definition().settings().isOn(NeighborSettings.ENFORCE_FIRST_AS)
                && !FirstAutonomousSystem.isPeer(update.attributes(), context);
    }

    private void logProblem(String problem, byte[] octets, int from, int to) {
        long now = services.loop().nowNanos();
        if (now - loggedSince > 60 * SECOND) {
            loggedSince = now;
            loggedCount = 0;
        }
        if (loggedCount++ < MOST_LOGGED) {
            log.atWarn()
                    .addKeyValue("peer", peer.identity().name())
                    .addKeyValue("reason", problem)
                    .addKeyValue("octets", Hex.upper(java.util.Arrays.copyOfRange(octets, from, to)))
                    .log("update.forgiven");
        }
    }

    private void intoRib(DecodedUpdate update, CodecContext context) {
        List<NlriRun> withdrawn = update.withdrawn();
        for (int index = 0; index < withdrawn.size(); index++) {
            NlriRun run = withdrawn.get(index);
            for (int at = 0; at < run.size(); at++) {
                run.nlriCodec().encodeKey(run.nlri(at), key.clear());
                peer.ribIn().withdraw(run.family(), run.pathId(at), key);
            }
        }
        List<NlriRun> announced = update.announced();
        for (int index = 0; index < announced.size(); index++) {
            NlriRun run = announced.get(index);
            if (run.size() == 0) {
                continue;
            }
            writeBlock(update.attributes(), run.nextHop(), context);
            int id = services.blocks().intern(block.array(), 0, block.size());
            NlriCodec<Object> codec = run.nlriCodec();
            for (int at = 0; at < run.size(); at++) {
                codec.encodeKey(run.nlri(at), key.clear());
                int nlriFrom = run.from(at);
                peer.ribIn()
                        .announce(run.family(), run.pathId(at), key, run.octets(), nlriFrom, run.to(at) - nlriFrom, id);
            }
            services.blocks().release(id);
        }
    }

    /** Writes the canonical block of received attributes: their octets, but for those that are written otherwise on two-octet sessions. */
    private void writeBlock(
            DecodedAttributes attributes, @org.jspecify.annotations.Nullable NextHop nextHop, CodecContext context) {
        block.clear();
        boolean isNextHopWritten = nextHop == null;
        for (int index = 0; index < attributes.size(); index++) {
            if (!isNextHopWritten && attributes.code(index) > AttributeDraft.NEXT_HOP_CODE) {
                writeNextHop(nextHop);
                isNextHopWritten = true;
            }
            block.u8(attributes.flags(index)).u8(attributes.code(index));
            int lengthAt = block.reserve(2);
            writeValue(attributes, index, context);
            block.patchU16(lengthAt, block.size() - lengthAt - 2);
        }
        if (!isNextHopWritten) {
            writeNextHop(nextHop);
        }
    }

    @SuppressWarnings("unchecked") // the value was decoded by the type beside it
    private void writeValue(DecodedAttributes attributes, int index, CodecContext context) {
        PathAttributeType<Object> type = (PathAttributeType<Object>) attributes.type(index);
        Object value = attributes.value(index);
        if (context.isAsn4() || type == null || value == null || !type.traits().contains(AttributeTrait.ADAPTED)) {
            WireReader raw = attributes.raw(index);
            block.bytes(raw.array(), raw.position(), raw.remaining());
            return;
        }
        type.encode(value, block, CodecContext.CANONICAL);
    }

    private void writeNextHop(@org.jspecify.annotations.Nullable NextHop nextHop) {
        if (nextHop == null) {
            return;
        }
        block.u8(0x40).u8(AttributeDraft.NEXT_HOP_CODE);
        block.u16(nextHop.address().octetCount() + (nextHop.linkLocal() != null ? 16 : 0));
        nextHop.address().write(block);
        if (nextHop.linkLocal() != null) {
            nextHop.linkLocal().write(block);
        }
    }

    // ---- sent

    void flush() {
        if (peer.isPending()) {
            peer.ribOut().flush(this);
        }
    }

    void sendEndOfRib(FamilyId family) {
        if (peer.established() != null) {
            services.writer().endOfRib(family, this);
        }
    }

    @Override
    public boolean isWritable() {
        Session session = peer.established();
        return session != null && session.isWritable() && isWithinRate();
    }

    /** Of what goes in a message of its own, no more than the rate allows. */
    @Override
    public int mostRoutes(FamilyId family) {
        Settings settings = peer.definition().settings();
        int most = settings.getOr(NeighborSettings.RATE_LIMIT, 0);
        boolean isGrouped = settings.isOn(NeighborSettings.GROUP_UPDATES)
                && services.families()
                        .of(family, services.registry().current())
                        .traits()
                        .contains(FamilyTrait.GROUPED);
        return most == 0 || isGrouped ? AdjRibOut.MOST_ROUTES_A_STEP : Math.max(1, most - sentInWindow);
    }

    @Override
    public void withdraw(RouteTable routes, int[] entries, int count) {
        Session session = peer.established();
        if (session != null) {
            services.writer().withdraw(routes, entries, count, target(session));
        }
    }

    @Override
    public void announce(byte[] attributes, RouteTable routes, int[] entries, int count) {
        Session session = peer.established();
        if (session != null) {
            services.writer().announce(attributes, routes, entries, count, target(session));
        }
    }

    private UpdateWriter.Target target(Session session) {
        return new UpdateWriter.Target(
                session.context(),
                services.registry().current(),
                peer.definition().settings().isOn(NeighborSettings.GROUP_UPDATES),
                this::allowsIpv4NextHop,
                this);
    }

    /** Whether the neighbor's {@code nexthop} section has the family with IPv4 next hops: {@code ipv6 unicast ipv4}. */
    private boolean allowsIpv4NextHop(FamilyId family) {
        Object section = peer.definition().settings().section("neighbor/nexthop");
        CodecView codecs = services.registry().current();
        AddressFamily<?> installed = codecs.family(family);
        return installed != null
                && section instanceof List<?> entries
                && entries.contains(installed.names().spaced() + " " + codecs.afiNameOf(AddressFamilyNumber.IPV4));
    }

    @Override
    public void message(byte[] octets, int length) {
        Session session = peer.established();
        if (session == null) {
            return;
        }
        sentInWindow++;
        session.send(octets, length);
        if (peer.events().wantsUpdates(Direction.SEND)) {
            tellSent(session, octets, length);
        }
    }

    private void tellSent(Session session, byte[] octets, int length) {
        Negotiated facts = session.negotiated();
        CodecContext context = session.context();
        Negotiated mirrored = new Negotiated(
                facts.families(),
                facts.holdTimeSeconds(),
                facts.isAsn4(),
                facts.messageOctets(),
                facts.refresh(),
                facts.addPathReceive(),
                facts.addPathSend(),
                facts.extendedNextHops(),
                facts.isOperational(),
                facts.isMultisession(),
                facts.facts());
        CodecContext ours = new CodecContext(
                context.isAsn4(),
                context.isInternal(),
                context.localAs(),
                context.peerAs(),
                true,
                mirrored,
                context.codecs(),
                0);
        try {
            DecodedUpdate update = services.ownDecoder()
                    .decode(
                            octets,
                            MessageType.HEADER_OCTETS,
                            length,
                            ours,
                            services.registry().current());
            peer.events().update(peer.identity(), Direction.SEND, octets, 0, length, facts, update);
        } catch (MalformedException ownFault) {
            log.atError()
                    .addKeyValue("peer", peer.identity().name())
                    .addKeyValue("reason", ownFault.getMessage())
                    .log("update.sent-malformed");
        }
    }

    private boolean isWithinRate() {
        int most = peer.definition().settings().getOr(NeighborSettings.RATE_LIMIT, 0);
        if (most == 0) {
            return true;
        }
        long now = services.loop().nowNanos();
        if (now - rateWindowStart >= SECOND) {
            rateWindowStart = now;
            sentInWindow = 0;
        }
        if (sentInWindow < most) {
            return true;
        }
        if (!isRateTimerRunning) {
            isRateTimerRunning = true;
            services.loop()
                    .schedule(
                            () -> {
                                isRateTimerRunning = false;
                                services.owner().dirty(peer);
                            },
                            rateWindowStart + SECOND - now);
        }
        return false;
    }
}
