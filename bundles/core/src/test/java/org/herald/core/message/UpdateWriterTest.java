package org.herald.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.testkit.HexText.hex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.FamilyNames;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.NextHopRule;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.core.rib.AttributeTable;
import org.herald.core.rib.RouteTable;
import org.herald.core.testing.Installed;
import org.herald.family.ipv4.labeled.Ipv4LabeledFamily;
import org.herald.testkit.FakeFamily;
import org.herald.testkit.FixedCodecView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UpdateWriterTest {
    private static final FamilyId V4 = FamilyId.IPV4_UNICAST;
    private static final FamilyId V6 = FamilyId.IPV6_UNICAST;
    private static final FamilyId VPN = new FamilyId(1, 128);
    private static final FamilyId SHOWN = new FamilyId(1, 5);
    private static final FamilyId LABELED = new FamilyId(1, 4);
    private static final FamilyId MULTICAST_VPN6 = new FamilyId(2, 5);

    /** Canonical blocks: flags, code, length of two octets, value. */
    private static final String HOP = "40 03 0004 01020304";

    private static final String HOP6 = "40 03 0010 20010db8000000000000000000000001";

    private static final CodecContext EBGP = Sessions.of(true, 65000, 65002, Sessions.facts(true));
    private static final CodecContext IBGP = Sessions.of(true, 65000, 65000, Sessions.facts(true));

    private final AttributeTable blocks = new AttributeTable();
    private final UpdateWriter writer = new UpdateWriter(blocks, new FamilyFacts());
    private final RouteTable routes = new RouteTable();
    private final List<byte[]> sent = new ArrayList<>();
    private boolean isGrouping = true;
    private boolean allowsIpv4NextHops;
    private final FixedCodecView codecs = codecs();

    private static FixedCodecView codecs() {
        List<Object> providers = new ArrayList<>(Installed.PROVIDERS);
        providers.add(new LikeVpn());
        providers.add(FakeFamily.of(1, 5, "ipv4", "shown", FamilyTrait.WITHDRAWN_WITH_ATTRIBUTES));
        providers.add(
                FakeFamily.of(2, 5, "ipv6", "mcast-vpn", FamilyTrait.IPV4_NEXT_HOP, FamilyTrait.NEXT_HOP_ATTRIBUTE));
        providers.add(new Ipv4LabeledFamily());
        return FixedCodecView.of(providers);
    }

    /** Of a VPN family what the writer asks for. */
    private static final class LikeVpn implements AddressFamily<String> {
        private final FakeFamily names = FakeFamily.of(1, 128, "ipv4", "mpls-vpn");

        @Override
        public FamilyId id() {
            return VPN;
        }

        @Override
        public FamilyNames names() {
            return names.names();
        }

        @Override
        public NextHopRule nextHop() {
            return new NextHopRule(Set.of(12), Set.of(24, 48), 8);
        }

        @Override
        public NlriCodec<String> codec() {
            return names;
        }

        @Override
        public RouteSyntax<String> syntax() {
            return names;
        }

        @Override
        public Set<FamilyTrait> traits() {
            return Set.of(FamilyTrait.NEXT_HOP_ATTRIBUTE, FamilyTrait.EXTENDED_NEXT_HOP);
        }
    }

    // ---- forms, as seen from the reference program (AS 65000 to an external peer)

    @Test
    void writesAnIpv4RouteIntoTheClassicFields() {
        announce(HOP, EBGP, V4, "18 0a0000");

        assertSent("0000 0014 40010100 40020602010000fde8 40030401020304 18 0a0000");
    }

    @Test
    void writesAnIpv6RouteIntoMpReach() {
        announce(HOP6, EBGP, V6, "40 20010db800000000");

        assertSent(
                "0000 002e 40010100 40020602010000fde8 800e1e 000201 10 20010db8000000000000000000000001 00 40 20010db800000000");
    }

    @Test
    void writesADistinguisherOfZeroBeforeTheNextHopOfAVpnRoute() {
        announce(HOP, EBGP, VPN, "70 000051 0000000100000001 0a0100");

        assertSent("0000 0037 40010100 40020602010000fde8 40030401020304"
                + "800e20 000180 0c 0000000000000000 01020304 00 70 000051 0000000100000001 0a0100");
    }

    @Test
    void writesADistinguisherOfZeroBeforeEachAddressOfAPair() {
        CodecContext session =
                Sessions.of(true, 65000, 65002, Sessions.facts(true).extendedNextHop(VPN, 2));

        announce("40 03 0020 20010db8000000000000000000000001 fe800000000000000000000000000001", session, VPN, "08 0a");

        assertSent("0000 0047 40010100 40020602010000fde8 800e37 000180"
                + "30 0000000000000000 20010db8000000000000000000000001 0000000000000000 fe800000000000000000000000000001"
                + "00 08 0a");
    }

    @Test
    void writesLocalPrefAndAnEmptyPathToAnInternalPeer() {
        announce(HOP, IBGP, V4, "18 0a0000");

        assertSent("0000 0015 40010100 400200 40030401020304 40050400000064 18 0a0000");
    }

    @Test
    void writesAttributesByAscendingCode() {
        announce(HOP + "80 04 0004 00000007 c0 08 0004 fde80001 c0 63 0001 01", EBGP, V4, "18 0a0000");

        assertSent(
                "0000 0026 40010100 40020602010000fde8 40030401020304 80040400000007 c00804fde80001 c0630101 18 0a0000");
    }

    @Test
    void leavesLocalPrefOutToAnExternalPeer() {
        announce(HOP + "40 05 0004 000000c8", EBGP, V4, "18 0a0000");

        assertSent("0000 0014 40010100 40020602010000fde8 40030401020304 18 0a0000");
    }

    @Test
    void writesTwoOctetNumbersAndTheFourOctetOnesBehindThem() {
        CodecContext session = Sessions.of(false, 4200000000L, 65002, Sessions.facts(false));

        announce(HOP, session, V4, "18 0a0000");

        assertSent("0000 001b 40010100 4002040201 5ba0 c01106 0201 fa56ea00 40030401020304 18 0a0000");
    }

    @Test
    void writesTwoOctetNumbersAloneWhereTheyDo() {
        CodecContext session = Sessions.of(false, 65000, 65002, Sessions.facts(false));

        announce(HOP + "c0 07 0008 0000fde8 c0000201", session, V4, "18 0a0000");

        assertSent("0000 001b 40010100 4002040201 fde8 40030401020304 c00706 fde8 c0000201 18 0a0000");
    }

    @Test
    void writesAggregatorsOfBothSizes() {
        CodecContext session = Sessions.of(false, 65000, 65002, Sessions.facts(false));

        announce(HOP + "c0 07 0008 fa56ea00 c0000201", session, V4, "18 0a0000");

        assertSent("0000 0026 40010100 4002040201 fde8 40030401020304 c00706 5ba0 c0000201"
                + "c01208 fa56ea00 c0000201 18 0a0000");
    }

    @Test
    void sendsGenericOctetsOfAnAdaptedAttributeAsTheyWereWritten() {
        announce("40 01 0002 0707" + HOP, EBGP, V4, "18 0a0000");

        assertSent("0000 0015 4001020707 40020602010000fde8 40030401020304 18 0a0000");
    }

    @Test
    void writesEndOfRib() {
        writer.endOfRib(V4, this::take);
        writer.endOfRib(V6, this::take);

        assertSent("0000 0000", "0000 0007 900f0003 0002 01");
    }

    // ---- next hops

    @Test
    void writesAnIpv6NextHopOfAnIpv4RouteWhereItWasAgreed() {
        CodecContext session =
                Sessions.of(true, 65000, 65002, Sessions.facts(true).extendedNextHop(V4, 2));

        announce(HOP6, session, V4, "18 0a0000");

        assertSent(
                "0000 0029 40010100 40020602010000fde8 800e19 0001 01 10 20010db8000000000000000000000001 00 18 0a0000");
    }

    @Test
    void holdsAnIpv4RouteBackWhoseIpv6NextHopWasNotAgreed() {
        announce(HOP6, EBGP, V4, "18 0a0000");

        assertThat(sent).isEmpty();
    }

    @Test
    void writesAnIpv4NextHopOfAnIpv6RouteAsAMappedAddress() {
        announce(HOP, EBGP, V6, "20 20010db8");

        assertSent("0000 002a 40010100 40020602010000fde8"
                + "800e1a 0002 01 10 00000000000000000000ffff01020304 00 20 20010db8");
    }

    /** RFC 6515, 2; octets of the reference program. */
    @Test
    void writesAnIpv4NextHopOfAnIpv6RouteAsItIsWhereTheFamilySaysSo() {
        announce(
                "40 03 0004 0a0a0604",
                IBGP,
                MULTICAST_VPN6,
                "05 2a 0000fde80001869f 80 fd120000000000000000000000000004 80 ff0e0000000000000000000000000001");

        assertSent("0000 004d 40010100 400200 4003040a0a0604 40050400000064 800e35 000205 04 0a0a0604 00"
                + "05 2a 0000fde80001869f 80 fd120000000000000000000000000004 80 ff0e0000000000000000000000000001");
    }

    @Test
    void writesAnIpv4NextHopOfAnIpv6RouteAsItIsWhereTheConfigurationWantsIt() {
        allowsIpv4NextHops = true;

        announce(HOP, EBGP, V6, "20 20010db8");

        assertSent(
                "0000 0025 40010100 40020602010000fde8 40030401020304" + "800e0e 0002 01 04 01020304 00 20 20010db8");
    }

    @Test
    void writesTheLinkLocalAddressBehindTheGlobalOne() {
        announce(
                "40 03 0020 20010db8000000000000000000000001 fe800000000000000000000000000001",
                EBGP,
                V6,
                "20 20010db8");

        assertSent("0000 003a 40010100 40020602010000fde8"
                + "800e2a 0002 01 20 20010db8000000000000000000000001 fe800000000000000000000000000001 00 20 20010db8");
    }

    /** draft-white-linklocal-capability: the address is told by the capability's bundle. */
    @Test
    void addsOurOwnLinkLocalAddressWhereTheSessionHasOne() {
        CodecContext session =
                Sessions.of(true, 65000, 65002, Sessions.facts(true).fact("local-link-local", "fe80::1"));

        announce("40 03 0010 20010db8000000000000000000000001", session, V6, "20 20010db8");

        assertSent("0000 003a 40010100 40020602010000fde8"
                + "800e2a 0002 01 20 20010db8000000000000000000000001 fe800000000000000000000000000001 00 20 20010db8");
    }

    // ---- grouping and order

    @Test
    void putsRoutesOfOneBlockIntoOneMessageByLengthAndAddress() {
        announce(HOP, EBGP, V4, "19 0a000100", "18 0a0009", "18 0a0001");

        assertSent("0000 0014 40010100 40020602010000fde8 40030401020304 180a0001 180a0009 190a000100");
    }

    @Test
    void writesEachRouteByItselfWhereGroupingIsOff() {
        isGrouping = false;

        announce(HOP, EBGP, V4, "18 0a0009", "18 0a0001");

        assertThat(sent).hasSize(2);
        assertThat(Hex.lower(sent.get(0))).endsWith("180a0009");
    }

    @Test
    void writesEachRouteByItselfInFamiliesThatDoNotGroup() {
        announce(HOP6, EBGP, V6, "20 20010db8", "20 20010db9");

        assertThat(sent).hasSize(2);
    }

    @Test
    void splitsTwoThousandHostRoutesAt4096Octets() {
        announce(HOP, IBGP, V4, hosts(2000));

        assertThat(sizes()).containsExactly(4094, 4094, 1944);
        assertThat(nlri(sent)).containsExactly(hosts(2000));
    }

    @Test
    void putsTwoThousandHostRoutesIntoOneExtendedMessage() {
        CodecContext session =
                Sessions.of(true, 65000, 65000, Sessions.facts(true).messageOctets(65535));

        announce(HOP, session, V4, hosts(2000));

        assertThat(sizes()).containsExactly(10044);
    }

    @Test
    void fillsExtendedMessagesToTheLastOctetButOne() {
        CodecContext session =
                Sessions.of(true, 65000, 65000, Sessions.facts(true).messageOctets(65535));

        announce(HOP, session, V4, hosts(14_000));

        assertThat(sizes()).containsExactly(65534, 4554);
    }

    @Test
    void splitsWithdrawals() {
        withdraw(EBGP, V4, hosts(2000));

        assertThat(sizes()).allMatch(size -> size <= 4096).hasSize(3);
        assertThat(sizes().stream().mapToInt(size -> (size - 23) / 5).sum()).isEqualTo(2000);
        assertThat(sizes().get(0)).isGreaterThan(4090);
    }

    private static String[] hosts(int count) {
        String[] hosts = new String[count];
        for (int index = 0; index < count; index++) {
            hosts[index] = String.format("20 0a%06x", index);
        }
        return hosts;
    }

    private static List<String> nlri(List<byte[]> messages) {
        List<String> all = new ArrayList<>();
        for (byte[] message : messages) {
            int attributes = (message[21] & 0xFF) << 8 | message[22] & 0xFF;
            for (int at = 23 + attributes; at < message.length; at += 5) {
                all.add("20 " + Hex.lower(Arrays.copyOfRange(message, at + 1, at + 5)));
            }
        }
        return all;
    }

    @Test
    void writesTheLengthOfMpReachInTwoOctetsOnlyWhereItNeedsThem() {
        String longNlri = "f0" + "aa".repeat(236);

        announce(HOP6, EBGP, SHOWN, longNlri.substring(0, 2 * (255 - 21)), longNlri);

        assertThat(Hex.lower(sent.get(0))).contains("800eff000105");
        assertThat(Hex.lower(sent.get(1))).contains("900e0102000105");
        assertThat(sizes()).containsExactly(23 + 13 + 3 + 255, 23 + 13 + 4 + 258);
    }

    @Test
    void sendsNothingWhereTheAttributesLeaveNoRoomForARoute() {
        String large = HOP + "c0 08 0fd0" + "fde80001".repeat(1012);

        announce(large, EBGP, V4, "18 0a0000");
        assertThat(sizes()).isEmpty();
        announce(HOP6 + "c0 08 0fd0" + "fde80001".repeat(1012), EBGP, V6, "20 20010db8");
        assertThat(sizes()).isEmpty();

        announce(HOP + "c0 08 0fc4" + "fde80001".repeat(1009), EBGP, V4, "18 0a0000");
        assertThat(sizes()).hasSize(1).allMatch(size -> size <= 4096);
    }

    // ---- path identifiers

    @Test
    void writesPathIdentifiersWhereTheyWereAgreed() {
        CodecContext session =
                Sessions.of(true, 65000, 65002, Sessions.facts(true).addPathSend(V4));
        int one = add(V4, 7, "18 0a0000");
        int two = add(V4, NlriCodec.NO_PATH_ID, "18 0a0001");

        writer.announce(hex(HOP), routes, new int[] {one, two}, 2, target(session));
        writer.withdraw(routes, new int[] {one}, 1, target(session));

        assertSent(
                "0000 0014 40010100 40020602010000fde8 40030401020304 00000007 18 0a0000 00000000 18 0a0001",
                "0008 00000007 18 0a0000 0000");
    }

    @Test
    void leavesPathIdentifiersOutWhereTheyWereNotAgreed() {
        int entry = add(V4, 7, "18 0a0000");

        writer.announce(hex(HOP), routes, new int[] {entry}, 1, target(EBGP));

        assertSent("0000 0014 40010100 40020602010000fde8 40030401020304 18 0a0000");
    }

    @Test
    void countsPathIdentifiersWhenItSplits() {
        CodecContext session =
                Sessions.of(true, 65000, 65000, Sessions.facts(true).addPathSend(V4));

        announce(HOP, session, V4, hosts(2000));

        assertThat(sizes()).allMatch(size -> size <= 4096).hasSize(5);
    }

    // ---- withdrawals

    @Test
    void withdrawsIpv4RoutesInTheClassicField() {
        withdraw(EBGP, V4, "18 0a0000", "18 0a0001");

        assertSent("0008 18 0a0000 18 0a0001 0000");
    }

    @Test
    void withdrawsIpv6RoutesWithMpUnreachAlone() {
        withdraw(EBGP, V6, "20 20010db8");

        assertSent("0000 000b 800f08 0002 01 20 20010db8");
    }

    @Test
    void withdrawsWithAttributesInFamiliesThatShowThem() {
        withdraw(EBGP, SHOWN, "08 0a");

        assertSent("0000 0015 800f05 0001 05 08 0a 40010100 40020602010000fde8");
    }

    @Test
    void withdrawsWithTheAttributesThatTheWithdrawalWasGiven() {
        int entry = add(SHOWN, NlriCodec.NO_PATH_ID, "08 0a");
        byte[] block = hex(HOP + "c0 08 0004 fde80001");
        routes.attributes(entry, blocks.intern(block, 0, block.length));

        writer.withdraw(routes, new int[] {entry}, 1, target(EBGP));

        assertSent("0000 001c 800f05 0001 05 08 0a 40010100 40020602010000fde8 c00804 fde80001");
    }

    @Test
    void withdrawsWithTheNextHopInFamiliesThatShowIt() {
        int entry = add(LABELED, NlriCodec.NO_PATH_ID, "30 000641 0a0000");
        byte[] block = hex(HOP + "c0 08 0004 fde80001");
        routes.attributes(entry, blocks.intern(block, 0, block.length));

        writer.withdraw(routes, new int[] {entry}, 1, target(EBGP));

        assertSent("0000 0028 800f0a 0001 04 30 000641 0a0000"
                + "40010100 40020602010000fde8 40030401020304 c00804 fde80001");
    }

    /** RFC 8277, 2.4: withdrawn routes have one field in the place of their labels. */
    @Test
    void withdrawsInTheFormThatTheCodecHasForIt() {
        withdraw(EBGP, LABELED, "48 000640 000c81 0a0000");

        assertSent("0000 001a 800f0a 0001 04 30 800000 0a0000 40010100 40020602010000fde8");
    }

    @Test
    void withdrawsOctetsThatTheCodecDoesNotKnowAsTheyAreStored() {
        withdraw(EBGP, LABELED, "08 0a");

        assertSent("0000 0015 800f05 0001 04 08 0a 40010100 40020602010000fde8");
    }

    @Test
    void withdrawsWithoutAttributesWhereTheyLeaveNoRoom() {
        int entry = add(SHOWN, NlriCodec.NO_PATH_ID, "08 0a");
        byte[] block = hex(HOP + "c0 08 0fd0" + "fde80001".repeat(1012));
        routes.attributes(entry, blocks.intern(block, 0, block.length));

        writer.withdraw(routes, new int[] {entry}, 1, target(EBGP));

        assertSent("0000 0008 800f05 0001 05 08 0a");
    }

    @Test
    void goesOnBehindARouteThatNoMessageHolds() {
        String large = "ff" + "aa".repeat(4090);

        withdraw(EBGP, SHOWN, large, "08 0a");

        assertSent("0000 0015 800f05 0001 05 08 0a 40010100 40020602010000fde8");
    }

    @Test
    void announcesTheRoutesBehindOneThatNoMessageHolds() {
        String large = "ff" + "aa".repeat(4090);

        announce(HOP6, EBGP, SHOWN, large, "08 0a");

        assertThat(sent).hasSize(1);
        assertThat(Hex.lower(sent.get(0))).endsWith("080a");
    }

    // ---- bundles that left

    @Test
    void withdrawsARouteOfAFamilyThatIsNotInstalledAnyMore() {
        announce(HOP, EBGP, V4, "18 0a0000");
        sent.clear();
        UpdateWriter.Target without =
                new UpdateWriter.Target(EBGP, new Generation(2), isGrouping, family -> false, this::take);

        writer.withdraw(routes, new int[] {0}, 1, without);
        int entry = add(V6, NlriCodec.NO_PATH_ID, "20 20010db8");
        writer.withdraw(routes, new int[] {entry}, 1, without);

        assertSent("0004 18 0a0000 0000", "0000 000b 800f08 0002 01 20 20010db8");
    }

    /** Nothing installed, in another generation than before. */
    private static final class Generation implements org.herald.api.bgp.CodecView {
        private final long generation;

        Generation(long generation) {
            this.generation = generation;
        }

        @Override
        public long generation() {
            return generation;
        }

        @Override
        public AddressFamily<?> family(FamilyId id) {
            return null;
        }

        @Override
        public AddressFamily<?> family(String afi, String safi) {
            return null;
        }

        @Override
        public List<AddressFamily<?>> families() {
            return List.of();
        }

        @Override
        public org.herald.api.bgp.PathAttributeType<?> attribute(int code) {
            return null;
        }

        @Override
        public org.herald.api.bgp.PathAttributeType<?> attributeOfNext(org.herald.api.config.Words words) {
            return null;
        }

        @Override
        public List<org.herald.api.bgp.PathAttributeType<?>> attributes() {
            return List.of();
        }

        @Override
        public org.herald.api.bgp.CapabilityType<?> capability(int code) {
            return null;
        }

        @Override
        public List<org.herald.api.bgp.CapabilityType<?>> capabilities() {
            return List.of();
        }

        @Override
        public org.herald.api.bgp.ExtendedCommunityType extendedCommunity(long value) {
            return null;
        }

        @Override
        public org.herald.api.bgp.ExtendedCommunityType extendedCommunity(String keyword) {
            return null;
        }

        @Override
        public List<String> extendedCommunityKeywords() {
            return List.of();
        }

        @Override
        public String featureFor(String word) {
            return null;
        }
    }

    // ---- help

    private void announce(String block, CodecContext session, FamilyId family, String... nlri) {
        int[] entries = entries(family, nlri);
        writer.announce(hex(block), routes, entries, entries.length, target(session));
    }

    private void withdraw(CodecContext session, FamilyId family, String... nlri) {
        int[] entries = entries(family, nlri);
        writer.withdraw(routes, entries, entries.length, target(session));
    }

    private int[] entries(FamilyId family, String... nlri) {
        return Arrays.stream(nlri)
                .mapToInt(each -> add(family, NlriCodec.NO_PATH_ID, each))
                .toArray();
    }

    private int add(FamilyId family, long pathId, String nlri) {
        byte[] octets = hex(nlri);
        return routes.add(family, pathId, octets, 0, octets.length, octets, 0, octets.length);
    }

    private UpdateWriter.Target target(CodecContext session) {
        return new UpdateWriter.Target(session, codecs, isGrouping, family -> allowsIpv4NextHops, this::take);
    }

    private void take(byte[] octets, int length) {
        byte[] message = Arrays.copyOf(octets, length);
        assertThat((message[16] & 0xFF) << 8 | message[17] & 0xFF).isEqualTo(length);
        assertThat(Arrays.copyOf(message, 16)).isEqualTo(hex("ff".repeat(16)));
        assertThat(message[18]).isEqualTo((byte) 2);
        sent.add(message);
    }

    private List<Integer> sizes() {
        return sent.stream().map(message -> message.length).toList();
    }

    private void assertSent(String... bodies) {
        assertThat(sent.stream().map(message -> Hex.lower(Arrays.copyOfRange(message, 19, message.length))))
                .containsExactly(
                        Arrays.stream(bodies).map(body -> Hex.lower(hex(body))).toArray(String[]::new));
    }
}
