package org.herald.encoder.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.client.Direction;
import org.herald.api.client.Event;
import org.herald.api.client.MessageEncoder.EncoderOptions;
import org.herald.api.client.NeighborIdentity;
import org.herald.api.client.OpenContent;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.junit.jupiter.api.Test;

/** Expected lines are those that ExaBGP 5.0.13 wrote, with the addresses of the documentation. */
class TextEncoderTest {
    private static final IpAddress LOOPBACK = address("127.0.0.1");
    private static final NeighborIdentity NEIGHBOR =
            new NeighborIdentity(LOOPBACK, LOOPBACK, 65001, 65001, address("10.9.9.1"), "neighbor 127.0.0.1");
    private static final Event.Envelope ENVELOPE = new Event.Envelope(NEIGHBOR, 1, 1, null, null);
    private static final byte[] UPDATE_MESSAGE = Hex.parse("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00170200000000");
    private static final Sample.Update EMPTY =
            new Sample.Update(null, new Sample.Attributes(List.of()), List.of(), List.of());

    private final TextEncoder encoder = new TextEncoder();

    @Test
    void isCalledText() {
        assertThat(encoder.name()).isEqualTo("text");
        assertThat(encoder.aliases()).isEmpty();
        assertThat(encoder.dialect()).isEqualTo(Dialect.TEXT5);
    }

    @Test
    void writesStates() {
        assertThat(lines(new Event.StateChanged(ENVELOPE, "connected", null)))
                .isEqualTo("neighbor 127.0.0.1 connected\n\n");
        assertThat(lines(new Event.StateChanged(ENVELOPE, "down", "notification sent (3,1)")))
                .isEqualTo("neighbor 127.0.0.1 down - notification sent (3,1)\n\n");
        assertThat(lines(new Event.StateChanged(ENVELOPE, "down", null))).isEqualTo("neighbor 127.0.0.1 down - \n\n");
    }

    @Test
    void keepsAReasonOnItsLine() {
        assertThat(lines(new Event.StateChanged(ENVELOPE, "down", "a\nneighbor")))
                .isEqualTo("neighbor 127.0.0.1 down - a\\u000aneighbor\n\n");
    }

    @Test
    void hasNoWordsForStateMachineNegotiationAndSignals() {
        assertThat(lines(new Event.FsmChanged(ENVELOPE, "IDLE"))).isEmpty();
        assertThat(lines(new Event.SignalReceived(ENVELOPE, 10, "SIGUSR1"))).isEmpty();
        assertThat(lines(new Event.SessionNegotiated(ENVELOPE, Negotiated.NOTHING)))
                .isEmpty();
    }

    @Test
    void writesTheEnd() {
        assertThat(lines(new Event.Stopping(new Event.Envelope(null, 1, 0, null, null))))
                .isEqualTo("shutdown 26582 26496\n\n");
    }

    @Test
    void writesWithdrawnBeforeAnnouncedRoutes() {
        Sample.Update update = new Sample.Update(
                null,
                new Sample.Attributes(
                        List.of(Sample.ORIGIN, Sample.AS_PATH, Sample.LOCAL_PREFERENCE, Sample.COMMUNITY)),
                List.of(Sample.block(Sample.IPV4, "192.0.2.1", "203.0.113.0/24", "192.168.0.0/16")),
                List.of(Sample.block(Sample.IPV4, null, "198.51.100.0/24")));

        assertThat(lines(new Event.Update(ENVELOPE, Direction.RECEIVE, update))).isEqualTo("""
                        neighbor 127.0.0.1 receive update start
                        neighbor 127.0.0.1 receive update withdrawn 198.51.100.0/24
                        neighbor 127.0.0.1 receive update announced 203.0.113.0/24 next-hop 192.0.2.1 origin igp as-path ( 65002 ) local-preference 100 community 65001:1
                        neighbor 127.0.0.1 receive update announced 192.168.0.0/16 next-hop 192.0.2.1 origin igp as-path ( 65002 ) local-preference 100 community 65001:1
                        neighbor 127.0.0.1 receive update end

                        """);
    }

    @Test
    void writesAnEndOfRib() {
        Sample.Update update =
                new Sample.Update(FamilyId.IPV4_UNICAST, new Sample.Attributes(List.of()), List.of(), List.of());

        assertThat(lines(new Event.Update(ENVELOPE, Direction.RECEIVE, update))).isEqualTo("""
                        neighbor 127.0.0.1 receive update start
                        neighbor 127.0.0.1 receive update route eor 1/1 (ipv4 unicast)
                        neighbor 127.0.0.1 receive update end

                        """);
    }

    @Test
    void showsWhatNobodyOwnsAsOctets() {
        Sample.Block unknownFamily = new Sample.Block(
                new FamilyId(25, 70), null, null, List.of(), NlriCodec.NO_PATH_ID, Hex.parse("0102AB"));
        Sample.Update update = new Sample.Update(
                null,
                new Sample.Attributes(List.of(new Sample.UnknownAttribute(0xFA, 0xE0, Hex.parse("ABCD")))),
                List.of(unknownFamily),
                List.of());

        assertThat(lines(new Event.Update(ENVELOPE, Direction.RECEIVE, update)))
                .contains("update announced afi-25 safi-70 raw 0x0102AB attribute [ 0xFA 0xE0 0xABCD ]\n");
    }

    @Test
    void putsConsolidatedOctetsOnALineOfTheirOwnInAnUpdate() {
        Event.Envelope envelope = new Event.Envelope(NEIGHBOR, 1, 1, null, UPDATE_MESSAGE);

        assertThat(lines(new Event.Update(envelope, Direction.SEND, EMPTY))).isEqualTo("""
                        neighbor 127.0.0.1 send update start
                         header 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001702 body 0x00000000
                        neighbor 127.0.0.1 send update end

                        """);
    }

    @Test
    void putsConsolidatedOctetsBehindOtherEvents() {
        byte[] keepalive = Hex.parse("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001304");
        Event.Envelope envelope = new Event.Envelope(NEIGHBOR, 1, 1, null, keepalive);

        assertThat(lines(new Event.Keepalive(envelope, Direction.RECEIVE)))
                .isEqualTo("neighbor 127.0.0.1 receive keepalive header 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001304\n\n");
        assertThat(lines(new Event.Keepalive(ENVELOPE, Direction.RECEIVE)))
                .isEqualTo("neighbor 127.0.0.1 receive keepalive\n\n");
    }

    @Test
    void writesOctetsOfAMessageByItsNumber() {
        assertThat(lines(new Event.Raw(ENVELOPE, Direction.RECEIVE, 2, UPDATE_MESSAGE)))
                .isEqualTo(
                        "neighbor 127.0.0.1 receive 2 header 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001702 body 0x00000000\n\n");
    }

    @Test
    void writesCapabilitiesInTheOrderOfTheOpen() {
        OpenContent open = new OpenContent(
                4,
                65001,
                180,
                address("10.9.9.2"),
                List.of(
                        new OpenContent.Capability(
                                1, null, List.of(FamilyId.IPV4_UNICAST, FamilyId.IPV6_UNICAST), new byte[0]),
                        new OpenContent.Capability(
                                2, new Sample.Capability(2, "route-refresh"), "route refresh", new byte[0]),
                        new OpenContent.Capability(65, null, 65001L, new byte[0]),
                        new OpenContent.Capability(99, null, null, new byte[0])));

        assertThat(lines(new Event.Open(ENVELOPE, Direction.RECEIVE, open)))
                .isEqualTo(
                        "neighbor 127.0.0.1 receive open version 4 asn 65001 hold_time 180 router_id 10.9.9.2 capabilities"
                                + " [multiprotocol(ipv4 unicast,ipv6 unicast), route refresh, asn4(65001), unassigned 99]\n\n");
    }

    @Test
    void writesRefreshAndNotification() {
        assertThat(lines(new Event.RouteRefresh(ENVELOPE, Direction.RECEIVE, FamilyId.IPV4_UNICAST, 0)))
                .isEqualTo("neighbor 127.0.0.1 receive route-refresh afi ipv4 safi unicast query\n\n");
        assertThat(lines(new Event.Notification(ENVELOPE, Direction.SEND, 3, 1, Hex.parse("6162"))))
                .isEqualTo("neighbor 127.0.0.1 send notification code 3 subcode 1 data 0x6162\n\n");
    }

    @Test
    void writesOperationalMessages() {
        assertThat(lines(new Event.Operational(ENVELOPE, Direction.RECEIVE, 1, Hex.parse("000101" + "68220A"))))
                .isEqualTo(
                        "neighbor 127.0.0.1 receive operational ADM afi ipv4 safi unicast advisory \"h\\u0022\\u000a\"\n\n");
        assertThat(lines(new Event.Operational(
                        ENVELOPE, Direction.RECEIVE, 8, Hex.parse("0001010A0000010000000700000009"))))
                .isEqualTo(
                        "neighbor 127.0.0.1 receive operational LPCP afi ipv4 safi unicast router-id 10.0.0.1 sequence 7"
                                + " counter 9\n\n");
        assertThat(lines(new Event.Operational(ENVELOPE, Direction.RECEIVE, 77, Hex.parse("00"))))
                .isEqualTo("neighbor 127.0.0.1 receive operational unknown 77 0x00\n\n");
    }

    private String lines(Event event) {
        WireWriter out = new WireWriter();
        encoder.encode(event, new EncoderOptions("vm", 26582, 26496, false), Sample.CODECS, out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    private static IpAddress address(String text) {
        return Objects.requireNonNull(IpAddress.parse(text));
    }
}
