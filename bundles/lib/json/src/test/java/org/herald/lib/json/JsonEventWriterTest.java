package org.herald.lib.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NextHop;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Expected lines are those that ExaBGP 5.0.13 wrote, with the addresses of the documentation. */
class JsonEventWriterTest {
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final EncoderOptions OPTIONS = new EncoderOptions("vm", 3562, 3480, false);
    private static final EncoderOptions COMPACT = new EncoderOptions("vm", 3562, 3480, true);
    private static final NeighborIdentity NEIGHBOR = new NeighborIdentity(
            address("127.0.0.1"), address("127.0.0.1"), 65001, 65001, address("10.9.9.1"), "neighbor 127.0.0.1");
    private static final Event.Envelope ENVELOPE = new Event.Envelope(NEIGHBOR, 1795385761918711L, 2, null, null);
    private static final byte[] REFRESH_MESSAGE = Hex.parse("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00170500010001");

    private static final String START =
            "{ \"exabgp\": \"5.0.0\", \"time\": 1795385761.918711, \"host\" : \"vm\", \"pid\" : 3562,"
                    + " \"ppid\" : 3480, \"counter\": 2, \"type\": ";
    private static final String ABOUT =
            "\"neighbor\": { \"address\": { \"local\": \"127.0.0.1\", \"peer\": \"127.0.0.1\" },"
                    + " \"asn\": { \"local\": 65001, \"peer\": 65001 }, \"router-id\": \"10.9.9.1\" , ";

    @Test
    void writesStateAsTheReferenceDoes() throws Exception {
        assertThat(line(new Event.StateChanged(ENVELOPE, "up", null)))
                .isEqualTo(START + "\"state\", " + ABOUT + "\"state\": \"up\" } }");
    }

    @Test
    void writesAReasonWithEveryDown() throws Exception {
        assertThat(line(new Event.StateChanged(ENVELOPE, "down", "notification sent (3,1)")))
                .endsWith("\"state\": \"down\", \"reason\": \"notification sent (3,1)\" } }");
        assertThat(line(new Event.StateChanged(ENVELOPE, "down", null))).endsWith("\"reason\": \"\" } }");
    }

    @Test
    void writesFsmAndSignal() throws Exception {
        assertThat(line(new Event.FsmChanged(ENVELOPE, "OPENSENT")))
                .endsWith("\"fsm\", " + ABOUT + "\"state\": \"OPENSENT\" } }");
        assertThat(line(new Event.SignalReceived(ENVELOPE, 10, "SIGUSR1")))
                .endsWith("\"signal\", " + ABOUT + "\"code\": \"10\", \"name\": \"SIGUSR1\" } }");
    }

    @Test
    void writesTheLastEventWithoutNeighborAndCounter() throws Exception {
        assertThat(line(new Event.Stopping(new Event.Envelope(null, 1795385761918711L, 0, null, null))))
                .isEqualTo(
                        "{ \"exabgp\": \"5.0.0\", \"time\": 1795385761.918711, \"host\" : \"vm\", \"pid\" : 3562, \"ppid\" : 3480,"
                                + " \"type\": \"notification\", \"notification\": \"shutdown\" }");
    }

    @Test
    void writesKeepaliveWithTheDirectionOnly() throws Exception {
        assertThat(line(new Event.Keepalive(ENVELOPE, Direction.RECEIVE)))
                .isEqualTo(START + "\"keepalive\", " + ABOUT + "\"direction\": \"receive\" } }");
    }

    @Test
    void writesAttributesThenAnnouncedThenWithdrawn() throws Exception {
        Sample.Update update = new Sample.Update(
                null,
                new Sample.Attributes(
                        List.of(Sample.ORIGIN, Sample.AS_PATH, Sample.LOCAL_PREFERENCE, Sample.COMMUNITY)),
                List.of(Sample.block(Sample.IPV4, "192.0.2.1", "203.0.113.0/24", "192.168.0.0/16")),
                List.of(Sample.block(Sample.IPV4, null, "198.51.100.0/24")));

        assertThat(line(new Event.Update(ENVELOPE, Direction.RECEIVE, update)))
                .isEqualTo(START + "\"update\", " + ABOUT
                        + "\"direction\": \"receive\", \"message\": { \"update\": { \"attribute\": {"
                        + " \"origin\": \"igp\", \"as-path\": {\"0\": {\"element\": \"as-sequence\", \"value\": [65002]}},"
                        + " \"local-preference\": 100, \"community\": [ [ 65001, 1 ] ] }, \"announce\": { \"ipv4 unicast\": {"
                        + " \"192.0.2.1\": [ { \"nlri\": \"203.0.113.0/24\" }, { \"nlri\": \"192.168.0.0/16\" } ] } },"
                        + " \"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"198.51.100.0/24\" } ] } } } } }");
    }

    @Test
    void writesOneKeyForAFamilyInSeveralBlocks() throws Exception {
        NextHop pair = new NextHop(address("192.0.2.1"), address("fe80::1"));
        Sample.Block withPair = new Sample.Block(
                FamilyId.IPV4_UNICAST,
                Sample.IPV4,
                pair,
                List.of(Sample.Prefix.of("10.0.3.0/24")),
                NlriCodec.NO_PATH_ID,
                new byte[0]);
        Sample.Update update = new Sample.Update(
                null,
                new Sample.Attributes(List.of()),
                List.of(
                        Sample.block(Sample.IPV4, "192.0.2.1", "10.0.0.0/24"),
                        Sample.block(Sample.IPV6, "2001:db8::1", "2001:db8:1::/48"),
                        Sample.block(Sample.IPV4, "192.0.2.2", "10.0.1.0/24"),
                        Sample.block(Sample.IPV4, null, "10.0.2.0/24"),
                        withPair),
                List.of(
                        Sample.block(Sample.IPV4, null, "10.1.0.0/24"),
                        Sample.block(Sample.IPV4, null, "10.2.0.0/24")));

        assertThat(line(new Event.Update(ENVELOPE, Direction.SEND, update)))
                .endsWith(
                        "\"direction\": \"send\", \"message\": { \"update\": { \"announce\": { \"ipv4 unicast\": {"
                                + " \"192.0.2.1\": [ { \"nlri\": \"10.0.0.0/24\" }, { \"nlri\": \"10.0.3.0/24\" } ],"
                                + " \"192.0.2.2\": [ { \"nlri\": \"10.0.1.0/24\" } ], \"no-nexthop\": [ { \"nlri\": \"10.0.2.0/24\" } ] },"
                                + " \"ipv6 unicast\": { \"2001:db8::1\": [ { \"nlri\": \"2001:db8:1::/48\" } ] } },"
                                + " \"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"10.1.0.0/24\" }, { \"nlri\": \"10.2.0.0/24\" } ] } } } } }");
    }

    @Test
    void writesAnEndOfRib() throws Exception {
        Sample.Update update =
                new Sample.Update(FamilyId.IPV4_UNICAST, new Sample.Attributes(List.of()), List.of(), List.of());

        assertThat(line(new Event.Update(ENVELOPE, Direction.RECEIVE, update)))
                .endsWith("\"message\": { \"eor\": { \"afi\" : \"ipv4\", \"safi\" : \"unicast\" } } } }");
    }

    @Test
    void leavesAttributesOutWhenThereIsNothingToTell() throws Exception {
        Sample.Attribute silent = new Sample.Attribute(2, out -> {});
        Sample.Update update = new Sample.Update(
                null,
                new Sample.Attributes(List.of(silent)),
                List.of(),
                List.of(Sample.block(Sample.IPV4, null, "10.0.0.0/8")));

        assertThat(line(new Event.Update(ENVELOPE, Direction.RECEIVE, update)))
                .endsWith(
                        "{ \"update\": { \"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"10.0.0.0/8\" } ] } } } } }");
    }

    @Test
    void shortensPlainPrefixesOnlyWhereNothingIsLost() throws Exception {
        Sample.Block withPathId = new Sample.Block(
                FamilyId.IPV4_UNICAST,
                Sample.IPV4,
                new NextHop(address("192.0.2.1")),
                List.of(Sample.Prefix.of("10.0.1.0/24")),
                7,
                new byte[0]);
        Sample.Update update = new Sample.Update(
                null,
                new Sample.Attributes(List.of()),
                List.of(Sample.block(Sample.IPV4, "192.0.2.1", "10.0.0.0/24", "10.0.2.0/24"), withPathId),
                List.of());

        assertThat(line(new Event.Update(ENVELOPE, Direction.RECEIVE, update), COMPACT))
                .contains("\"192.0.2.1\": [ \"10.0.0.0/24\", \"10.0.2.0/24\","
                        + " { \"nlri\": \"10.0.1.0/24\", \"path-information\": \"0.0.0.7\" } ]");
    }

    @Test
    void showsWhatNobodyOwnsAsOctets() throws Exception {
        Sample.Block unknownFamily = new Sample.Block(
                new FamilyId(25, 70), null, null, List.of(), NlriCodec.NO_PATH_ID, Hex.parse("0102AB"));
        Sample.Update update = new Sample.Update(
                null,
                new Sample.Attributes(List.of(new Sample.UnknownAttribute(0xFA, 0xE0, Hex.parse("ABCD")))),
                List.of(unknownFamily),
                List.of());

        assertThat(line(new Event.Update(ENVELOPE, Direction.RECEIVE, update)))
                .endsWith(
                        "{ \"update\": { \"attribute\": { \"attribute-0xFA-0xE0\": \"0xabcd\" }, \"announce\": {"
                                + " \"afi-25 safi-70\": { \"no-nexthop\": [ { \"parsed\": false, \"raw\": \"0102AB\" } ] } } } } } }");
    }

    @Test
    void addsFactsAndOctetsWhereTheyWereAskedFor() throws Exception {
        Negotiated facts = new Negotiated.Builder()
                .families(List.of(FamilyId.IPV4_UNICAST, FamilyId.IPV6_UNICAST))
                .holdTimeSeconds(180)
                .asn4(true)
                .messageOctets(65535)
                .refresh()
                .enhancedRefresh()
                .operational()
                .addPathSend(FamilyId.IPV6_UNICAST)
                .extendedNextHop(FamilyId.IPV4_UNICAST, 2)
                .build();
        Event.Envelope envelope = new Event.Envelope(NEIGHBOR, 1, 9, facts, null);

        assertThat(line(new Event.Raw(envelope, Direction.RECEIVE, 5, REFRESH_MESSAGE)))
                .endsWith(
                        "\"type\": \"route-refresh\", " + ABOUT
                                + "\"direction\": \"receive\", \"message\": { \"category\": 5,"
                                + " \"header\": \"0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001705\", \"body\": \"0x00010001\" } , \"negotiated\": {"
                                + " \"message_size\": 65535, \"hold_time\": 180, \"asn4\": true, \"multisession\": false, \"operational\": true,"
                                + " \"refresh\": \"enhanced\", \"families\": [\"ipv4 unicast\", \"ipv6 unicast\"],"
                                + " \"nexthop\": [\"ipv4 unicast ipv6\"], \"add_path\": {\"send\": [\"ipv6 unicast\"], \"receive\": []} } } }");
        assertThat(line(new Event.SessionNegotiated(ENVELOPE, Negotiated.NOTHING)))
                .endsWith(
                        "\"negotiated\": { \"message_size\": 4096, \"hold_time\": 0, \"asn4\": false, \"multisession\": false,"
                                + " \"operational\": false, \"refresh\": \"absent\", \"families\": [], \"nexthop\": [],"
                                + " \"add_path\": {\"send\": [], \"receive\": []} } } }");
    }

    @Test
    void putsConsolidatedOctetsBehindTheType() throws Exception {
        Event.Envelope envelope = new Event.Envelope(NEIGHBOR, 1_000_042, 1, null, REFRESH_MESSAGE);

        assertThat(line(new Event.RouteRefresh(envelope, Direction.RECEIVE, FamilyId.IPV4_UNICAST, 0)))
                .isEqualTo(
                        "{ \"exabgp\": \"5.0.0\", \"time\": 1.000042, \"host\" : \"vm\", \"pid\" : 3562, \"ppid\" : 3480,"
                                + " \"counter\": 1, \"type\": \"refresh\", \"header\": \"0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001705\","
                                + " \"body\": \"0x00010001\", " + ABOUT
                                + "\"direction\": \"receive\", \"route-refresh\": {"
                                + " \"afi\": \"ipv4\", \"safi\": \"unicast\", \"subtype\": \"query\" } } }");
    }

    @Test
    void writesARefreshOfAnUnknownFamilyAsValidJson() throws Exception {
        assertThat(line(new Event.RouteRefresh(ENVELOPE, Direction.RECEIVE, new FamilyId(9999, 99), 2)))
                .endsWith("{ \"afi\": \"afi-9999\", \"safi\": \"safi-99\", \"subtype\": \"end\" } } }");
    }

    @Test
    void namesCapabilitiesByNumberWhenReceivedAndByNameWhenSent() throws Exception {
        OpenContent open = new OpenContent(
                4,
                65001,
                180,
                address("10.0.0.2"),
                List.of(
                        new OpenContent.Capability(
                                1, null, List.of(FamilyId.IPV4_UNICAST, FamilyId.IPV6_UNICAST), Hex.parse("00020001")),
                        new OpenContent.Capability(65, null, 65001L, Hex.parse("0000FDE9")),
                        new OpenContent.Capability(
                                2, new Sample.Capability(2, "route-refresh"), "route-refresh", new byte[0]),
                        new OpenContent.Capability(99, null, null, Hex.parse("0102"))));

        assertThat(line(new Event.Open(ENVELOPE, Direction.RECEIVE, open)))
                .endsWith(
                        "\"open\": { \"version\": 4, \"asn\": 65001, \"hold_time\": 180, \"router_id\": \"10.0.0.2\","
                                + " \"capabilities\": { \"1\": { \"name\": \"multiprotocol\", \"families\": [ \"ipv4/unicast\", \"ipv6/unicast\" ] },"
                                + " \"65\": { \"name\": \"asn4\", \"asn4\": 65001 }, \"2\": { \"name\": \"route-refresh\", \"variant\": \"RFC\" },"
                                + " \"99\": { \"name\": \"unknown\", \"iana\": \"unassigned\", \"value\": 99, \"raw\": \"0102\" } } } } }");
        assertThat(line(new Event.Open(ENVELOPE, Direction.SEND, open)))
                .contains("\"multiprotocol\": {", "\"asn4\": {", "\"route-refresh\": {", "\"99\": {");
    }

    @Test
    void tellsADiscardedCapabilityOfAnOwnerAsOctets() throws Exception {
        OpenContent open = new OpenContent(
                4,
                65001,
                180,
                address("10.0.0.2"),
                List.of(new OpenContent.Capability(
                        64, new Sample.Capability(64, "graceful-restart"), null, Hex.parse("80"))));

        assertThat(line(new Event.Open(ENVELOPE, Direction.RECEIVE, open)))
                .contains("\"64\": { \"name\": \"unknown\", \"iana\": \"unknown\", \"value\": 64, \"raw\": \"80\" }");
    }

    @Test
    void writesNotificationsWithTextWhereThereIsSome() throws Exception {
        assertThat(line(notification(3, 1, Hex.parse("6162"))))
                .endsWith(
                        "\"notification\": { \"code\": 3, \"subcode\": 1, \"data\": \"0x6162\", \"message\": \"ab\" } } }");
        assertThat(line(notification(6, 2, Hex.parse("0422480A22"))))
                .endsWith("\"message\": \"Shutdown Communication: \\\"\\\"H \\\"\\\"\" } } }");
        assertThat(line(notification(6, 4, new byte[0])))
                .endsWith("\"data\": \"0x\", \"message\": \"Cease / Administrative Reset\" } } }");
        assertThat(line(notification(9, 9, Hex.parse("E9"))))
                .endsWith("\"message\": \"unknown error / unknow reason\" } } }");
    }

    @Test
    void writesOperationalMessages() throws Exception {
        assertThat(line(new Event.Operational(ENVELOPE, Direction.RECEIVE, 1, Hex.parse("000101" + "6869"))))
                .endsWith(
                        "\"operational\": { \"name\": \"ADM\", \"afi\": \"ipv4\", \"safi\": \"unicast\", \"advisory\": \"hi\" } } }");
        assertThat(line(new Event.Operational(ENVELOPE, Direction.RECEIVE, 3, Hex.parse("0001010A00000100000007"))))
                .endsWith("\"operational\": { \"name\": \"RPCQ\", \"afi\": \"ipv4\", \"safi\": \"unicast\" } } }");
        assertThat(line(new Event.Operational(
                        ENVELOPE, Direction.RECEIVE, 4, Hex.parse("0001010A0000010000000700000009"))))
                .endsWith("\"name\": \"RPCP\", \"afi\": \"ipv4\", \"safi\": \"unicast\", \"router-id\": \"10.0.0.1\","
                        + " \"sequence\": 7, \"counter\": 9 } } }");
        assertThat(line(new Event.Operational(ENVELOPE, Direction.RECEIVE, 4, Hex.parse("00"))))
                .endsWith("{ \"name\": \"RPCP\", \"value\": 4, \"raw\": \"00\" } } }");
    }

    @Test
    void staysOneValidLineWhateverTextsHold() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int at = random.nextInt(12); at >= 0; at--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x100) : random.nextInt(0x10000)));
            }
            EncoderOptions options = new EncoderOptions(text.toString(), 1, 1, false);

            String line = line(new Event.StateChanged(ENVELOPE, "down", text.toString()), options);

            assertThat(STRICT.readTree(line).path("neighbor").path("reason").textValue())
                    .isEqualTo(text.toString());
            assertThat(line.chars()).noneMatch(c -> c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029);
        }
    }

    @Test
    void writesTheKeysThatVersionFourHad() throws Exception {
        WireWriter out = new WireWriter();

        new JsonEventWriter(out, Dialect.JSON4, OPTIONS, Sample.CODECS)
                .write(new Event.Raw(ENVELOPE, Direction.RECEIVE, 5, REFRESH_MESSAGE));

        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8))
                .startsWith("{ \"exabgp\": \"4.0.1\"")
                .contains(
                        "\"type\": \"route refresh\"", "\"asn\": { \"local\": 65001, \"peer\": 65001 } , \"direction\"")
                .doesNotContain("router-id");
    }

    private static Event.Notification notification(int code, int subcode, byte[] data) {
        return new Event.Notification(ENVELOPE, Direction.RECEIVE, code, subcode, data);
    }

    private static String line(Event event) throws Exception {
        return line(event, OPTIONS);
    }

    /** The line without its end, after a strict parser has accepted it. */
    private static String line(Event event, EncoderOptions options) throws Exception {
        WireWriter out = new WireWriter();
        out.ascii("before");
        new JsonEventWriter(out, Dialect.JSON5, options, Sample.CODECS).write(event);
        String all = new String(out.toByteArray(), StandardCharsets.UTF_8);
        assertThat(all).startsWith("before").endsWith("\n");
        String line = all.substring("before".length(), all.length() - 1);
        assertThat(line).doesNotContain("\n");
        STRICT.readTree(line);
        return line;
    }

    private static IpAddress address(@Nullable String text) {
        return java.util.Objects.requireNonNull(IpAddress.parse(java.util.Objects.requireNonNull(text)));
    }
}
