package org.herald.core.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.RefreshSupport;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.client.Direction;
import org.herald.api.client.NeighborIdentity;
import org.herald.api.client.OpenContent;
import org.herald.api.client.PeerControl;
import org.herald.api.config.Settings;
import org.herald.api.config.StatementException;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.daemon.Network.ConnectOptions;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ConnectionHandler;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.core.client.Client;
import org.herald.core.fsm.FsmInput;
import org.herald.core.fsm.FsmOutput;
import org.herald.core.fsm.FsmSettings;
import org.herald.core.fsm.FsmState;
import org.herald.core.message.MessageType;
import org.herald.core.message.Negotiation;
import org.herald.core.message.NotificationCode;
import org.herald.core.message.OpenCodec;
import org.herald.core.rib.AdjRibIn;
import org.herald.core.rib.AdjRibOut;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A neighbor: its definition, its connections (RFC 4271, 6.8: there may be two until one wins), its Adj-RIBs and what programs ask of it. Used on the loop. */
public final class Peer implements PeerControl {
    private static final Logger log = LoggerFactory.getLogger(Peer.class);
    /** Capability code (RFC 4724, 3). */
    private static final int GRACEFUL_RESTART = 64;

    private static final int CONNECT_TIMEOUT_MILLIS = 30_000;
    /** Connections of one peer that wait for their OPENs. */
    private static final int MOST_HALF_OPEN = 2;

    private NeighborDefinition definition;
    private final PeerServices services;
    private final PeerEvents events;
    private final AdjRibIn ribIn;
    private AdjRibOut ribOut;
    private final RouteKeeper routes;
    private final PeerTraffic traffic;
    private final Counters counters = new Counters(new long[2], new long[2], new long[2], new long[2], new long[2]);
    private final List<Session> sessions = new ArrayList<>();
    private final Set<Client> waitingFor = new HashSet<>();
    private NeighborIdentity identity;
    private @Nullable Session established;
    private boolean isEphemeral;
    private boolean isStopped = true;
    private int attempts;
    private long sinceNanos;

    public Peer(NeighborDefinition definition, PeerServices services, PeerEvents events) {
        this.definition = definition;
        this.services = services;
        this.events = events;
        this.identity = identityOf(definition);
        this.ribIn = new AdjRibIn(services.blocks());
        this.ribOut = new AdjRibOut(services.blocks(), definition.settings().isOn(NeighborSettings.ADJ_RIB_OUT));
        this.routes = new RouteKeeper(this, services);
        this.traffic = new PeerTraffic(this, services);
        this.sinceNanos = services.loop().nowNanos();
    }

    private static NeighborIdentity identityOf(NeighborDefinition definition) {
        return new NeighborIdentity(
                definition.peerAddress(),
                definition.localAddress(),
                definition.localAs(),
                definition.peerAs(),
                definition.routerId(),
                definition.name());
    }

    // ---- life

    /** Begins: connects, or waits to be connected to. */
    public void start() {
        isStopped = false;
        if (definition.isRange()) {
            return;
        }
        Session dialer = new Session(this, services, fsmSettings(false));
        sessions.add(dialer);
        dialer.apply(new FsmInput.Start());
    }

    /** Makes this the neighbor of one accepted connection: it ends with it. */
    public void makeEphemeral() {
        isEphemeral = true;
        isStopped = false;
    }

    public boolean isEphemeral() {
        return isEphemeral;
    }

    /** Whether the peer connects, not we. */
    public boolean isWaitedFor() {
        return definition.isRange() || fsmSettings(false).isPassive();
    }

    /** Ends for good. @param farewell what the peer is told, null for nothing */
    public void stop(FsmOutput.@Nullable SendNotification farewell, String reason) {
        isStopped = true;
        for (Session session : List.copyOf(sessions)) {
            session.apply(new FsmInput.Stop(farewell, reason));
        }
        sessions.clear();
    }

    /** Takes over a definition that does not need a new session: routes, links to programs, description. */
    public void redefine(NeighborDefinition changed) {
        definition = changed;
        NeighborIdentity fresh = identityOf(changed);
        identity = new NeighborIdentity(
                fresh.peerAddress(),
                fresh.localAddress() != null ? fresh.localAddress() : identity.localAddress(),
                fresh.localAs() != 0 ? fresh.localAs() : identity.localAs(),
                fresh.peerAs() != 0 ? fresh.peerAs() : identity.peerAs(),
                fresh.routerId() != null ? fresh.routerId() : identity.routerId(),
                fresh.name());
    }

    /** A connection from the peer. @return who handles it, null if it is refused */
    public @Nullable ConnectionHandler accept(Connection connection) {
        long halfOpen = sessions.stream()
                .filter(session -> session.isAccepted() && !session.isEstablished())
                .count();
        if (isStopped || established != null || halfOpen >= MOST_HALF_OPEN) {
            return new RefusedConnection(
                    NotificationCode.CONNECTION_COLLISION, "could not accept the connection, already established");
        }
        Session session = new Session(this, services, fsmSettings(true));
        sessions.add(session);
        return session;
    }

    private FsmSettings fsmSettings(boolean isAccepted) {
        boolean isPassive = definition.settings().isOn(NeighborSettings.PASSIVE)
                || services.environment().isOn("bgp.passive");
        return new FsmSettings(
                isPassive,
                isAccepted,
                definition.localAs() == 0,
                services.environment().number("bgp.openwait"));
    }

    // ---- what sessions report

    void connected(Session session, Connection connection) {
        identity = new NeighborIdentity(
                identity.peerAddress(),
                connection.localAddress(),
                identity.localAs(),
                identity.peerAs(),
                routerId(connection),
                identity.name());
    }

    void identified(long localAs, long peerAs) {
        identity = new NeighborIdentity(
                identity.peerAddress(), identity.localAddress(), localAs, peerAs, identity.routerId(), identity.name());
    }

    void stateChanged(Session session, FsmState before, FsmState after) {
        if (after == FsmState.IDLE && session.isAccepted()) {
            sessions.remove(session);
            if (isEphemeral && sessions.isEmpty()) {
                services.owner().finished(this);
            }
        }
    }

    /**
     * Collision detection (RFC 4271, 6.8; RFC 6286, 2.3): of two connections that know the peer's identifier, the one that the speaker of the higher
     * identifier made goes on; between equal ones the higher AS number counts.
     *
     * @return false if this connection lost
     */
    boolean survivesCollision(Session session, OpenContent theirs) {
        for (Session other : List.copyOf(sessions)) {
            if (other == session || other.state() != FsmState.OPENCONFIRM && other.state() != FsmState.ESTABLISHED) {
                continue;
            }
            IpAddress ours = routerId(session.connection());
            int order = ours.compareTo(theirs.routerId());
            if (order == 0) {
                order = Long.compareUnsigned(
                        session.context().localAs(), session.context().peerAs());
            }
            boolean isOursKept = order > 0;
            boolean isSessionKept = other.state() != FsmState.ESTABLISHED && session.isAccepted() != isOursKept;
            Session loser = isSessionKept ? other : session;
            FsmOutput.SendNotification farewell = new FsmOutput.SendNotification(
                    NotificationCode.CEASE,
                    NotificationCode.CONNECTION_COLLISION,
                    "Connection Collision Resolution".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            loser.apply(new FsmInput.Violated(farewell));
            if (loser == session) {
                return false;
            }
        }
        return true;
    }

    void sessionUp(Session session) {
        established = session;
        for (Session other : List.copyOf(sessions)) {
            if (other != session) {
                other.apply(new FsmInput.Stop(null, "another connection is up"));
            }
        }
        sinceNanos = services.loop().nowNanos();
        Negotiated negotiated = session.negotiated();
        log.atInfo()
                .addKeyValue("peer", identity.name())
                .addKeyValue("families", negotiated.families())
                .addKeyValue("hold", negotiated.holdTimeSeconds())
                .log("session.up");
        events.state(identity, "up", null);
        ribIn.clear();
        ribOut.sessionUp(negotiated::hasFamily);
        if (!definition.settings().isOn(NeighborSettings.MANUAL_EOR)) {
            for (FamilyId family : negotiated.families()) {
                ribOut.afterAnnouncements(() -> traffic.sendEndOfRib(family));
            }
            if (negotiated.families().isEmpty()) {
                log.atWarn().addKeyValue("peer", identity.name()).log("session.no-common-family");
            }
        }
        services.owner().dirty(this);
        services.owner().attempted(this);
    }

    void sessionDown(Session session, String reason, boolean wasConnected) {
        boolean wasEstablished = established == session;
        if (wasEstablished) {
            established = null;
            sinceNanos = services.loop().nowNanos();
            traffic.sessionDown();
            ribOut.sessionDown();
            resumeReading();
        }
        if (wasConnected) {
            log.atInfo()
                    .addKeyValue("peer", identity.name())
                    .addKeyValue("reason", reason)
                    .log("session.down");
            events.state(identity, "down", reason);
        }
        attempts++;
        services.owner().attempted(this);
        if (isStopped) {
            return;
        }
        int most = services.environment().number("tcp.attempts");
        if (most > 0 && attempts >= most && established == null && !isOtherOpened(session)) {
            services.loop().execute(() -> {
                stop(null, "no attempt left");
                services.owner().finished(this);
            });
        } else if (wasEstablished) {
            restartDialer();
        }
    }

    /** Whether another connection knows the peer's OPEN: of two that collided the one that goes on. */
    private boolean isOtherOpened(Session ended) {
        for (Session other : sessions) {
            if (other != ended && other.receivedOpen() != null) {
                return true;
            }
        }
        return false;
    }

    /** The connection that was up came from the peer: ours was stopped meanwhile and begins again. */
    private void restartDialer() {
        services.loop().execute(() -> {
            for (Session session : sessions) {
                if (!session.isAccepted() && session.state() == FsmState.IDLE && !isStopped && established == null) {
                    session.apply(new FsmInput.Start());
                }
            }
        });
    }

    void counted(int type, Direction direction) {
        int side = direction == Direction.SEND ? 0 : 1;
        switch (type) {
            case MessageType.OPEN -> counters.open()[side]++;
            case MessageType.UPDATE -> counters.update()[side]++;
            case MessageType.NOTIFICATION -> counters.notification()[side]++;
            case MessageType.KEEPALIVE -> counters.keepalive()[side]++;
            case MessageType.ROUTE_REFRESH -> counters.refresh()[side]++;
            default -> {}
        }
    }

    void updateReceived(Session session, byte[] octets, int from, int to) throws MalformedException {
        traffic.received(session, octets, from, to);
        List<Client> full = events.congested();
        if (!full.isEmpty()) {
            pauseFor(full);
        }
    }

    // ---- back-pressure

    private void pauseFor(List<Client> full) {
        for (Client client : full) {
            boolean isMute = !events.hasEncoder(client);
            if ((isMute || client.awaitDrain()) && waitingFor.add(client) && established != null) {
                established.reading(false);
                if (isMute) {
                    log.atWarn()
                            .addKeyValue("process", client.name())
                            .addKeyValue("encoder", client.encoder())
                            .log("process.paused: its encoder is not installed");
                }
            }
        }
    }

    /** A program has room again, or is gone. */
    public void drained(Client client) {
        if (waitingFor.remove(client) && waitingFor.isEmpty() && established != null) {
            established.reading(true);
        }
    }

    private void resumeReading() {
        waitingFor.clear();
    }

    void refreshRequested(FamilyId family) {
        Session session = established;
        if (session == null || !session.negotiated().hasFamily(family)) {
            return;
        }
        if (session.hasEnhancedRefresh()) {
            session.sendRefresh(family, 1);
        }
        ribOut.resend(family);
        if (session.hasEnhancedRefresh()) {
            ribOut.afterAnnouncements(() -> {
                if (established == session) {
                    session.sendRefresh(family, 2);
                }
            });
        }
        services.owner().dirty(this);
    }

    /** Sends what waits, as far as the socket takes it. */
    public void flush() {
        traffic.flush();
    }

    /** Whether something waits to be sent on an established session. */
    public boolean isPending() {
        return established != null && ribOut.isPending();
    }

    // ---- what sessions ask

    public NeighborDefinition definition() {
        return definition;
    }

    public PeerEvents events() {
        return events;
    }

    AdjRibIn ribIn() {
        return ribIn;
    }

    public AdjRibOut ribOut() {
        return ribOut;
    }

    @Nullable
    Session established() {
        return established;
    }

    ConnectOptions connectOptions() {
        Settings settings = definition.settings();
        IpAddress local = settings.get(NeighborSettings.MD5_IP);
        int port = settings.getOr(NeighborSettings.CONNECT, 0);
        return new ConnectOptions(
                definition.peerAddress(),
                port != 0 ? port : services.environment().number("tcp.port"),
                local != null ? local : definition.localAddress(),
                CONNECT_TIMEOUT_MILLIS,
                SocketProtections.outgoing(definition));
    }

    /** Our AS number towards a peer: with {@code local-as auto} the peer's own. */
    long localAs(@Nullable OpenContent theirs) {
        if (definition.localAs() != 0) {
            return definition.localAs();
        }
        return theirs == null ? 0 : Negotiation.autonomousSystem(theirs);
    }

    IpAddress routerId(@Nullable Connection connection) {
        if (definition.routerId() != null) {
            return definition.routerId();
        }
        IpAddress local = connection != null ? connection.localAddress() : definition.localAddress();
        return local != null && !local.isIpv6() ? local : IpAddress.ofIpv4(0);
    }

    byte[] encodeOpen(@Nullable OpenContent theirs, @Nullable Connection connection) {
        CodecView codecs = services.registry().current();
        NeighborView view = new Offer(
                definition.settings(),
                offeredFamilies(codecs),
                definition.settings().getOr(NeighborSettings.HOLD_TIME, 180),
                localAs(theirs),
                definition.peerAs(),
                services.software(),
                codecs);
        return OpenCodec.encode(
                view, routerId(connection), definition.settings().isOn(NeighborSettings.ASN4));
    }

    private record Offer(
            Settings settings,
            List<FamilyId> families,
            int holdTimeSeconds,
            long localAs,
            long peerAs,
            String software,
            CodecView codecs)
            implements NeighborView {}

    /** Configured, and installed or only known by numbers; in the order of numbers. */
    private List<FamilyId> offeredFamilies(CodecView codecs) {
        if (definition.areFamiliesImplied()) {
            return codecs.families().stream().map(AddressFamily::id).toList();
        }
        return definition.families().stream()
                .filter(family ->
                        codecs.family(family) != null || !services.families().isKnown(family, codecs))
                .sorted()
                .toList();
    }

    // ---- what commands ask

    @Override
    public NeighborIdentity identity() {
        return identity;
    }

    @Override
    public boolean isEstablished() {
        return established != null;
    }

    @Override
    public List<FamilyId> families() {
        return definition.areFamiliesImplied()
                ? offeredFamilies(services.registry().current())
                : definition.families();
    }

    @Override
    public void check(RouteDraft route) throws StatementException {
        routes.check(route);
    }

    @Override
    public void announce(RouteDraft route) {
        if (routes.announce(route)) {
            services.owner().dirty(this);
        }
    }

    @Override
    public void withdraw(RouteDraft route) {
        if (routes.withdraw(route)) {
            services.owner().dirty(this);
        }
    }

    /** The watchdogs of this neighbor's routes. */
    public RouteKeeper routeKeeper() {
        return routes;
    }

    @Override
    public boolean sendEndOfRib(FamilyId family) {
        Session session = established;
        if (session == null || !session.negotiated().hasFamily(family)) {
            return false;
        }
        ribOut.afterAnnouncements(() -> traffic.sendEndOfRib(family));
        services.owner().dirty(this);
        return true;
    }

    @Override
    public boolean sendRouteRefresh(FamilyId family) {
        Session session = established;
        if (session == null
                || session.negotiated().refresh() == RefreshSupport.ABSENT
                || !session.negotiated().hasFamily(family)) {
            return false;
        }
        session.sendRefresh(family, 0);
        return true;
    }

    @Override
    public void resend() {
        if (established != null) {
            established.negotiated().families().forEach(this::refreshRequested);
        }
    }

    @Override
    public void clearOut() {
        ribOut.clear();
        services.owner().dirty(this);
    }

    @Override
    public void clearIn() {
        ribIn.clear();
    }

    @Override
    public boolean teardown(int subcode, @Nullable String text) {
        Session session = established;
        if (session == null) {
            return false;
        }
        byte[] data = Farewells.cease(subcode, text);
        session.apply(new FsmInput.Violated(new FsmOutput.SendNotification(NotificationCode.CEASE, subcode, data)));
        log.atInfo()
                .addKeyValue("peer", identity.name())
                .addKeyValue("subcode", subcode)
                .log("session.teardown");
        return true;
    }

    /** Whether the peer was offered graceful restart in the session that is up. */
    public boolean isGracefullyRestarting() {
        OpenContent ours = established != null ? established.sentOpen() : null;
        return ours != null
                && ours.capabilities().stream().anyMatch(capability -> capability.code() == GRACEFUL_RESTART);
    }

    @Override
    public PeerStatus status() {
        Session session = established != null ? established : sessions.isEmpty() ? null : sessions.get(0);
        OpenContent theirs = session != null ? session.receivedOpen() : null;
        Connection connection = session != null ? session.connection() : null;
        return new PeerStatus(
                session != null ? session.state().name() : "IDLE",
                (services.loop().nowNanos() - sinceNanos) / 1_000_000_000L,
                definition.peerAddress(),
                connection != null && isEstablished() ? connection.localAddress() : identity.localAddress(),
                identity.localAs(),
                identity.peerAs(),
                identity.routerId(),
                theirs != null ? theirs.routerId() : null,
                definition.settings().getOr(NeighborSettings.HOLD_TIME, 180),
                theirs != null ? theirs.holdTimeSeconds() : -1,
                session != null ? session.negotiated() : Negotiated.NOTHING,
                session != null ? session.sentOpen() : null,
                theirs,
                counters,
                ribIn.routes().count(),
                ribOut.routes().count());
    }

    @Override
    public List<String> configuration() {
        return services.loader().print(definition, services.registry().current());
    }

    @Override
    public RouteCursor routes(RibSide side) {
        return new RouteView(
                side == RibSide.IN ? ribIn.routes() : ribOut.routes(),
                services.blocks(),
                services.registry().current());
    }
}
