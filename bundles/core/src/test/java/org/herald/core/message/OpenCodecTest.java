package org.herald.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.herald.testkit.HexText.hex;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.herald.api.bgp.NeighborView;
import org.herald.api.client.OpenContent;
import org.herald.api.config.Settings;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.core.testing.Installed;
import org.herald.core.testing.Wire;
import org.herald.testkit.FakeNeighborView;
import org.herald.testkit.FixedCodecView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpenCodecTest {
    private static final IpAddress ROUTER_ID = IpAddress.ofIpv4(0x01010101);

    /** Seen on a session of the reference program: IPv4 and IPv6 unicast, AS 65000, extended messages. */
    private static final String SEEN =
            "04 fde8 00b4 01010101 1c 0206 010400010001 0206 010400020001 0206 41040000fde8 0202 0600";

    private static final String SEEN_EXTENDED =
            "04 fde8 00b4 01010101 ff ff 0020 020006 010400010001 020006 010400020001 020006 41040000fde8 020002 0600";

    // ---- writing

    @Test
    void writesWhatTheReferenceProgramWrites() {
        NeighborView neighbor = new FakeNeighborView(
                Settings.EMPTY,
                List.of(FamilyId.IPV4_UNICAST, FamilyId.IPV6_UNICAST),
                180,
                65000,
                "Herald/0.1.0",
                Installed.CODECS);

        byte[] open = OpenCodec.encode(neighbor, ROUTER_ID, true);

        assertThat(open).isEqualTo(Wire.message(Wire.OPEN, SEEN));
    }

    @Test
    void putsAsTransWhereTheNumberNeedsFourOctets() {
        NeighborView neighbor = new FakeNeighborView(
                Settings.EMPTY, List.of(FamilyId.IPV4_UNICAST), 180, 4200000000L, "Herald/0.1.0", FixedCodecView.EMPTY);

        byte[] open = OpenCodec.encode(neighbor, ROUTER_ID, true);

        assertThat(open)
                .isEqualTo(Wire.message(Wire.OPEN, "04 5ba0 00b4 01010101 10 0206 010400010001 0206 4104fa56ea00"));
    }

    @Test
    void leavesTheFourOctetNumberOutWhereItIsNotWanted() {
        NeighborView neighbor =
                new FakeNeighborView(Settings.EMPTY, List.of(), 0, 65000, "Herald/0.1.0", FixedCodecView.EMPTY);

        byte[] open = OpenCodec.encode(neighbor, ROUTER_ID, false);

        assertThat(open).isEqualTo(Wire.message(Wire.OPEN, "04 fde8 0000 01010101 00"));
    }

    private static NeighborView withFamilies(int count) {
        List<FamilyId> families = java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(safi -> new FamilyId(1, safi))
                .toList();
        return new FakeNeighborView(Settings.EMPTY, families, 180, 65000, "Herald/0.1.0", FixedCodecView.EMPTY);
    }

    @Test
    void writesTheExtendedFormOnlyWhereParametersHave255OctetsOrMore() throws MalformedException {
        byte[] shorter = OpenCodec.encode(withFamilies(31), ROUTER_ID, false);
        byte[] longer = OpenCodec.encode(withFamilies(32), ROUTER_ID, false);

        assertThat(Arrays.copyOfRange(shorter, 28, 32)).isEqualTo(hex("f8 0206 01"));
        assertThat(Arrays.copyOfRange(longer, 28, 36)).isEqualTo(hex("ff ff 0120 020006 01"));
        assertThat(longer).hasSize(19 + 10 + 3 + 32 * 9);
        for (byte[] open : List.of(shorter, longer)) {
            int count = open == shorter ? 31 : 32;
            assertThat(OpenCodec.decode(open, 19, open.length, FixedCodecView.EMPTY)
                            .families())
                    .hasSize(count);
        }
    }

    @Test
    void writesTheExtendedFormWithParametersOf255Octets() throws MalformedException {
        boolean wasExtended = false;
        for (int length = 1; length < 60; length++) {
            Settings settings = new Settings(Map.of("neighbor/host-name", "h".repeat(length)));
            FakeNeighborView neighbor = (FakeNeighborView) withFamilies(27);
            byte[] open = OpenCodec.encode(
                    new FakeNeighborView(settings, neighbor.families(), 180, 65000, "x", Installed.CODECS),
                    ROUTER_ID,
                    false);

            int parameters = 27 * 8 + 4 + (length + 2 + 4);
            boolean isExtended = (open[28] & 0xFF) == 255;
            assertThat(isExtended).as(parameters + " octets").isEqualTo(parameters >= 255);
            wasExtended |= isExtended;
            OpenContent read = OpenCodec.decode(open, 19, open.length, Installed.CODECS);
            assertThat(read.families()).hasSize(27);
            assertThat(read.capabilities().stream().anyMatch(each -> each.code() == 73))
                    .isTrue();
        }
        assertThat(wasExtended).isTrue();
    }

    // ---- reading

    @Test
    void readsBothForms() throws MalformedException {
        for (String body : List.of(SEEN, SEEN_EXTENDED)) {
            OpenContent open = decode(body);

            assertThat(open.autonomousSystem()).isEqualTo(65000);
            assertThat(open.holdTimeSeconds()).isEqualTo(180);
            assertThat(open.routerId()).hasToString("1.1.1.1");
            assertThat(open.families()).containsExactly(FamilyId.IPV4_UNICAST, FamilyId.IPV6_UNICAST);
            assertThat(codes(open)).containsExactly(1, 65, 6);
        }
    }

    @Test
    void readsTheExtendedFormWhateverTheLengthBeforeIt() throws MalformedException {
        for (String length : List.of("01", "20", "fe", "ff")) {
            OpenContent open = decode("04 fde8 00b4 01010101 " + length + " ff 0009 020006 010400010001");

            assertThat(open.families()).containsExactly(FamilyId.IPV4_UNICAST);
        }
    }

    @Test
    void readsAnOpenWithoutParameters() throws MalformedException {
        OpenContent open = decode("04 fde8 00b4 01010101 00");

        assertThat(open.capabilities()).isEmpty();
    }

    @Test
    void readsSeveralCapabilitiesOfOneParameter() throws MalformedException {
        OpenContent open = decode("04 fde8 00b4 01010101 16 0214 010400010001 010400020001 41040000fde8 0600");

        assertThat(open.families()).hasSize(2);
        assertThat(codes(open)).containsExactly(1, 65, 6);
    }

    @Test
    void readsAnEmptyParameter() throws MalformedException {
        assertThat(decode("04 fde8 00b4 01010101 02 0200").capabilities()).isEmpty();
    }

    @Test
    void countsAFamilyOnceThatIsThereTwice() throws MalformedException {
        OpenContent open = decode("04 fde8 00b4 01010101 10 0206 010400010001 0206 010400010001");

        assertThat(open.families()).containsExactly(FamilyId.IPV4_UNICAST);
    }

    @Test
    void takesTheLastOfTwoFourOctetNumbers() throws MalformedException {
        OpenContent open = decode("04 fde8 00b4 01010101 10 0206 41040000fde8 0206 41040000fde9");

        assertThat(Negotiation.autonomousSystem(open)).isEqualTo(65001);
    }

    @Test
    void keepsCapabilitiesThatNobodyOwns() throws MalformedException {
        OpenContent open = decode("04 fde8 00b4 01010101 06 0204 63020102");

        assertThat(open.capabilities()).hasSize(1);
        assertThat(open.capabilities().get(0).code()).isEqualTo(99);
        assertThat(open.capabilities().get(0).value()).isNull();
        assertThat(open.capabilities().get(0).raw()).isEqualTo(hex("0102"));
    }

    @Test
    void readsAnOpenWithoutAnyBundle() throws MalformedException {
        byte[] message = Wire.message(Wire.OPEN, SEEN);

        OpenContent open = OpenCodec.decode(message, 19, message.length, FixedCodecView.EMPTY);

        assertThat(codes(open)).containsExactly(1, 65, 6);
        assertThat(open.families()).hasSize(2);
    }

    static Stream<Arguments> malformed() {
        String head = "04 fde8 00b4 01010101 ";
        return Stream.of(
                Arguments.of("version 3", "03 fde8 00b4 01010101 00", "2/1 0004"),
                Arguments.of("version 5", "05 fde8 00b4 01010101 00", "2/1 0004"),
                Arguments.of("parameters past the end", head + "05", "2/0 "),
                Arguments.of("octets behind the parameters", head + "00 00", "2/0 "),
                Arguments.of("fewer parameters than octets", head + "02 0200 00", "2/0 "),
                Arguments.of("a parameter without length", head + "01 02", "2/0 "),
                Arguments.of("a parameter that runs over", head + "02 0201", "2/0 "),
                Arguments.of("the authentication parameter", head + "03 0101 00", "2/4 "),
                Arguments.of("an unknown parameter", head + "03 0301 00", "2/4 "),
                Arguments.of("parameter 255 that is not the first", head + "04 0200 ff00", "2/4 "),
                Arguments.of("a capability without length", head + "03 0201 01", "2/0 "),
                Arguments.of("a capability that runs over its parameter", head + "07 0203 010400 0000", "2/0 "),
                Arguments.of("multiprotocol of three octets", head + "07 0205 0103000100", "2/0 "),
                Arguments.of("multiprotocol of no octets", head + "04 0202 0100", "2/0 "),
                Arguments.of("a four-octet number of three octets", head + "07 0205 410300fde8", "2/0 "),
                Arguments.of("graceful restart of one octet", head + "05 0203 400100", "2/0 any"),
                Arguments.of("route refresh with a value", head + "05 0203 020100", "2/0 any"),
                Arguments.of("a host name that runs over", head + "06 0204 49020501", "2/0 any"),
                Arguments.of("a software version that runs over", head + "05 0203 4b01ff", "2/0 any"),
                Arguments.of("the extended form without length", head + "ff ff", "2/0 "),
                Arguments.of("the extended form with half a length", head + "ff ff 00", "2/0 "),
                Arguments.of("the extended form with parameters past the end", head + "ff ff 0003 0200", "2/0 "),
                Arguments.of("an extended parameter that runs over", head + "ff ff 0003 02 0001", "2/0 "),
                Arguments.of("an unknown extended parameter", head + "ff ff 0003 ff 0000", "2/4 "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refuses(String name, String body, String expected) {
        MalformedException refused = catchThrowableOfType(MalformedException.class, () -> decode(body));

        assertThat(refused).isNotNull();
        String data = expected.endsWith("any") ? "any" : Hex.lower(refused.data());
        assertThat(refused.code() + "/" + refused.subcode() + " " + data).isEqualTo(expected);
    }

    @Test
    void refusesAnOpenThatIsCutAtAnyOctet() {
        for (String body : List.of(SEEN, SEEN_EXTENDED)) {
            byte[] octets = hex(body);
            for (int length = 0; length < octets.length; length++) {
                byte[] cut = Wire.message(Wire.OPEN, Arrays.copyOf(octets, length));

                assertThatThrownBy(() -> OpenCodec.decode(cut, 19, cut.length, Installed.CODECS))
                        .as(body + " cut at " + length)
                        .isInstanceOf(MalformedException.class);
            }
        }
    }

    private static OpenContent decode(String body) throws MalformedException {
        byte[] message = Wire.join(hex("aa"), Wire.message(Wire.OPEN, body), hex("bb"));
        return OpenCodec.decode(message, 20, message.length - 1, Installed.CODECS);
    }

    private static List<Integer> codes(OpenContent open) {
        return open.capabilities().stream().map(OpenContent.Capability::code).toList();
    }
}
