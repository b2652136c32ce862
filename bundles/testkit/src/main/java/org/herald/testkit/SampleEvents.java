package org.herald.testkit;

import static org.herald.testkit.HexText.hex;

import java.util.List;
import java.util.Objects;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NextHop;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.client.Direction;
import org.herald.api.client.Event;
import org.herald.api.client.NeighborIdentity;
import org.herald.api.client.NlriBlock;
import org.herald.api.client.OpenContent;
import org.herald.api.client.UpdateContent;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;

/** Events of every type about one neighbor, with contents that peers and programs control chosen to be awkward. */
public final class SampleEvents {
    /** A text with all that must be escaped in some form: quotes, backslash, line ends, controls, other scripts, beyond 16 bits. */
    public static final String AWKWARD = "a \"quoted\" \\ text\r\n\t\u0000\u007f\u0085\u2028 äλ \uD83D\uDE80";

    /** The neighbor 192.0.2.1 of AS 65002. */
    public static final NeighborIdentity NEIGHBOR = new NeighborIdentity(
            address("192.0.2.1"),
            address("192.0.2.254"),
            65001,
            65002,
            address("192.0.2.254"),
            "neighbor 192.0.2.1 local-ip 192.0.2.254 local-as 65001 peer-as 65002 router-id 192.0.2.254"
                    + " family-allowed in-open");

    private static final long TIME_MICROS = 1_700_000_000_123_456L;
    private static final FamilyId UNOWNED = new FamilyId(16388, 71);
    private static final byte[] UPDATE = hex("ffffffffffffffffffffffffffffffff 0017 02 0000 0000");

    private SampleEvents() {}

    /** At least one event of each type. The update's family is {@link SampleFamily#IPV4_UNICAST}. */
    public static List<Event> all() {
        return List.of(
                new Event.StateChanged(envelope(), "connected", null),
                new Event.StateChanged(envelope(), "up", null),
                new Event.StateChanged(envelope(), "down", AWKWARD),
                new Event.FsmChanged(envelope(), "OPENSENT"),
                new Event.SignalReceived(envelope(), 10, "SIGUSR1"),
                new Event.SessionNegotiated(envelope(), facts()),
                new Event.Open(envelope(), Direction.RECEIVE, open()),
                new Event.Keepalive(envelope(), Direction.SEND),
                new Event.Update(envelope(), Direction.RECEIVE, update()),
                new Event.Update(envelope(), Direction.RECEIVE, endOfRib()),
                new Event.Update(envelope(), Direction.SEND, unowned()),
                new Event.RouteRefresh(envelope(), Direction.RECEIVE, FamilyId.IPV4_UNICAST, 0),
                new Event.RouteRefresh(envelope(), Direction.RECEIVE, UNOWNED, 9),
                new Event.Notification(envelope(), Direction.RECEIVE, 6, 2, hex("05 68656c6c6f")),
                new Event.Notification(envelope(), Direction.RECEIVE, 6, 2, hex("03 22 0a ff")),
                new Event.Notification(envelope(), Direction.SEND, 250, 250, hex("c3")),
                new Event.Operational(envelope(), Direction.RECEIVE, 1, hex("0001 01 68692022 0a")),
                new Event.Operational(envelope(), Direction.RECEIVE, 3, hex("0001 01 c0000201 00000001")),
                new Event.Operational(envelope(), Direction.RECEIVE, 99, hex("00")),
                new Event.Raw(envelope(), Direction.RECEIVE, 2, UPDATE),
                new Event.Update(withMessage(), Direction.RECEIVE, update()),
                new Event.Keepalive(withMessage(), Direction.RECEIVE),
                new Event.Stopping(new Event.Envelope(null, TIME_MICROS, 0, null, null)));
    }

    /** What all these events have. */
    public static Event.Envelope envelope() {
        return new Event.Envelope(NEIGHBOR, TIME_MICROS, 1, null, null);
    }

    /** With the session's facts and the message's octets, as a program may ask for. */
    public static Event.Envelope withMessage() {
        return new Event.Envelope(NEIGHBOR, TIME_MICROS, 2, facts(), UPDATE);
    }

    /** A session of IPv4 unicast with ADD-PATH. */
    public static Negotiated facts() {
        return new Negotiated.Builder()
                .families(List.of(FamilyId.IPV4_UNICAST))
                .holdTimeSeconds(90)
                .asn4(true)
                .refresh()
                .addPathReceive(FamilyId.IPV4_UNICAST)
                .extendedNextHop(FamilyId.IPV4_UNICAST, 2)
                .build();
    }

    /** An OPEN with the capabilities of core and one that nobody owns. */
    public static OpenContent open() {
        return new OpenContent(
                4,
                23456,
                90,
                address("192.0.2.1"),
                List.of(
                        new OpenContent.Capability(
                                OpenContent.MULTIPROTOCOL,
                                null,
                                List.of(FamilyId.IPV4_UNICAST, UNOWNED),
                                hex("0001 00 01")),
                        new OpenContent.Capability(OpenContent.ASN4, null, 65002L, hex("0000fdea")),
                        new OpenContent.Capability(99, null, null, hex("0102"))));
    }

    /** Two routes with a next hop, one with a path identifier, and a withdrawn one. */
    public static UpdateContent update() {
        return new Update(
                null,
                new UnownedAttributes(hex("abcd")),
                List.of(new Block(
                        FamilyId.IPV4_UNICAST,
                        SampleFamily.IPV4_UNICAST,
                        new NextHop(address("192.0.2.1")),
                        List.of(address("203.0.113.1"), address("203.0.113.2")),
                        7,
                        hex("00000007 20 cb007101 00000007 20 cb007102"))),
                List.of(new Block(
                        FamilyId.IPV4_UNICAST,
                        SampleFamily.IPV4_UNICAST,
                        null,
                        List.of(address("198.51.100.1")),
                        NlriCodec.NO_PATH_ID,
                        hex("20 c6336401"))));
    }

    /** The end of the RIB of IPv4 unicast. */
    public static UpdateContent endOfRib() {
        return new Update(FamilyId.IPV4_UNICAST, new UnownedAttributes(null), List.of(), List.of());
    }

    /** Routes of a family that no installed bundle owns. */
    public static UpdateContent unowned() {
        Block block = new Block(
                UNOWNED,
                null,
                new NextHop(address("2001:db8::1"), address("fe80::1")),
                List.of(),
                NlriCodec.NO_PATH_ID,
                hex("0001 0002 aabb"));
        Block withdrawn = new Block(UNOWNED, null, null, List.of(), NlriCodec.NO_PATH_ID, hex("0001 0001 cc"));
        return new Update(null, new UnownedAttributes(null), List.of(block), List.of(withdrawn));
    }

    private static IpAddress address(String text) {
        return Objects.requireNonNull(IpAddress.parse(text));
    }

    private record Update(
            @Nullable FamilyId endOfRib,
            AttributeSet attributes,
            List<? extends NlriBlock> announced,
            List<? extends NlriBlock> withdrawn)
            implements UpdateContent {}

    /** No attribute, or one with code 153 that nobody owns. */
    private record UnownedAttributes(byte @Nullable [] octets) implements AttributeSet {
        @Override
        public int size() {
            return octets == null ? 0 : 1;
        }

        @Override
        public int code(int index) {
            return 0x99;
        }

        @Override
        public int flags(int index) {
            return AttributeFlags.OPTIONAL_TRANSITIVE | AttributeFlags.PARTIAL;
        }

        @Override
        public @Nullable PathAttributeType<?> type(int index) {
            return null;
        }

        @Override
        public @Nullable Object value(int index) {
            return null;
        }

        @Override
        public WireReader raw(int index) {
            return new WireReader(Objects.requireNonNull(octets));
        }
    }

    private record Block(
            FamilyId family,
            @Nullable AddressFamily<?> codec,
            @Nullable NextHop nextHop,
            List<IpAddress> hosts,
            long pathIdOfAll,
            byte[] octets)
            implements NlriBlock {
        @Override
        public int size() {
            return hosts.size();
        }

        @Override
        public Object nlri(int index) {
            return hosts.get(index);
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
}
