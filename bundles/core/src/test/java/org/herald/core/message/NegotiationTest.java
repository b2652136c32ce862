package org.herald.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.RefreshSupport;
import org.herald.api.client.OpenContent;
import org.herald.api.config.Settings;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.core.testing.Installed;
import org.herald.core.testing.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NegotiationTest {
    private static final IpAddress OURS = IpAddress.ofIpv4(0xc00002fe);

    // ---- who the peer is

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "fdeb 00b4 c0000202 00", 65001L, "2/2 ASN in OPEN (65003) did not match ASN expected (65002)"),
                Arguments.of(
                        "5ba0 00b4 c0000202 08 0206 4104fa56ea00",
                        65001L,
                        "2/2 ASN in OPEN (4200000000) did not match ASN expected (65002)"),
                Arguments.of("0000 00b4 c0000202 00", 65001L, "2/2 ASN in OPEN is 0 (RFC 7607)"),
                Arguments.of("fdea 00b4 c0000202 08 0206 410400000000", 65001L, "2/2 ASN in OPEN is 0 (RFC 7607)"),
                Arguments.of("0000 00b4 c0000202 08 0206 41040000fdea", 65001L, "2/2 ASN in OPEN is 0 (RFC 7607)"),
                Arguments.of("fdea 00b4 00000000 00", 65001L, "2/3 0.0.0.0 is an invalid router_id"),
                Arguments.of(
                        "fdea 00b4 c00002fe 00",
                        65002L,
                        "2/3 BGP Identifier collision, same router-id (192.0.2.254) on both sides of this IBGP session"),
                Arguments.of("fdea 0001 c0000202 00", 65001L, "2/6 Hold Time is invalid (1)"),
                Arguments.of("fdea 0002 c0000202 00", 65001L, "2/6 Hold Time is invalid (2)"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("refused")
    void refusesAPeerThatIsNotTheOneConfigured(String open, long localAs, String expected) throws MalformedException {
        OpenContent received = open(open);

        MalformedException refused =
                catchThrowableOfType(MalformedException.class, () -> Negotiation.check(received, 65002, localAs, OURS));

        String data = new String(refused.data(), StandardCharsets.UTF_8);
        assertThat(refused.code() + "/" + refused.subcode() + " " + data).isEqualTo(expected);
    }

    @Test
    void takesTheSameIdentifierFromAnotherAutonomousSystem() throws MalformedException {
        OpenContent received = open("fdea 00b4 c00002fe 00");

        assertThatCode(() -> Negotiation.check(received, 65002, 65001, OURS)).doesNotThrowAnyException();
    }

    @Test
    void takesAnyNumberWhereNoneIsConfigured() throws MalformedException {
        OpenContent received = open("fdeb 0000 c0000202 00");

        assertThatCode(() -> Negotiation.check(received, 0, 65001, OURS)).doesNotThrowAnyException();
    }

    @Test
    void comparesTheFourOctetNumber() throws MalformedException {
        OpenContent received = open("5ba0 00b4 c0000202 08 0206 4104fa56ea00");

        assertThatCode(() -> Negotiation.check(received, 4200000000L, 65001, OURS))
                .doesNotThrowAnyException();
        assertThat(Negotiation.autonomousSystem(received)).isEqualTo(4200000000L);
    }

    // ---- what both can do

    @Test
    void keepsTheFamiliesOfBothInThePeersOrder() throws MalformedException {
        Negotiated facts = negotiate(
                "fde9 00b4 c00002fe 10 0206 010400010001 0206 010400020001",
                "fdea 00b4 c0000202 18 0206 010400020001 0206 010400010004 0206 010400010001");

        assertThat(facts.families()).containsExactly(FamilyId.IPV6_UNICAST, FamilyId.IPV4_UNICAST);
    }

    @Test
    void takesASideWithoutTheCapabilityForIpv4Unicast() throws MalformedException {
        Negotiated both = negotiate("fde9 00b4 c00002fe 00", "fdea 00b4 c0000202 00");
        Negotiated theirs = negotiate("fde9 00b4 c00002fe 08 0206 010400010001", "fdea 00b4 c0000202 00");
        Negotiated none = negotiate("fde9 00b4 c00002fe 08 0206 010400020001", "fdea 00b4 c0000202 00");

        assertThat(both.families()).containsExactly(FamilyId.IPV4_UNICAST);
        assertThat(theirs.families()).containsExactly(FamilyId.IPV4_UNICAST);
        assertThat(none.families()).isEmpty();
    }

    @Test
    void takesTheSmallerHoldTime() throws MalformedException {
        assertThat(negotiate("fde9 00b4 c00002fe 00", "fdea 0009 c0000202 00").holdTimeSeconds())
                .isEqualTo(9);
        assertThat(negotiate("fde9 0009 c00002fe 00", "fdea 00b4 c0000202 00").holdTimeSeconds())
                .isEqualTo(9);
        assertThat(negotiate("fde9 0000 c00002fe 00", "fdea 00b4 c0000202 00").holdTimeSeconds())
                .isZero();
        assertThat(negotiate("fde9 00b4 c00002fe 00", "fdea ffff c0000202 00").holdTimeSeconds())
                .isEqualTo(180);
    }

    private record Agreement(String name, String capability, java.util.function.Predicate<Negotiated> isAgreed) {}

    @Test
    void agreesOnWhatBothSidesSent() throws MalformedException {
        List<Agreement> agreements = List.of(
                new Agreement("asn4", "0206 41040000fde9", Negotiated::isAsn4),
                new Agreement("extended messages", "0202 0600", facts -> facts.messageOctets() == 65535),
                new Agreement("refresh", "0202 0200", facts -> facts.refresh() == RefreshSupport.NORMAL),
                new Agreement(
                        "enhanced refresh", "0204 0200 4600", facts -> facts.refresh() == RefreshSupport.ENHANCED),
                new Agreement(
                        "extended next hop",
                        "0208 0506 0001 0001 0002",
                        facts -> facts.allowsNextHop(FamilyId.IPV4_UNICAST, 2)));
        for (Agreement each : agreements) {
            int octets = org.herald.testkit.HexText.hex(each.capability()).length;
            String with = "fde9 00b4 c00002fe " + String.format("%02x ", octets) + each.capability();
            String without = "fde9 00b4 c00002fe 00";

            assertThat(each.isAgreed().test(negotiate(with, with)))
                    .as(each.name())
                    .isTrue();
            assertThat(each.isAgreed().test(negotiate(with, without)))
                    .as(each.name())
                    .isFalse();
            assertThat(each.isAgreed().test(negotiate(without, with)))
                    .as(each.name())
                    .isFalse();
        }
    }

    @Test
    void doesNotTakeTheCiscoCodeForRouteRefresh() throws MalformedException {
        Negotiated facts = negotiate("fde9 00b4 c00002fe 04 0202 0200", "fdea 00b4 c0000202 04 0202 8000");

        assertThat(facts.refresh()).isEqualTo(RefreshSupport.ABSENT);
    }

    @Test
    void sendsPathIdentifiersWhereWeSendAndTheyReceive() throws MalformedException {
        record Row(String ours, String theirs, boolean isSend, boolean isReceive) {}
        List<Row> rows = List.of(
                new Row("01", "01", false, false),
                new Row("01", "02", false, true),
                new Row("01", "03", false, true),
                new Row("02", "01", true, false),
                new Row("02", "02", false, false),
                new Row("02", "03", true, false),
                new Row("03", "01", true, false),
                new Row("03", "02", false, true),
                new Row("03", "03", true, true),
                new Row("03", "04", false, false),
                new Row("03", "00", false, false));
        for (Row row : rows) {
            Negotiated facts = negotiate(
                    "fde9 00b4 c00002fe 08 0206 4504 0001 01 " + row.ours(),
                    "fdea 00b4 c0000202 08 0206 4504 0001 01 " + row.theirs());

            assertThat(facts.addPathSend().contains(FamilyId.IPV4_UNICAST))
                    .as(row.toString())
                    .isEqualTo(row.isSend());
            assertThat(facts.addPathReceive().contains(FamilyId.IPV4_UNICAST))
                    .as(row.toString())
                    .isEqualTo(row.isReceive());
        }
    }

    private static Negotiated negotiate(String sent, String received) throws MalformedException {
        return Negotiation.negotiate(open(sent), open(received), Settings.EMPTY, Installed.CODECS);
    }

    /** @param body behind the version */
    private static OpenContent open(String body) throws MalformedException {
        byte[] message = Wire.message(Wire.OPEN, "04" + body);
        return OpenCodec.decode(message, 19, message.length, Installed.CODECS);
    }
}
