package org.herald.api.client;

import org.herald.api.bgp.Negotiated;
import org.herald.api.wire.FamilyId;
import org.jspecify.annotations.Nullable;

/** Something that programs are told. One event becomes one line (several in the text encoder). Valid for one turn of the loop. */
public sealed interface Event {
    /** What all events have. */
    Envelope envelope();

    /**
     * What all events have.
     *
     * @param neighbor whom it is about; null only in {@link Stopping}
     * @param timeMicros microseconds since 1970
     * @param counter numbers the events of one neighbor from 1, never reset
     * @param negotiated the session's facts, where the program asked for them with each message; else null
     * @param raw the message's octets, header included, where the program asked for them ({@code consolidate}); else null
     */
    record Envelope(
            @Nullable NeighborIdentity neighbor,
            long timeMicros,
            long counter,
            @Nullable Negotiated negotiated,
            byte @Nullable [] raw) {}

    /** The session's state changed: {@code connected}, {@code up}, {@code down}. */
    record StateChanged(
            Envelope envelope, String state, @Nullable String reason) implements Event {}

    /** The state machine moved: {@code IDLE}, {@code ACTIVE}, {@code CONNECT}, {@code OPENSENT}, {@code OPENCONFIRM}, {@code ESTABLISHED}. */
    record FsmChanged(Envelope envelope, String state) implements Event {}

    /** The daemon got a signal. */
    record SignalReceived(Envelope envelope, int code, String name) implements Event {}

    /** Both OPENs are exchanged. */
    record SessionNegotiated(Envelope envelope, Negotiated facts) implements Event {}

    /** An OPEN. */
    record Open(Envelope envelope, Direction direction, OpenContent content) implements Event {}

    /** A KEEPALIVE. */
    record Keepalive(Envelope envelope, Direction direction) implements Event {}

    /** An UPDATE. */
    record Update(Envelope envelope, Direction direction, UpdateContent content) implements Event {}

    /** A ROUTE-REFRESH. @param subtype 0 query, 1 begin, 2 end */
    record RouteRefresh(Envelope envelope, Direction direction, FamilyId family, int subtype) implements Event {
        /** The subtype as programs read it (RFC 7313, 3.2). */
        public String subtypeWord() {
            return switch (subtype) {
                case 0 -> "query";
                case 1 -> "begin";
                case 2 -> "end";
                default -> "invalid";
            };
        }
    }

    /** A NOTIFICATION. */
    record Notification(Envelope envelope, Direction direction, int code, int subcode, byte[] data) implements Event {}

    /** An OPERATIONAL message, with its content as octets (draft-ietf-idr-operational-message). */
    record Operational(Envelope envelope, Direction direction, int type, byte[] content) implements Event {}

    /** The octets of any message ({@code packets}). @param octets header included */
    record Raw(Envelope envelope, Direction direction, int type, byte[] octets) implements Event {}

    /** The daemon ends: the last event of all. */
    record Stopping(Envelope envelope) implements Event {}
}
