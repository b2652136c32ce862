package org.herald.core.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.Negotiated;
import org.herald.api.client.Direction;
import org.herald.api.client.Event;
import org.herald.api.client.MessageEncoder;
import org.herald.api.client.MessageEncoder.EncoderOptions;
import org.herald.api.client.NeighborIdentity;
import org.herald.api.client.OpenContent;
import org.herald.api.client.UpdateContent;
import org.herald.api.daemon.ApiLink.MessageInterest;
import org.herald.api.daemon.EventLoop;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.WireWriter;
import org.herald.core.client.Client;
import org.herald.core.registry.FaultWall;
import org.herald.core.registry.Registry;
import org.jspecify.annotations.Nullable;

/**
 * Tells programs what happens to one neighbor. An event is rendered once for all programs that want it in the same form. Used on the loop.
 */
public final class PeerEvents {
    /** One program and what it wants to be told of this neighbor. */
    public record Subscription(
            Client client,
            boolean wantsState,
            boolean wantsNegotiated,
            boolean wantsFsm,
            boolean wantsSignals,
            Set<MessageInterest> sent,
            Set<MessageInterest> received) {
        public Subscription {
            sent = copy(sent);
            received = copy(received);
        }

        private static Set<MessageInterest> copy(Set<MessageInterest> some) {
            return some.isEmpty() ? EnumSet.noneOf(MessageInterest.class) : EnumSet.copyOf(some);
        }

        Set<MessageInterest> of(Direction direction) {
            return direction == Direction.SEND ? sent : received;
        }

        boolean wantsRaw(Direction direction, MessageInterest kind) {
            Set<MessageInterest> wanted = of(direction);
            return wanted.contains(MessageInterest.PACKETS)
                    && !wanted.contains(MessageInterest.CONSOLIDATE)
                    && wanted.contains(kind);
        }

        boolean wantsParsed(Direction direction, MessageInterest kind) {
            Set<MessageInterest> wanted = of(direction);
            return wanted.contains(kind)
                    && (wanted.contains(MessageInterest.PARSED) || wanted.contains(MessageInterest.CONSOLIDATE));
        }
    }

    private final EventLoop loop;
    private final Registry registry;
    private final FaultWall faults;
    private final EncoderOptions options;
    private final WireWriter rendered = new WireWriter(4096, WireWriter.UNBOUNDED);
    private List<Subscription> subscriptions = List.of();
    private boolean wantsReceivedUpdates;
    private boolean wantsSentUpdates;
    private long counter;

    public PeerEvents(EventLoop loop, Registry registry, FaultWall faults, EncoderOptions options) {
        this.loop = loop;
        this.registry = registry;
        this.faults = faults;
        this.options = options;
    }

    public void subscriptions(List<Subscription> all) {
        subscriptions = List.copyOf(all);
        wantsReceivedUpdates = wants(Direction.RECEIVE);
        wantsSentUpdates = wants(Direction.SEND);
    }

    private boolean wants(Direction direction) {
        for (Subscription each : subscriptions) {
            if (each.wantsParsed(direction, MessageInterest.UPDATE)
                    || each.wantsRaw(direction, MessageInterest.UPDATE)) {
                return true;
            }
        }
        return false;
    }

    /** Whether anyone wants to be told of UPDATEs in a direction. */
    public boolean wantsUpdates(Direction direction) {
        return direction == Direction.SEND ? wantsSentUpdates : wantsReceivedUpdates;
    }

    /** The programs that have too much waiting, or whose encoder is not installed: the neighbor should wait for them. */
    public List<Client> congested() {
        List<Client> full = null;
        for (int index = 0; index < subscriptions.size(); index++) {
            Client client = subscriptions.get(index).client();
            if (client.isFull() || !hasEncoder(client)) {
                full = full == null ? new ArrayList<>() : full;
                full.add(client);
            }
        }
        return full == null ? List.of() : full;
    }

    /** Whether the encoder that a program asked for is installed: until it is, the program is told nothing and its neighbors wait. */
    public boolean hasEncoder(Client client) {
        return registry.encoder(client.encoder()) != null;
    }

    // ---- events without a message

    public void state(NeighborIdentity who, String state, @Nullable String reason) {
        counter++;
        Event event = new Event.StateChanged(envelope(who, null, null), state, reason);
        tell(event, subscription -> subscription.wantsState());
    }

    public void fsm(NeighborIdentity who, String state) {
        counter++;
        Event event = new Event.FsmChanged(envelope(who, null, null), state);
        tell(event, subscription -> subscription.wantsFsm());
    }

    public void signal(NeighborIdentity who, int code, String name) {
        counter++;
        Event event = new Event.SignalReceived(envelope(who, null, null), code, name);
        tell(event, subscription -> subscription.wantsSignals());
    }

    public void negotiated(NeighborIdentity who, Negotiated facts) {
        counter++;
        Event event = new Event.SessionNegotiated(envelope(who, null, null), facts);
        tell(event, subscription -> subscription.wantsNegotiated());
    }

    // ---- messages

    /** Makes the event of a message, in an envelope. */
    private interface EventMaker {
        Event make(Event.Envelope envelope);
    }

    public void open(NeighborIdentity who, Direction direction, byte[] octets, int from, int to, OpenContent content) {
        message(
                who,
                direction,
                MessageInterest.OPEN,
                1,
                octets,
                from,
                to,
                null,
                e -> new Event.Open(e, direction, content));
    }

    public void keepalive(
            NeighborIdentity who, Direction direction, byte[] octets, int from, int to, Negotiated facts) {
        message(
                who,
                direction,
                MessageInterest.KEEPALIVE,
                4,
                octets,
                from,
                to,
                facts,
                e -> new Event.Keepalive(e, direction));
    }

    public void update(
            NeighborIdentity who,
            Direction direction,
            byte[] octets,
            int from,
            int to,
            Negotiated facts,
            UpdateContent content) {
        message(
                who,
                direction,
                MessageInterest.UPDATE,
                2,
                octets,
                from,
                to,
                facts,
                e -> new Event.Update(e, direction, content));
    }

    public void refresh(
            NeighborIdentity who,
            Direction direction,
            byte[] octets,
            int from,
            int to,
            Negotiated facts,
            FamilyId family,
            int subtype) {
        message(
                who,
                direction,
                MessageInterest.REFRESH,
                5,
                octets,
                from,
                to,
                facts,
                e -> new Event.RouteRefresh(e, direction, family, subtype));
    }

    public void notification(
            NeighborIdentity who,
            Direction direction,
            byte[] octets,
            int from,
            int to,
            Negotiated facts,
            int code,
            int subcode,
            byte[] data) {
        message(
                who,
                direction,
                MessageInterest.NOTIFICATION,
                3,
                octets,
                from,
                to,
                facts,
                e -> new Event.Notification(e, direction, code, subcode, data));
    }

    public void operational(
            NeighborIdentity who,
            Direction direction,
            byte[] octets,
            int from,
            int to,
            Negotiated facts,
            int type,
            byte[] content) {
        message(
                who,
                direction,
                MessageInterest.OPERATIONAL,
                6,
                octets,
                from,
                to,
                facts,
                e -> new Event.Operational(e, direction, type, content));
    }

    private void message(
            NeighborIdentity who,
            Direction direction,
            MessageInterest kind,
            int type,
            byte[] octets,
            int from,
            int to,
            @Nullable Negotiated facts,
            EventMaker maker) {
        boolean isAnyRaw = false;
        boolean isAnyParsed = false;
        for (int index = 0; index < subscriptions.size(); index++) {
            isAnyRaw |= subscriptions.get(index).wantsRaw(direction, kind);
            isAnyParsed |= subscriptions.get(index).wantsParsed(direction, kind);
        }
        if (isAnyRaw) {
            counter++;
            byte[] copy = Arrays.copyOfRange(octets, from, to);
            for (int pass = 0; pass < 2; pass++) {
                boolean withFacts = pass == 1;
                Event event =
                        new Event.Raw(envelope(who, withFacts ? orNothing(facts) : null, null), direction, type, copy);
                tell(event, each -> each.wantsRaw(direction, kind) && each.wantsNegotiated() == withFacts);
            }
        }
        if (isAnyParsed) {
            counter++;
            parsed(who, direction, kind, octets, from, to, facts, maker);
        }
    }

    private void parsed(
            NeighborIdentity who,
            Direction direction,
            MessageInterest kind,
            byte[] octets,
            int from,
            int to,
            @Nullable Negotiated facts,
            EventMaker maker) {
        boolean hasFacts = kind == MessageInterest.UPDATE && facts != null;
        for (int form = 0; form < 4; form++) {
            boolean withFacts = (form & 1) != 0;
            boolean withRaw = (form & 2) != 0;
            boolean isWanted = false;
            for (int index = 0; index < subscriptions.size() && !isWanted; index++) {
                isWanted = wants(subscriptions.get(index), direction, kind, hasFacts, withFacts, withRaw);
            }
            if (isWanted) {
                byte[] raw = withRaw ? Arrays.copyOfRange(octets, from, to) : null;
                Event event = maker.make(envelope(who, withFacts ? facts : null, raw));
                tell(event, each -> wants(each, direction, kind, hasFacts, withFacts, withRaw));
            }
        }
    }

    private static boolean wants(
            Subscription each,
            Direction direction,
            MessageInterest kind,
            boolean hasFacts,
            boolean withFacts,
            boolean withRaw) {
        return each.wantsParsed(direction, kind)
                && (hasFacts && each.wantsNegotiated()) == withFacts
                && each.of(direction).contains(MessageInterest.CONSOLIDATE) == withRaw;
    }

    private static Negotiated orNothing(@Nullable Negotiated facts) {
        return facts != null ? facts : Negotiated.NOTHING;
    }

    private Event.Envelope envelope(NeighborIdentity who, @Nullable Negotiated facts, byte @Nullable [] raw) {
        return new Event.Envelope(who, loop.wallClockMicros(), counter, facts, raw);
    }

    // ---- rendering

    private interface Wish {
        boolean isFor(Subscription subscription);
    }

    private void tell(Event event, Wish wish) {
        MessageEncoder last = null;
        for (int index = 0; index < subscriptions.size(); index++) {
            Subscription subscription = subscriptions.get(index);
            if (!wish.isFor(subscription)) {
                continue;
            }
            MessageEncoder encoder = registry.encoder(subscription.client().encoder());
            if (encoder == null) {
                continue;
            }
            if (encoder != last) {
                render(encoder, event);
                last = encoder;
            }
            if (rendered.size() > 0) {
                subscription.client().event(rendered.array(), 0, rendered.size());
            }
        }
    }

    private void render(MessageEncoder encoder, Event event) {
        rendered.clear();
        try {
            encoder.encode(event, options, registry.current(), rendered);
        } catch (RuntimeException | StackOverflowError fault) {
            rendered.clear();
            byte[] raw = event.envelope().raw();
            faults.fault(encoder, fault, raw != null ? raw : new byte[0], loop.nowNanos());
            renderRaw(encoder, event);
        }
    }

    /** What a codec could not show goes on as its octets: an event is not lost for it. */
    private void renderRaw(MessageEncoder encoder, Event event) {
        if (!(event instanceof Event.Update update) || update.content() instanceof RawContent) {
            return;
        }
        Event raw = new Event.Update(update.envelope(), update.direction(), new RawContent(update.content()));
        try {
            encoder.encode(raw, options, registry.current(), rendered);
        } catch (RuntimeException | StackOverflowError encoderItself) {
            rendered.clear();
        }
    }
}
