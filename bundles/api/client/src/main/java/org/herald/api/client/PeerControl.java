package org.herald.api.client;

import java.util.List;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.config.StatementException;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** One neighbor, as commands see and change it. Used on the loop. */
@ProviderType
public interface PeerControl {
    NeighborIdentity identity();

    boolean isEstablished();

    /** The families configured. */
    List<FamilyId> families();

    /**
     * Tells whether the neighbor can take a route, without doing anything: so that a command to several is done for all or none.
     *
     * @throws StatementException if {@code next-hop self} has no address of the family, or a next hop is missing
     */
    void check(RouteDraft route) throws StatementException;

    /** Puts a route into the Adj-RIB-Out; copies what it keeps. The family may be one the session does not have: then it waits. */
    void announce(RouteDraft route);

    /** Takes a route out of the Adj-RIB-Out and sends the withdrawal, also of one that was never announced. */
    void withdraw(RouteDraft route);

    /** Sends an End-of-RIB. @return false if no session with the family is up */
    boolean sendEndOfRib(FamilyId family);

    /** Sends a ROUTE-REFRESH request. @return false if no session with the family and the capability is up */
    boolean sendRouteRefresh(FamilyId family);

    /** Sends the whole Adj-RIB-Out again. */
    void resend();

    /** Withdraws and forgets the whole Adj-RIB-Out. */
    void clearOut();

    /** Forgets the whole Adj-RIB-In. */
    void clearIn();

    /** Ends the session with Cease and a subcode. @param text the shutdown communication (RFC 9003), or null. @return false if there is none */
    boolean teardown(int subcode, @Nullable String text);

    /** What {@code show neighbor} tells. */
    PeerStatus status();

    /** The neighbor as configuration text, line by line. */
    List<String> configuration();

    /** Goes through an Adj-RIB. Routes that change meanwhile may be seen in either form, or missed if they are new. */
    RouteCursor routes(RibSide side);

    /** The two Adj-RIBs. */
    enum RibSide {
        IN,
        OUT
    }

    /** Goes through routes. */
    @ProviderType
    interface RouteCursor {
        /** Moves to the next route. @return false behind the last */
        boolean next();

        FamilyId family();

        /** The route's words as in a command, its next hop and attributes included when asked for. */
        void print(org.herald.api.bgp.TextWriter out, Detail detail);

        /** The fields of its NLRI, inside an object that the caller opened. */
        void describe(org.herald.api.bgp.FieldSink out);

        /** How much of a route is printed. */
        enum Detail {
            NLRI,
            NEXT_HOP,
            EVERYTHING
        }
    }

    /**
     * What {@code show neighbor} tells of one.
     *
     * @param fsm state in upper case, {@code ESTABLISHED}
     * @param sinceSeconds how long it has been up, or down
     * @param remoteAddress of the session, else configured
     * @param localAddress of the session, else configured; null if neither is known
     * @param remoteRouterId null while unknown
     * @param localHoldTimeSeconds configured
     * @param remoteHoldTimeSeconds offered by the peer, -1 while unknown
     * @param negotiated facts, {@link Negotiated#NOTHING} while there is no session
     * @param localOpen our last OPEN, null before the first
     * @param remoteOpen the peer's, null while there is no session
     * @param counters of this neighbor since it was configured
     * @param routesIn in the Adj-RIB-In
     * @param routesOut in the Adj-RIB-Out
     */
    record PeerStatus(
            String fsm,
            long sinceSeconds,
            IpAddress remoteAddress,
            @Nullable IpAddress localAddress,
            long localAs,
            long remoteAs,
            @Nullable IpAddress localRouterId,
            @Nullable IpAddress remoteRouterId,
            int localHoldTimeSeconds,
            int remoteHoldTimeSeconds,
            Negotiated negotiated,
            @Nullable OpenContent localOpen,
            @Nullable OpenContent remoteOpen,
            Counters counters,
            long routesIn,
            long routesOut) {}

    /** Messages by kind, sent and received. Index 0 sent, 1 received. */
    record Counters(long[] open, long[] notification, long[] keepalive, long[] update, long[] refresh) {
        /** Of all kinds. @param side 0 sent, 1 received */
        public long total(int side) {
            return open[side] + notification[side] + keepalive[side] + update[side] + refresh[side];
        }
    }
}
