package org.herald.testkit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.TextWriter;
import org.herald.api.client.NeighborIdentity;
import org.herald.api.client.OpenContent;
import org.herald.api.client.PeerControl;
import org.herald.api.config.StatementException;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** A neighbor that remembers what commands did to it, and holds Adj-RIBs of text. */
public final class FakePeerControl implements PeerControl {
    /** A route of an Adj-RIB, in the words that {@link RouteCursor#print} writes. */
    public record FakeRoute(FamilyId family, String nlri, String nextHop, String attributes) {}

    private final NeighborIdentity identity;
    private final List<String> actions = new ArrayList<>();
    private final List<FakeRoute> routesIn = new ArrayList<>();
    private final List<FakeRoute> routesOut = new ArrayList<>();
    private List<FamilyId> families = List.of(FamilyId.IPV4_UNICAST);
    private Set<FamilyId> upFamilies = Set.of();
    private boolean isEstablished;
    private @Nullable String refusal;
    private @Nullable FamilyId refusedFamily;
    private @Nullable PeerStatus status;

    private FakePeerControl(NeighborIdentity identity) {
        this.identity = identity;
    }

    /** A neighbor of AS 65002 with this address, ours being 192.0.2.254 in AS 65001; without a session. */
    public static FakePeerControl of(String address) {
        IpAddress peer = java.util.Objects.requireNonNull(IpAddress.parse(address));
        IpAddress local = java.util.Objects.requireNonNull(IpAddress.parse("192.0.2.254"));
        String name = "neighbor " + address
                + " local-ip 192.0.2.254 local-as 65001 peer-as 65002 router-id 192.0.2.254 family-allowed in-open";
        return new FakePeerControl(new NeighborIdentity(peer, local, 65001, 65002, local, name));
    }

    /** The session is up, with these families. */
    public FakePeerControl established(FamilyId... with) {
        isEstablished = true;
        upFamilies = Set.of(with);
        families = List.of(with);
        return this;
    }

    /** {@link #check} fails with this reason. */
    public FakePeerControl refusing(String reason) {
        refusal = reason;
        return this;
    }

    /** The same for routes of one family only. */
    public FakePeerControl refusing(FamilyId family, String reason) {
        refusedFamily = family;
        refusal = reason;
        return this;
    }

    public FakePeerControl status(PeerStatus what) {
        status = what;
        return this;
    }

    public FakePeerControl add(RibSide side, FakeRoute route) {
        (side == RibSide.IN ? routesIn : routesOut).add(route);
        return this;
    }

    /**
     * What was called, in order. Routes are {@code announce 1/1 180A0000 400101…}: family, NLRI and the canonical block
     * of attributes in hexadecimal digits, then {@code self}, {@code path-id N} and {@code watchdog NAME} where they are set.
     */
    public List<String> actions() {
        return actions;
    }

    @Override
    public NeighborIdentity identity() {
        return identity;
    }

    @Override
    public boolean isEstablished() {
        return isEstablished;
    }

    @Override
    public List<FamilyId> families() {
        return families;
    }

    @Override
    public void check(RouteDraft route) throws StatementException {
        boolean isRefused = refusedFamily == null || refusedFamily.equals(route.family());
        if (refusal != null && isRefused) {
            throw new StatementException(refusal, "");
        }
    }

    @Override
    public void announce(RouteDraft route) {
        actions.add("announce " + text(route));
    }

    @Override
    public void withdraw(RouteDraft route) {
        actions.add("withdraw " + text(route));
    }

    @Override
    public boolean sendEndOfRib(FamilyId family) {
        actions.add("eor " + family);
        return isEstablished && upFamilies.contains(family);
    }

    @Override
    public boolean sendRouteRefresh(FamilyId family) {
        actions.add("route-refresh " + family);
        return isEstablished && upFamilies.contains(family);
    }

    @Override
    public void resend() {
        actions.add("resend");
    }

    @Override
    public void clearOut() {
        actions.add("clear out");
    }

    @Override
    public void clearIn() {
        actions.add("clear in");
    }

    @Override
    public boolean teardown(int subcode, @Nullable String text) {
        actions.add("teardown " + subcode + (text == null ? "" : " " + text));
        return isEstablished;
    }

    @Override
    public PeerStatus status() {
        return status != null ? status : idleStatus();
    }

    @Override
    public List<String> configuration() {
        return List.of("neighbor " + identity.peerAddress() + " {", "\tpeer-as " + identity.peerAs() + ";", "}");
    }

    @Override
    public RouteCursor routes(RibSide side) {
        return new Cursor(side == RibSide.IN ? routesIn : routesOut);
    }

    /** What {@code show} tells of a neighbor that never had a session. */
    public PeerStatus idleStatus() {
        return new PeerStatus(
                "IDLE",
                9,
                identity.peerAddress(),
                identity.localAddress(),
                identity.localAs(),
                identity.peerAs(),
                identity.routerId(),
                null,
                180,
                -1,
                Negotiated.NOTHING,
                null,
                null,
                new Counters(new long[2], new long[2], new long[2], new long[2], new long[2]),
                0,
                0);
    }

    /** A session that is up: both sides sent OPENs with these capability codes and families. */
    public FakePeerControl establishedStatus(
            long sinceSeconds, List<Integer> localCodes, List<Integer> remoteCodes, Negotiated negotiated) {
        IpAddress remoteId = java.util.Objects.requireNonNull(IpAddress.parse("192.0.2.1"));
        PeerStatus idle = idleStatus();
        isEstablished = true;
        status = new PeerStatus(
                "ESTABLISHED",
                sinceSeconds,
                idle.remoteAddress(),
                idle.localAddress(),
                idle.localAs(),
                idle.remoteAs(),
                idle.localRouterId(),
                remoteId,
                180,
                180,
                negotiated,
                open(65001, java.util.Objects.requireNonNull(idle.localRouterId()), localCodes, negotiated.families()),
                open(65002, remoteId, remoteCodes, negotiated.families()),
                new Counters(
                        new long[] {1, 1}, new long[] {0, 0}, new long[] {2, 3}, new long[] {10, 3}, new long[] {0, 0}),
                2,
                5);
        return this;
    }

    private static OpenContent open(long as, IpAddress routerId, List<Integer> codes, List<FamilyId> families) {
        List<OpenContent.Capability> capabilities = new ArrayList<>();
        for (int code : codes) {
            Object value = code == OpenContent.MULTIPROTOCOL ? families : null;
            capabilities.add(new OpenContent.Capability(code, null, value, new byte[0]));
        }
        return new OpenContent(4, as, 180, routerId, capabilities);
    }

    private static String text(RouteDraft route) {
        WireWriter block = new WireWriter();
        route.attributes().writeBlock(block);
        HexFormat hex = HexFormat.of().withUpperCase();
        StringBuilder text = new StringBuilder()
                .append(route.family())
                .append(' ')
                .append(hex.formatHex(route.nlri().toByteArray()));
        if (block.size() > 0) {
            text.append(' ').append(hex.formatHex(block.toByteArray()));
        }
        if (route.isNextHopSelf()) {
            text.append(" self");
        }
        if (route.pathId() >= 0) {
            text.append(" path-id ").append(route.pathId());
        }
        if (route.watchdog() != null) {
            text.append(" watchdog ").append(route.watchdog());
        }
        return text.toString();
    }

    private static final class Cursor implements RouteCursor {
        private final List<FakeRoute> routes;
        private int at = -1;

        Cursor(List<FakeRoute> routes) {
            this.routes = routes;
        }

        @Override
        public boolean next() {
            return ++at < routes.size();
        }

        @Override
        public FamilyId family() {
            return routes.get(at).family();
        }

        @Override
        public void print(TextWriter out, Detail detail) {
            FakeRoute route = routes.get(at);
            out.word(route.nlri());
            if (detail != Detail.NLRI && !route.nextHop().isEmpty()) {
                out.word("next-hop").word(route.nextHop());
            }
            if (detail == Detail.EVERYTHING && !route.attributes().isEmpty()) {
                out.word(route.attributes());
            }
        }

        @Override
        public void describe(FieldSink out) {
            out.field("nlri", routes.get(at).nlri());
        }
    }
}
