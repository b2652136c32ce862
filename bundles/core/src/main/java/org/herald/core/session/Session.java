package org.herald.core.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.RefreshSupport;
import org.herald.api.client.Direction;
import org.herald.api.client.OpenContent;
import org.herald.api.daemon.EventLoop;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ConnectionHandler;
import org.herald.api.daemon.Network.UnsupportedSocketOptionException;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireWriter;
import org.herald.core.fsm.Fsm;
import org.herald.core.fsm.FsmInput;
import org.herald.core.fsm.FsmOutput;
import org.herald.core.fsm.FsmSettings;
import org.herald.core.fsm.FsmState;
import org.herald.core.fsm.FsmTimer;
import org.herald.core.fsm.Step;
import org.herald.core.message.MessageType;
import org.herald.core.message.Negotiation;
import org.herald.core.message.NotificationCode;
import org.herald.core.message.OpenCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection with a neighbor, or the attempts at one: drives the state machine, reads and writes messages. A neighbor has one that connects, and one more
 * for each connection that the peer made. Used on the loop.
 */
final class Session implements ConnectionHandler, MessageFramer.Handler {
    private static final Logger log = LoggerFactory.getLogger(Session.class);

    /** What fits into a NOTIFICATION that any peer takes. */
    private static final int MOST_DATA_OCTETS = Negotiated.STANDARD_MESSAGE_OCTETS - MessageType.HEADER_OCTETS - 2;

    private final Peer peer;
    private final PeerServices services;
    private final MessageFramer framer = new MessageFramer();
    private final Map<FsmTimer, EventLoop.Timer> timers = new EnumMap<>(FsmTimer.class);
    private final ArrayDeque<FsmInput> inputs = new ArrayDeque<>();
    private final boolean isAccepted;
    private Fsm fsm;
    private boolean isStepping;
    private @Nullable Connection connection;
    private @Nullable OpenContent sentOpen;
    private @Nullable OpenContent receivedOpen;
    private Negotiated negotiated = Negotiated.NOTHING;
    private CodecContext context = CodecContext.CANONICAL;
    private long lastHeardNanos;
    private boolean isReading = true;
    private boolean wasConnected;

    Session(Peer peer, PeerServices services, FsmSettings settings) {
        this.peer = peer;
        this.services = services;
        this.isAccepted = settings.isAccepted();
        this.fsm = Fsm.idle(settings);
    }

    // ---- what the peer asks

    FsmState state() {
        return fsm.state();
    }

    boolean isAccepted() {
        return isAccepted;
    }

    boolean isEstablished() {
        return fsm.state() == FsmState.ESTABLISHED;
    }

    Negotiated negotiated() {
        return negotiated;
    }

    CodecContext context() {
        return context;
    }

    @Nullable
    OpenContent sentOpen() {
        return sentOpen;
    }

    @Nullable
    OpenContent receivedOpen() {
        return receivedOpen;
    }

    @Nullable
    Connection connection() {
        return connection;
    }

    /** Gives the state machine an input; also from within one of its outputs. */
    void apply(FsmInput input) {
        inputs.addLast(input);
        if (isStepping) {
            return;
        }
        isStepping = true;
        try {
            for (FsmInput next = inputs.pollFirst(); next != null; next = inputs.pollFirst()) {
                step(next);
            }
        } finally {
            isStepping = false;
        }
    }

    /** Whether to read from the peer. Our own pause does not count as the peer's silence. */
    void reading(boolean isOn) {
        if (isReading == isOn) {
            return;
        }
        isReading = isOn;
        lastHeardNanos = services.loop().nowNanos();
        if (connection != null) {
            connection.reading(isOn);
        }
    }

    // ---- the state machine

    private void step(FsmInput input) {
        FsmState before = fsm.state();
        Step step = fsm.on(input);
        fsm = step.next();
        FsmState after = fsm.state();
        if (input instanceof FsmInput.Connected && after == FsmState.OPENSENT) {
            wasConnected = true;
            peer.events().state(peer.identity(), "connected", null);
            peer.events().fsm(peer.identity(), "CONNECT");
        }
        boolean isTold = before == after;
        if (!isTold && (after == FsmState.OPENCONFIRM || after == FsmState.ESTABLISHED)) {
            peer.events().fsm(peer.identity(), after.name());
            isTold = true;
        }
        if (!isTold && after == FsmState.CONNECT) {
            peer.events().fsm(peer.identity(), "ACTIVE");
            peer.events().fsm(peer.identity(), "IDLE");
            isTold = true;
        }
        for (FsmOutput output : step.outputs()) {
            perform(output);
        }
        if (!isTold && after == FsmState.OPENSENT) {
            peer.events().fsm(peer.identity(), after.name());
        } else if (!isTold && wasConnected) {
            wasConnected = false;
            peer.events().fsm(peer.identity(), "IDLE");
        }
        if (before != after) {
            peer.stateChanged(this, before, after);
        }
    }

    private void perform(FsmOutput output) {
        if (output instanceof FsmOutput.Dial) {
            dial();
        } else if (output instanceof FsmOutput.Hangup) {
            hangup();
        } else if (output instanceof FsmOutput.SendOpen) {
            sendOpen();
        } else if (output instanceof FsmOutput.SendKeepalive) {
            sendKeepalive();
        } else if (output instanceof FsmOutput.SendNotification notification) {
            sendNotification(notification);
        } else if (output instanceof FsmOutput.StartTimer start) {
            startTimer(start.timer(), start.delayNanos());
        } else if (output instanceof FsmOutput.StopTimers) {
            timers.values().forEach(EventLoop.Timer::cancel);
            timers.clear();
        } else if (output instanceof FsmOutput.Up) {
            peer.sessionUp(this);
        } else if (output instanceof FsmOutput.Down down) {
            down(down.reason());
        }
    }

    private void startTimer(FsmTimer timer, long delayNanos) {
        EventLoop.Timer before = timers.remove(timer);
        if (before != null) {
            before.cancel();
        }
        Runnable task = () -> {
            timers.remove(timer);
            apply(new FsmInput.Expired(timer, silenceNanos()));
        };
        timers.put(timer, services.loop().schedule(task, delayNanos));
    }

    private void stopTimer(FsmTimer timer) {
        EventLoop.Timer running = timers.remove(timer);
        if (running != null) {
            running.cancel();
        }
    }

    private long silenceNanos() {
        return isReading ? services.loop().nowNanos() - lastHeardNanos : 0;
    }

    private void dial() {
        try {
            connection = services.network().connect(peer.connectOptions(), this);
        } catch (UnsupportedSocketOptionException unsupported) {
            log.atError()
                    .addKeyValue("peer", peer.identity().name())
                    .addKeyValue("reason", unsupported.getMessage())
                    .log("session.unsupported");
            apply(new FsmInput.ConnectFailed(String.valueOf(unsupported.getMessage())));
        }
    }

    private void hangup() {
        Connection ended = connection;
        connection = null;
        if (ended != null) {
            ended.close();
        }
    }

    private void down(String reason) {
        boolean wasTold = wasConnected;
        Connection ended = connection;
        connection = null;
        if (ended != null) {
            ended.abort();
        }
        negotiated = Negotiated.NOTHING;
        receivedOpen = null;
        peer.sessionDown(this, reason, wasTold);
    }

    // ---- connection

    @Override
    public void connected(Connection made) {
        if (connection != null && connection != made) {
            made.abort();
            return;
        }
        connection = made;
        framer.reset();
        sentOpen = null;
        lastHeardNanos = services.loop().nowNanos();
        isReading = true;
        peer.connected(this, made);
        apply(new FsmInput.Connected());
    }

    @Override
    public void failed(Connection tried, String reason) {
        if (tried == connection || connection == null && fsm.state() == FsmState.CONNECT) {
            connection = null;
            log.atDebug()
                    .addKeyValue("peer", peer.identity().name())
                    .addKeyValue("reason", reason)
                    .log("session.connect-failed");
            apply(new FsmInput.ConnectFailed(reason));
        }
    }

    @Override
    public void received(Connection from, byte[] octets, int at, int count) {
        if (from != connection) {
            return;
        }
        lastHeardNanos = services.loop().nowNanos();
        framer.feed(octets, at, count, this);
    }

    @Override
    public void writable(Connection which) {
        if (which == connection) {
            stopTimer(FsmTimer.SEND_HOLD);
            services.owner().dirty(peer);
        }
    }

    @Override
    public void closed(Connection which, String reason) {
        if (which == connection) {
            connection = null;
            apply(new FsmInput.Closed(reason));
        }
    }

    // ---- messages in

    @Override
    public boolean message(int type, byte[] octets, int from, int to) {
        peer.counted(type, Direction.RECEIVE);
        switch (type) {
            case MessageType.UPDATE -> update(octets, from, to);
            case MessageType.KEEPALIVE -> keepalive(octets, from, to);
            case MessageType.OPEN -> open(octets, from, to);
            case MessageType.NOTIFICATION -> notification(octets, from, to);
            case MessageType.ROUTE_REFRESH -> refresh(octets, from, to);
            case MessageType.OPERATIONAL -> operational(octets, from, to);
            default -> unknown(type);
        }
        return connection != null;
    }

    @Override
    public void malformed(MalformedException reason) {
        violated(reason);
    }

    private void update(byte[] octets, int from, int to) {
        if (fsm.state() != FsmState.ESTABLISHED) {
            apply(new FsmInput.MessageReceived("UPDATE"));
            return;
        }
        try {
            peer.updateReceived(this, octets, from, to);
        } catch (MalformedException malformed) {
            log.atWarn()
                    .addKeyValue("peer", peer.identity().name())
                    .addKeyValue("reason", malformed.getMessage())
                    .addKeyValue("octets", org.herald.api.wire.Hex.upper(Arrays.copyOfRange(octets, from, to)))
                    .log("update.malformed");
            violated(malformed);
        }
    }

    private void keepalive(byte[] octets, int from, int to) {
        peer.events().keepalive(peer.identity(), Direction.RECEIVE, octets, from, to, negotiated);
        if (fsm.state() != FsmState.ESTABLISHED || fsm.holdSeconds() == 0) {
            apply(new FsmInput.KeepaliveReceived());
        }
    }

    private void open(byte[] octets, int from, int to) {
        OpenContent content;
        try {
            content = OpenCodec.decode(
                    octets,
                    from + MessageType.HEADER_OCTETS,
                    to,
                    services.registry().current());
        } catch (MalformedException malformed) {
            violated(malformed);
            return;
        }
        peer.events().open(peer.identity(), Direction.RECEIVE, octets, from, to, content);
        if (fsm.state() == FsmState.OPENSENT) {
            opened(content);
        } else {
            apply(new FsmInput.MessageReceived("OPEN"));
        }
    }

    private void opened(OpenContent content) {
        try {
            long localAs = peer.localAs(content);
            Negotiation.check(content, peer.definition().peerAs(), localAs, peer.routerId(connection));
            receivedOpen = content;
            OpenContent sent = sentOpen;
            if (sent == null) {
                sent = OpenCodec.decode(
                        encodeOpen(content),
                        MessageType.HEADER_OCTETS,
                        lastOpen.length,
                        services.registry().current());
            }
            negotiated = Negotiation.negotiate(
                    sent,
                    content,
                    peer.definition().settings(),
                    services.registry().current());
            long peerAs = Negotiation.autonomousSystem(content);
            boolean hasAigp = peer.definition().settings().isOn(NeighborSettings.AIGP) || localAs == peerAs;
            context = new CodecContext(
                    negotiated.isAsn4(),
                    localAs == peerAs,
                    localAs,
                    peerAs,
                    hasAigp,
                    negotiated,
                    services.registry().current(),
                    0);
            framer.mostOctets(negotiated.messageOctets());
            if (!peer.survivesCollision(this, content)) {
                return;
            }
            peer.identified(localAs, peerAs);
            peer.events().negotiated(peer.identity(), negotiated);
            apply(new FsmInput.OpenReceived(negotiated.holdTimeSeconds()));
        } catch (MalformedException refused) {
            violated(refused);
        }
    }

    private void notification(byte[] octets, int from, int to) {
        int at = from + MessageType.HEADER_OCTETS;
        int code = octets[at] & 0xFF;
        int subcode = octets[at + 1] & 0xFF;
        byte[] data = Arrays.copyOfRange(octets, at + 2, to);
        log.atInfo()
                .addKeyValue("peer", peer.identity().name())
                .addKeyValue("code", code)
                .addKeyValue("subcode", subcode)
                .addKeyValue("meaning", NotificationCode.text(code, subcode))
                .log("notification.received");
        peer.events()
                .notification(peer.identity(), Direction.RECEIVE, octets, from, to, negotiated, code, subcode, data);
        apply(new FsmInput.NotificationReceived(code, subcode));
    }

    /** ROUTE-REFRESH (RFC 2918, 3; RFC 7313, 3.2): AFI [2], subtype [1], SAFI [1]. */
    private void refresh(byte[] octets, int from, int to) {
        if (fsm.state() != FsmState.ESTABLISHED) {
            apply(new FsmInput.MessageReceived("ROUTE_REFRESH"));
            return;
        }
        int at = from + MessageType.HEADER_OCTETS;
        if (to - at != 4) {
            refuseRefresh(octets, from, to);
            return;
        }
        FamilyId family = new FamilyId((octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF, octets[at + 3] & 0xFF);
        int subtype = octets[at + 2] & 0xFF;
        peer.events().refresh(peer.identity(), Direction.RECEIVE, octets, from, to, negotiated, family, subtype);
        if (subtype == 0) {
            peer.refreshRequested(family);
        }
    }

    /** An enhanced speaker answers a wrong length with 7/1 and the whole message (RFC 7313, 5), others as any wrong length. */
    private void refuseRefresh(byte[] octets, int from, int to) {
        String what = "ROUTE_REFRESH has an invalid message length of " + (to - from);
        violated(
                hasEnhancedRefresh()
                        ? MalformedException.reset(
                                NotificationCode.ROUTE_REFRESH, 1, Arrays.copyOfRange(octets, from, to), what)
                        : MalformedException.reset(
                                NotificationCode.MESSAGE_HEADER,
                                2,
                                Arrays.copyOfRange(octets, from + 16, from + 18),
                                what));
    }

    /** OPERATIONAL (draft-ietf-idr-operational-message): type [2], length [2], content. */
    private void operational(byte[] octets, int from, int to) {
        if (fsm.state() != FsmState.ESTABLISHED) {
            apply(new FsmInput.MessageReceived("OPERATIONAL"));
            return;
        }
        int at = from + MessageType.HEADER_OCTETS;
        int type = (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF;
        int length = (octets[at + 2] & 0xFF) << 8 | octets[at + 3] & 0xFF;
        byte[] content = Arrays.copyOfRange(octets, at + 4, Math.min(to, at + 4 + length));
        peer.events().operational(peer.identity(), Direction.RECEIVE, octets, from, to, negotiated, type, content);
    }

    private void unknown(int type) {
        if (services.isReferenceNamed()) {
            // Compatibility: what the program answers under whose version number the operator runs this one.
            String text = "can not decode update message of type \"" + type + "\"";
            violated(MalformedException.reset(
                    NotificationCode.MESSAGE_HEADER, 0, text.getBytes(StandardCharsets.US_ASCII), text));
            return;
        }
        violated(MalformedException.reset(
                NotificationCode.MESSAGE_HEADER, 3, new byte[] {(byte) type}, "unknown message type " + type));
    }

    private void violated(MalformedException reason) {
        MalformedException full =
                reason.orElse(org.herald.api.wire.Severity.RESET_SESSION, NotificationCode.UPDATE_MESSAGE, 0);
        byte[] data = full.data().length > 0 ? full.data() : full.getMessage().getBytes(StandardCharsets.UTF_8);
        if (data.length > MOST_DATA_OCTETS) {
            data = Arrays.copyOf(data, MOST_DATA_OCTETS);
        }
        log.atWarn()
                .addKeyValue("peer", peer.identity().name())
                .addKeyValue("code", full.code())
                .addKeyValue("subcode", full.subcode())
                .addKeyValue("reason", full.getMessage())
                .log("session.violated");
        apply(new FsmInput.Violated(new FsmOutput.SendNotification(full.code(), full.subcode(), data)));
    }

    // ---- messages out

    private byte[] lastOpen = {};

    private byte[] encodeOpen(@Nullable OpenContent theirs) {
        lastOpen = peer.encodeOpen(theirs, connection);
        return lastOpen;
    }

    private void sendOpen() {
        byte[] octets = encodeOpen(receivedOpen);
        try {
            OpenContent content = OpenCodec.decode(
                    octets,
                    MessageType.HEADER_OCTETS,
                    octets.length,
                    services.registry().current());
            sentOpen = content;
            send(octets, octets.length);
            peer.events().open(peer.identity(), Direction.SEND, octets, 0, octets.length, content);
        } catch (MalformedException impossible) {
            throw new IllegalStateException("our own OPEN is malformed: " + impossible.getMessage(), impossible);
        }
    }

    private void sendKeepalive() {
        byte[] octets = new byte[MessageType.HEADER_OCTETS];
        Arrays.fill(octets, 0, MessageType.MARKER_OCTETS, (byte) 0xFF);
        octets[17] = MessageType.HEADER_OCTETS;
        octets[18] = MessageType.KEEPALIVE;
        send(octets, octets.length);
        peer.events().keepalive(peer.identity(), Direction.SEND, octets, 0, octets.length, negotiated);
    }

    private void sendNotification(FsmOutput.SendNotification notification) {
        WireWriter out = message(MessageType.NOTIFICATION);
        out.u8(notification.code()).u8(notification.subcode()).bytes(notification.data());
        finish(out);
        send(out.array(), out.size());
        log.atInfo()
                .addKeyValue("peer", peer.identity().name())
                .addKeyValue("code", notification.code())
                .addKeyValue("subcode", notification.subcode())
                .addKeyValue("meaning", NotificationCode.text(notification.code(), notification.subcode()))
                .log("notification.sent");
        peer.events()
                .notification(
                        peer.identity(),
                        Direction.SEND,
                        out.array(),
                        0,
                        out.size(),
                        negotiated,
                        notification.code(),
                        notification.subcode(),
                        notification.data());
    }

    /** Sends a ROUTE-REFRESH. @param subtype 0 request, 1 begin, 2 end (RFC 7313) */
    void sendRefresh(FamilyId family, int subtype) {
        WireWriter out = message(MessageType.ROUTE_REFRESH);
        out.u16(family.afi()).u8(subtype).u8(family.safi());
        finish(out);
        send(out.array(), out.size());
        peer.events().refresh(peer.identity(), Direction.SEND, out.array(), 0, out.size(), negotiated, family, subtype);
    }

    boolean hasEnhancedRefresh() {
        return negotiated.refresh() == RefreshSupport.ENHANCED;
    }

    private static WireWriter message(int type) {
        WireWriter out = new WireWriter(64, Negotiated.EXTENDED_MESSAGE_OCTETS);
        for (int index = 0; index < MessageType.MARKER_OCTETS; index++) {
            out.u8(0xFF);
        }
        return out.u16(0).u8(type);
    }

    private static void finish(WireWriter out) {
        out.patchU16(MessageType.MARKER_OCTETS, out.size());
    }

    /** Sends a whole message and counts it. */
    void send(byte[] octets, int length) {
        Connection to = connection;
        if (to == null) {
            return;
        }
        to.write(octets, 0, length);
        peer.counted(octets[18] & 0xFF, Direction.SEND);
        if (!to.isWritable() && !timers.containsKey(FsmTimer.SEND_HOLD) && isEstablished()) {
            startTimer(FsmTimer.SEND_HOLD, fsm.sendHoldNanos());
        }
    }

    boolean isWritable() {
        return connection != null && connection.isWritable();
    }
}
