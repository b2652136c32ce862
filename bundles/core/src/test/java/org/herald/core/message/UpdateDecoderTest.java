package org.herald.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.testkit.HexText.hex;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.herald.core.testing.Installed;
import org.herald.core.testing.Wire;
import org.herald.testkit.FakeFamily;
import org.herald.testkit.FixedCodecView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateDecoderTest {
    private static final String ORIGIN = "400101 00 ";
    private static final String AS_PATH = "400206 02 01 0000fdea "; // 65002
    private static final String NO_AS_PATH = "400200 ";
    private static final String NEXT_HOP = "400304 c0000201 ";
    private static final String LOCAL_PREF = "400504 00000064 ";
    private static final String NLRI = "18 0a0000 ";

    /** What an external peer must send with an NLRI field, and what an internal one must. */
    private static final String EBGP = ORIGIN + AS_PATH + NEXT_HOP;

    private static final String IBGP = ORIGIN + NO_AS_PATH + NEXT_HOP + LOCAL_PREF;

    private static final String V6_REACH = "800e1a 0002 01 10 20010db8000000000000000000000001 00 20 20010db8 ";
    private static final String V6_UNREACH = "800f08 0002 01 20 20010db8 ";

    private final List<Object> faulty = new ArrayList<>();
    private final UpdateDecoder decoder = new UpdateDecoder((provider, cause, octets) -> faulty.add(provider));

    // ---- RFC 7606 and its companions, row by row

    private record Case(String name, CodecContext session, byte[] body, String expected) {
        @Override
        public String toString() {
            return (session.isInternal() ? "internal: " : session.isAsn4() ? "external: " : "external, 2 octets: ")
                    + name;
        }
    }

    private static Case external(String name, String withdrawn, String attributes, String nlri, String expected) {
        return new Case(name, Sessions.EXTERNAL, body(withdrawn, attributes, nlri), expected);
    }

    private static Case external2(String name, String attributes, String expected) {
        return new Case(name, Sessions.EXTERNAL_2, body("", attributes, NLRI), expected);
    }

    private static Case internal(String name, String withdrawn, String attributes, String nlri, String expected) {
        return new Case(name, Sessions.INTERNAL, body(withdrawn, attributes, nlri), expected);
    }

    private static Case raw(String name, String body, String expected) {
        return new Case(name, Sessions.EXTERNAL, hex(body), expected);
    }

    private static byte[] body(String withdrawn, String attributes, String nlri) {
        byte[] message = Wire.update(withdrawn, attributes, nlri);
        byte[] body = new byte[message.length - 19];
        System.arraycopy(message, 19, body, 0, body.length);
        return body;
    }

    static Stream<Case> lengths() {
        return Stream.of(
                raw("withdrawn routes past the end", "0005 0000 18", "reset 3/1"),
                raw("withdrawn routes that leave no room for the attributes' length", "0002 0000", "reset 3/1"),
                raw("attributes past the end", "0000 0005 400101 00", "reset 3/1"),
                raw("attributes of the most octets", "0000 ffff", "reset 3/1"),
                external("an attribute that runs over", "", EBGP + "c00808 fde80001", NLRI, "withdrawn 1/1"),
                external("one octet left over", "", EBGP + "c0", NLRI, "withdrawn 1/1"),
                external("two octets left over", "", EBGP + "c008", NLRI, "withdrawn 1/1"),
                external("three octets left over with Extended Length", "", EBGP + "d00800", NLRI, "withdrawn 1/1"),
                external("ORIGIN of no octets", "", "400100" + AS_PATH + NEXT_HOP, NLRI, "withdrawn 1/1"),
                external("NEXT_HOP of no octets", "", ORIGIN + AS_PATH + "400300", NLRI, "withdrawn 1/1"),
                external("MED of no octets", "", EBGP + "800400", NLRI, "withdrawn 1/1"),
                external("COMMUNITIES of no octets", "", EBGP + "c00800", NLRI, "withdrawn 1/1"),
                external("AGGREGATOR of no octets", "", EBGP + "c00700", NLRI, "announced 1/1 1,2"),
                external(
                        "ATOMIC_AGGREGATE of no octets, as it must be",
                        "",
                        EBGP + "400600",
                        NLRI,
                        "announced 1/1 1,2,6"),
                internal("AS_PATH of no octets, as it may be", "", IBGP, NLRI, "announced 1/1 1,2,5"),
                external(
                        "Extended Length where one octet would do",
                        "",
                        "50010001 00" + AS_PATH + NEXT_HOP,
                        NLRI,
                        "announced 1/1 1,2"));
    }

    static Stream<Case> flags() {
        return Stream.of(
                external("ORIGIN as optional", "", "c00101 00" + AS_PATH + NEXT_HOP, NLRI, "withdrawn 1/1"),
                external("ORIGIN without Transitive", "", "000101 00" + AS_PATH + NEXT_HOP, NLRI, "withdrawn 1/1"),
                external("MED as transitive", "", EBGP + "c00404 00000001", NLRI, "withdrawn 1/1"),
                external("COMMUNITIES without Transitive", "", EBGP + "800804 fde80001", NLRI, "withdrawn 1/1"),
                external("AGGREGATOR as well-known", "", EBGP + "400708 0000fdea c0000201", NLRI, "withdrawn 1/1"),
                external("ATOMIC_AGGREGATE as optional", "", EBGP + "c00600", NLRI, "withdrawn 1/1"),
                external(
                        "MP_REACH_NLRI as transitive",
                        "",
                        ORIGIN + AS_PATH + "c0" + V6_REACH.substring(2),
                        "",
                        "reset 3/4"),
                external(
                        "MP_REACH_NLRI as well-known",
                        "",
                        ORIGIN + AS_PATH + "40" + V6_REACH.substring(2),
                        "",
                        "reset 3/4"),
                external("MP_UNREACH_NLRI as transitive", "", "c0" + V6_UNREACH.substring(2), "", "reset 3/4"),
                external(
                        "Partial on a well-known attribute",
                        "",
                        "600101 00" + AS_PATH + NEXT_HOP,
                        NLRI,
                        "announced 1/1 1,2"),
                external(
                        "Partial on an optional transitive one",
                        "",
                        EBGP + "e00804 fde80001",
                        NLRI,
                        "announced 1/1 1,2,8"),
                external(
                        "the four lower bits of flags, which mean nothing",
                        "",
                        "4f0101 00" + AS_PATH + NEXT_HOP,
                        NLRI,
                        "announced 1/1 1,2"));
    }

    static Stream<Case> presence() {
        return Stream.of(
                external("no ORIGIN", "", AS_PATH + NEXT_HOP, NLRI, "withdrawn 1/1"),
                external("no AS_PATH", "", ORIGIN + NEXT_HOP, NLRI, "withdrawn 1/1"),
                external("no NEXT_HOP beside an NLRI field", "", ORIGIN + AS_PATH, NLRI, "withdrawn 1/1"),
                external("no attribute at all beside an NLRI field", "", "", NLRI, "withdrawn 1/1"),
                external("no NEXT_HOP beside MP_REACH_NLRI", "", ORIGIN + AS_PATH + V6_REACH, "", "announced 2/1 1,2"),
                external("no ORIGIN beside MP_REACH_NLRI", "", AS_PATH + V6_REACH, "", "withdrawn 2/1"),
                external("no LOCAL_PREF", "", EBGP, NLRI, "announced 1/1 1,2"),
                internal("no LOCAL_PREF", "", ORIGIN + NO_AS_PATH + NEXT_HOP, NLRI, "withdrawn 1/1"),
                internal("no LOCAL_PREF beside MP_REACH_NLRI", "", ORIGIN + NO_AS_PATH + V6_REACH, "", "withdrawn 2/1"),
                external("nothing but withdrawn routes", NLRI, "", "", "withdrawn 1/1"),
                external("nothing but MP_UNREACH_NLRI", "", V6_UNREACH, "", "withdrawn 2/1"),
                external("MP_REACH_NLRI twice", "", ORIGIN + AS_PATH + V6_REACH + V6_REACH, "", "reset 3/1"),
                external("MP_UNREACH_NLRI twice", "", V6_UNREACH + V6_UNREACH, "", "reset 3/1"),
                external("ORIGIN twice", "", EBGP + "400101 01", NLRI, "announced 1/1 1,2"),
                external("an unknown attribute twice", "", EBGP + "c06301 01 c06301 02", NLRI, "announced 1/1 1,2,99"),
                external("ORIGIN twice, the second one malformed", "", EBGP + "400101 07", NLRI, "announced 1/1 1,2"),
                external("an unrecognised well-known attribute", "", EBGP + "406301 01", NLRI, "reset 3/2"),
                external(
                        "an unknown optional transitive attribute",
                        "",
                        EBGP + "c06301 01",
                        NLRI,
                        "announced 1/1 1,2,99"),
                external(
                        "an unknown optional non-transitive attribute",
                        "",
                        EBGP + "806301 01",
                        NLRI,
                        "announced 1/1 1,2"),
                external("attribute 255 of an experiment", "", EBGP + "c0ff01 01", NLRI, "announced 1/1 1,2,255"),
                external("attribute 0", "", EBGP + "c00001 01", NLRI, "announced 1/1 0,1,2"),
                external(
                        "deprecated attribute 28 with odd content",
                        "",
                        EBGP + "e01c03 ffffff",
                        NLRI,
                        "announced 1/1 1,2,28"),
                external(
                        "deprecated attribute 28 as well-known", "", EBGP + "401c03 ffffff", NLRI, "announced 1/1 1,2"),
                external("deprecated attribute 11 as well-known", "", EBGP + "400b00", NLRI, "announced 1/1 1,2"),
                external("a malformed attribute and nothing reachable", "", "400101 07", "", "reset 3/1"),
                external("a malformed attribute beside withdrawn routes only", NLRI, "400101 07", "", "reset 3/1"),
                external(
                        "a malformed attribute beside MP_UNREACH_NLRI only",
                        "",
                        "400101 07" + V6_UNREACH,
                        "",
                        "reset 3/1"),
                external("an End-of-RIB beside a malformed attribute", "", "400101 07 800f03 0002 01", "", "reset 3/1"),
                external("an attribute to be discarded and nothing reachable", "", "c00700", "", "nothing"),
                external("an attribute to be discarded beside withdrawn routes", NLRI, "c00700", "", "withdrawn 1/1"),
                external(
                        "a malformed attribute beside MP_REACH_NLRI of a family that was not agreed",
                        "",
                        "400101 07" + AS_PATH + "800e0d 0001 80 04 c0000201 00 18 0a0000",
                        "",
                        "nothing"));
    }

    static Stream<Case> strongest() {
        return Stream.of(
                external(
                        "one to be discarded, then one that withdraws",
                        "",
                        EBGP + "c00700 c00800",
                        NLRI,
                        "withdrawn 1/1"),
                external(
                        "one that withdraws, then one to be discarded",
                        "",
                        EBGP + "c00800 c00700",
                        NLRI,
                        "withdrawn 1/1"),
                external("one that withdraws, then one that resets", "", EBGP + "c00800 406301 01", NLRI, "reset 3/2"),
                external("one that withdraws and NLRI that reset", "", EBGP + "c00800", "21 0a000000 00", "reset 3/10"),
                external(
                        "one that withdraws, beside routes of two families",
                        "",
                        EBGP + "c00800" + V6_REACH,
                        NLRI,
                        "withdrawn 1/1 2/1"));
    }

    static Stream<Case> routes() {
        return Stream.of(
                external("an NLRI of 33 bits", "", EBGP, "21 0a000000 00", "reset 3/10"),
                external("an NLRI that runs over", "", EBGP, "18 0a00", "reset 3/10"),
                external("a withdrawn route of 33 bits", "21 0a000000 00", "", "", "reset 3/10"),
                external("a withdrawn route that runs over", "20 0a0000", "", "", "reset 3/10"),
                external("a default route", "", EBGP, "00", "announced 1/1 1,2"),
                external("MP_REACH_NLRI of no octets", "", ORIGIN + AS_PATH + "800e00", "", "reset 3/9"),
                external("MP_REACH_NLRI of one octet", "", ORIGIN + AS_PATH + "800e01 00", "", "reset 3/9"),
                external("MP_REACH_NLRI of two octets", "", ORIGIN + AS_PATH + "800e02 0002", "", "reset 3/9"),
                external("MP_REACH_NLRI of three octets", "", ORIGIN + AS_PATH + "800e03 0002 01", "", "reset 3/9"),
                external("MP_REACH_NLRI of four octets", "", ORIGIN + AS_PATH + "800e04 0002 01 10", "", "reset 3/9"),
                external("MP_UNREACH_NLRI of two octets", "", "800f02 0002", "", "reset 3/9"),
                external(
                        "a next hop that runs over",
                        "",
                        ORIGIN + AS_PATH + "800e08 0002 01 10 20010db8",
                        "",
                        "reset 3/9"),
                external(
                        "a next hop of 255 octets that runs over",
                        "",
                        ORIGIN + AS_PATH + "800e09 0002 01 ff 20010db8 00",
                        "",
                        "reset 3/9"),
                external("a next hop of no octets", "", ORIGIN + AS_PATH + "800e06 0002 01 00 00 00", "", "reset 3/9"),
                external(
                        "a next hop of 5 octets",
                        "",
                        ORIGIN + AS_PATH + "800e0b 0002 01 05 0102030405 00 00",
                        "",
                        "reset 3/9"),
                external(
                        "an IPv4 next hop of an IPv6 route that was not agreed",
                        "",
                        ORIGIN + AS_PATH + "800e0e 0002 01 04 c0000201 00 20 20010db8",
                        "",
                        "reset 3/9"),
                external(
                        "an IPv6 prefix of 129 bits",
                        "",
                        ORIGIN + AS_PATH
                                + "800e27 0002 01 10 20010db8000000000000000000000001 00 81 20010db8000000000000000000000001 80",
                        "",
                        "reset 3/10"),
                external(
                        "an IPv6 prefix that runs over",
                        "",
                        ORIGIN + AS_PATH + "800e17 0002 01 10 20010db8000000000000000000000001 00 40 20",
                        "",
                        "reset 3/10"),
                external("a withdrawn IPv6 prefix that runs over", "", "800f06 0002 01 40 20 01", "", "reset 3/10"),
                external(
                        "a next hop and its link-local address",
                        "",
                        ORIGIN + AS_PATH
                                + "800e2a 0002 01 20 20010db8000000000000000000000001 fe800000000000000000000000000001 00 20 20010db8",
                        "",
                        "announced 2/1 1,2"),
                external(
                        "the octet behind the next hop, once a count of SNPAs, not zero",
                        "",
                        ORIGIN + AS_PATH + "800e1a 0002 01 10 20010db8000000000000000000000001 07 20 20010db8",
                        "",
                        "announced 2/1 1,2"),
                external(
                        "MP_REACH_NLRI of a family that was not agreed",
                        "",
                        ORIGIN + AS_PATH + "800e0d 0001 80 04 c0000201 00 18 0a0000",
                        "",
                        "nothing"),
                external(
                        "MP_UNREACH_NLRI of a family that was not agreed",
                        "",
                        "800f07 0001 80 18 0a0000",
                        "",
                        "nothing"),
                external(
                        "MP_REACH_NLRI for IPv4",
                        "",
                        ORIGIN + AS_PATH + "800e0d 0001 01 04 c0000201 00 18 0a0000",
                        "",
                        "announced 1/1 1,2"),
                external(
                        "routes in all four places",
                        "18 0b0000",
                        V6_UNREACH + EBGP + V6_REACH,
                        NLRI,
                        "announced 1/1 2/1 1,2 withdrawn 1/1 2/1"),
                external("nothing at all: End-of-RIB", "", "", "", "end of 1/1"),
                external("an empty MP_UNREACH_NLRI: End-of-RIB", "", "800f03 0002 01", "", "end of 2/1"),
                external("an empty MP_UNREACH_NLRI with Extended Length", "", "900f0003 0002 01", "", "end of 2/1"),
                external(
                        "an empty MP_UNREACH_NLRI beside routes",
                        "",
                        EBGP + "800f03 0002 01",
                        NLRI,
                        "announced 1/1 1,2 withdrawn 2/1"));
    }

    static Stream<Case> attributes() {
        String longPath = "5002 0bfa" + "02ff" + "0000fdea".repeat(255) + "02ff" + "0000fdea".repeat(255) + "02ff"
                + "0000fdea".repeat(255);
        return Stream.of(
                external("ORIGIN of two octets", "", "400102 0000" + AS_PATH + NEXT_HOP, NLRI, "withdrawn 1/1"),
                external("ORIGIN 3", "", "400101 03" + AS_PATH + NEXT_HOP, NLRI, "withdrawn 1/1"),
                external("ORIGIN 2", "", "400101 02" + AS_PATH + NEXT_HOP, NLRI, "announced 1/1 1,2"),
                external(
                        "AS_PATH with a segment of type 5",
                        "",
                        ORIGIN + "400206 0501 0000fdea" + NEXT_HOP,
                        NLRI,
                        "withdrawn 1/1"),
                external(
                        "AS_PATH with a segment of type 0",
                        "",
                        ORIGIN + "400206 0001 0000fdea" + NEXT_HOP,
                        NLRI,
                        "withdrawn 1/1"),
                external("AS_PATH with an empty segment", "", ORIGIN + "400202 0200" + NEXT_HOP, NLRI, "withdrawn 1/1"),
                external(
                        "AS_PATH with a segment that runs over",
                        "",
                        ORIGIN + "400206 0202 0000fdea" + NEXT_HOP,
                        NLRI,
                        "withdrawn 1/1"),
                external(
                        "AS_PATH with one octet left",
                        "",
                        ORIGIN + "400207 0201 0000fdea 02" + NEXT_HOP,
                        NLRI,
                        "withdrawn 1/1"),
                external(
                        "AS_PATH with AS 0",
                        "",
                        ORIGIN + "40020a 0202 0000fdea 00000000" + NEXT_HOP,
                        NLRI,
                        "withdrawn 1/1"),
                external(
                        "AS_PATH with a confederation's sequence",
                        "",
                        ORIGIN + "400206 0301 0000fdea" + NEXT_HOP,
                        NLRI,
                        "withdrawn 1/1"),
                external(
                        "AS_PATH with a confederation's set",
                        "",
                        ORIGIN + "400206 0401 0000fdea" + NEXT_HOP,
                        NLRI,
                        "withdrawn 1/1"),
                internal(
                        "AS_PATH with a confederation's sequence",
                        "",
                        ORIGIN + "400206 0301 0000fdea" + NEXT_HOP + LOCAL_PREF,
                        NLRI,
                        "announced 1/1 1,2,5"),
                external(
                        "AS_PATH of two-octet numbers on a four-octet session",
                        "",
                        ORIGIN + "400204 0201 fdea" + NEXT_HOP,
                        NLRI,
                        "withdrawn 1/1"),
                external2("AS_PATH of four-octet numbers", ORIGIN + AS_PATH + NEXT_HOP, "withdrawn 1/1"),
                external2("AS_PATH of two-octet numbers", ORIGIN + "400204 0201 fdea" + NEXT_HOP, "announced 1/1 1,2"),
                external("AS_PATH of 765 numbers", "", ORIGIN + longPath + NEXT_HOP, NLRI, "announced 1/1 1,2"),
                external("NEXT_HOP of three octets", "", ORIGIN + AS_PATH + "400303 c00002", NLRI, "withdrawn 1/1"),
                external("NEXT_HOP of five octets", "", ORIGIN + AS_PATH + "400305 c000020100", NLRI, "withdrawn 1/1"),
                external("MED of three octets", "", EBGP + "800403 000001", NLRI, "withdrawn 1/1"),
                external("MED of five octets", "", EBGP + "800405 0000000001", NLRI, "withdrawn 1/1"),
                external("LOCAL_PREF", "", EBGP + LOCAL_PREF, NLRI, "announced 1/1 1,2"),
                external("LOCAL_PREF of three octets", "", EBGP + "400503 000064", NLRI, "announced 1/1 1,2"),
                internal(
                        "LOCAL_PREF of three octets",
                        "",
                        ORIGIN + NO_AS_PATH + NEXT_HOP + "400503 000064",
                        NLRI,
                        "withdrawn 1/1"),
                external("ATOMIC_AGGREGATE of one octet", "", EBGP + "400601 00", NLRI, "announced 1/1 1,2"),
                external(
                        "AGGREGATOR of eight octets",
                        "",
                        EBGP + "c00708 0000fdea c0000201",
                        NLRI,
                        "announced 1/1 1,2,7"),
                external("AGGREGATOR of six octets", "", EBGP + "c00706 fdea c0000201", NLRI, "announced 1/1 1,2"),
                external2(
                        "AGGREGATOR of six octets",
                        ORIGIN + "400204 0201 fdea" + NEXT_HOP + "c00706 fdea c0000201",
                        "announced 1/1 1,2,7"),
                external2(
                        "AGGREGATOR of eight octets",
                        ORIGIN + "400204 0201 fdea" + NEXT_HOP + "c00708 0000fdea c0000201",
                        "announced 1/1 1,2"),
                external("AGGREGATOR with AS 0", "", EBGP + "c00708 00000000 c0000201", NLRI, "announced 1/1 1,2"),
                external("COMMUNITIES of five octets", "", EBGP + "c00805 fde8000100", NLRI, "withdrawn 1/1"),
                external(
                        "extended communities of seven octets",
                        "",
                        EBGP + "c01007 00020102030405",
                        NLRI,
                        "withdrawn 1/1"),
                external("extended communities of no octets", "", EBGP + "c01000", NLRI, "withdrawn 1/1"),
                external(
                        "an extended community of unknown type",
                        "",
                        EBGP + "c01008 7f7f010203040506",
                        NLRI,
                        "announced 1/1 1,2,16"),
                external(
                        "large communities of eleven octets",
                        "",
                        EBGP + "c0200b 0000000100000002000003",
                        NLRI,
                        "withdrawn 1/1"),
                external("large communities of no octets", "", EBGP + "c02000", NLRI, "withdrawn 1/1"),
                external("ORIGINATOR_ID", "", EBGP + "800904 c0000201", NLRI, "announced 1/1 1,2"),
                external("ORIGINATOR_ID of three octets", "", EBGP + "800903 c00002", NLRI, "announced 1/1 1,2"),
                internal("ORIGINATOR_ID", "", IBGP + "800904 c0000201", NLRI, "announced 1/1 1,2,5,9"),
                internal("ORIGINATOR_ID of three octets", "", IBGP + "800903 c00002", NLRI, "withdrawn 1/1"),
                external("CLUSTER_LIST", "", EBGP + "800a04 c0000201", NLRI, "announced 1/1 1,2"),
                external("CLUSTER_LIST of three octets", "", EBGP + "800a03 c00002", NLRI, "announced 1/1 1,2"),
                internal("CLUSTER_LIST", "", IBGP + "800a08 c0000201 c0000202", NLRI, "announced 1/1 1,2,5,10"),
                internal("CLUSTER_LIST of no octets", "", IBGP + "800a00", NLRI, "withdrawn 1/1"),
                internal("CLUSTER_LIST of six octets", "", IBGP + "800a06 c0000201 c000", NLRI, "withdrawn 1/1"),
                external(
                        "AS4_PATH from a speaker of four octets",
                        "",
                        EBGP + "c01106 0201 0000fdea",
                        NLRI,
                        "announced 1/1 1,2"),
                external(
                        "AS4_AGGREGATOR from a speaker of four octets",
                        "",
                        EBGP + "c01208 0000fdea c0000201",
                        NLRI,
                        "announced 1/1 1,2"),
                external2(
                        "a malformed AS4_PATH",
                        ORIGIN + "400204 0201 fdea" + NEXT_HOP + "c01105 0201 0000fd",
                        "announced 1/1 1,2"),
                external2(
                        "AS4_PATH with a confederation's sequence",
                        ORIGIN + "400204 0201 fdea" + NEXT_HOP + "c01106 0301 0000fdea",
                        "announced 1/1 1,2"),
                external2(
                        "AS4_PATH before AS_PATH",
                        ORIGIN + "c01106 0201 0000fdea 400204 0201 fdea" + NEXT_HOP,
                        "announced 1/1 1,2"),
                external2(
                        "a malformed AS4_AGGREGATOR",
                        ORIGIN + "400204 0201 fdea" + NEXT_HOP + "c01207 0000fdea c00002",
                        "announced 1/1 1,2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"lengths", "flags", "presence", "strongest", "routes", "attributes"})
    void answersAsTheRfcsDemand(Case each) {
        assertThat(outcome(each.body(), each.session())).isEqualTo(each.expected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"lengths", "flags", "presence", "strongest", "routes", "attributes"})
    void answersTheSameWhateverWasDecodedBefore(Case each) {
        for (Case before : lengths().toList()) {
            outcome(before.body(), before.session());
            assertThat(outcome(each.body(), each.session()))
                    .as("after " + before)
                    .isEqualTo(each.expected());
        }
    }

    private String outcome(byte[] body, CodecContext session) {
        return outcome(body, session, Installed.CODECS);
    }

    private String outcome(byte[] body, CodecContext session, CodecView codecs) {
        byte[] message = Wire.message(Wire.UPDATE, body);
        try {
            return text(decoder.decode(message, 19, message.length, session, codecs));
        } catch (MalformedException malformed) {
            assertThat(malformed.severityOr(null)).isEqualTo(org.herald.api.wire.Severity.RESET_SESSION);
            return "reset " + malformed.code() + "/" + malformed.subcode();
        }
    }

    private static String text(DecodedUpdate update) {
        if (update.endOfRib() != null) {
            assertThat(update.announced()).isEmpty();
            assertThat(update.withdrawn()).isEmpty();
            return "end of " + update.endOfRib();
        }
        List<String> parts = new ArrayList<>();
        if (!update.announced().isEmpty()) {
            parts.add("announced" + families(update.announced()));
            List<String> codes = new ArrayList<>();
            for (int index = 0; index < update.attributes().size(); index++) {
                codes.add(Integer.toString(update.attributes().code(index)));
            }
            parts.add(String.join(",", codes));
        }
        if (!update.withdrawn().isEmpty()) {
            parts.add("withdrawn" + families(update.withdrawn()));
        }
        return parts.isEmpty() ? "nothing" : String.join(" ", parts);
    }

    private static String families(List<NlriRun> runs) {
        StringBuilder families = new StringBuilder();
        Set<FamilyId> sorted = new java.util.TreeSet<>();
        runs.forEach(run -> sorted.add(run.family()));
        sorted.forEach(family -> families.append(' ').append(family));
        return families.toString();
    }

    // ---- what is kept

    @Test
    void keepsTheFirstOfTwo() throws MalformedException {
        DecodedUpdate update = decode("", EBGP + "400101 02", NLRI);

        assertThat(update.attributes().raw(0).peek()).isZero();
        assertThat(update.problem()).isEqualTo("attribute 1 repeated, the first is kept");
    }

    @Test
    void setsPartialOnWhatItPassesOnUnknown() throws MalformedException {
        DecodedUpdate update = decode("", EBGP + "c06302 0102", NLRI);

        assertThat(update.attributes().flags(2)).isEqualTo(AttributeFlags.OPTIONAL_TRANSITIVE | AttributeFlags.PARTIAL);
        assertThat(update.attributes().raw(2).rest()).isEqualTo(hex("0102"));
        assertThat(update.attributes().value(2)).isNull();
        assertThat(update.problem()).isNull();
    }

    @Test
    void ordersAttributesByCodeHoweverTheyCame() throws MalformedException {
        DecodedUpdate update = decode("", "c00804 fde80001" + NEXT_HOP + AS_PATH + ORIGIN, NLRI);

        assertThat(text(update)).isEqualTo("announced 1/1 1,2,8");
        assertThat(update.attributes().raw(0).rest()).isEqualTo(hex("00"));
        assertThat(update.attributes().raw(2).rest()).isEqualTo(hex("fde80001"));
    }

    @Test
    void givesEachRouteItsNextHop() throws MalformedException {
        DecodedUpdate update = decode("", EBGP + V6_REACH, NLRI + "20 0b000001");

        assertThat(update.announced().get(0).nextHop()).hasToString("NextHop[address=192.0.2.1, linkLocal=null]");
        assertThat(update.announced().get(0).size()).isEqualTo(2);
        assertThat(update.announced().get(1).nextHop()).hasToString("NextHop[address=2001:db8::1, linkLocal=null]");
    }

    @Test
    void givesBothNextHopsOfAPair() throws MalformedException {
        DecodedUpdate update = decode(
                "",
                ORIGIN + AS_PATH
                        + "800e2a 0002 01 20 20010db8000000000000000000000001 fe800000000000000000000000000001 00 20 20010db8",
                "");

        assertThat(update.announced().get(0).nextHop()).hasToString("NextHop[address=2001:db8::1, linkLocal=fe80::1]");
    }

    @Test
    void givesTheLinkLocalOneOfAPairWhereTheSessionPrefersIt() throws MalformedException {
        CodecContext session =
                Sessions.of(true, Sessions.THEIRS, Sessions.facts(true).fact("link-local-prefer", true));
        byte[] message = Wire.update(
                "",
                ORIGIN + AS_PATH
                        + "800e2a 0002 01 20 20010db8000000000000000000000001 fe800000000000000000000000000001 00 20 20010db8",
                "");

        DecodedUpdate update = decoder.decode(message, 19, message.length, session, Installed.CODECS);

        assertThat(update.announced().get(0).nextHop()).hasToString("NextHop[address=fe80::1, linkLocal=null]");
    }

    @Test
    void showsNoNextHopAndNoAttributeOfWhatItTakesAsWithdrawn() throws MalformedException {
        DecodedUpdate update = decode("", EBGP + "c00800" + V6_REACH, NLRI);

        assertThat(update.attributes().size()).isZero();
        assertThat(update.withdrawn())
                .allSatisfy(run -> assertThat(run.nextHop()).isNull());
        assertThat(update.problem()).startsWith("COMMUNITIES: ");
    }

    @Test
    void takesPathIdentifiersOffWhereTheyWereAgreed() throws MalformedException {
        CodecContext session =
                Sessions.of(true, Sessions.THEIRS, Sessions.facts(true).addPathReceive(FamilyId.IPV4_UNICAST));
        byte[] message = Wire.update("00000009 18 0b0000", EBGP, "00000001 18 0a0000 ffffffff 18 0a0000");

        DecodedUpdate update = decoder.decode(message, 19, message.length, session, Installed.CODECS);

        NlriRun run = update.announced().get(0);
        assertThat(run.size()).isEqualTo(2);
        assertThat(run.pathId(0)).isEqualTo(1);
        assertThat(run.pathId(1)).isEqualTo(4294967295L);
        assertThat(run.nlri(0)).isEqualTo(run.nlri(1));
        assertThat(update.withdrawn().get(0).pathId(0)).isEqualTo(9);
    }

    @Test
    void refusesAPathIdentifierThatIsCut() {
        CodecContext session =
                Sessions.of(true, Sessions.THEIRS, Sessions.facts(true).addPathReceive(FamilyId.IPV4_UNICAST));

        assertThat(outcome(body("", EBGP, "000000"), session)).isEqualTo("reset 3/10");
    }

    @Test
    void givesNoPathIdentifierWhereNoneWasAgreed() throws MalformedException {
        assertThat(decode("", EBGP, NLRI).announced().get(0).pathId(0)).isEqualTo(NlriCodec.NO_PATH_ID);
    }

    @Test
    void takesAnIpv6NextHopOfAnIpv4RouteWhereItWasAgreed() {
        String reach = "800e19 0001 01 10 20010db8000000000000000000000001 00 18 0a0000";
        CodecContext session =
                Sessions.of(true, Sessions.THEIRS, Sessions.facts(true).extendedNextHop(FamilyId.IPV4_UNICAST, 2));

        assertThat(outcome(body("", ORIGIN + AS_PATH + reach, ""), session)).isEqualTo("announced 1/1 1,2");
        assertThat(outcome(body("", ORIGIN + AS_PATH + reach, ""), Sessions.EXTERNAL))
                .isEqualTo("reset 3/9");
    }

    @Test
    void mergesFourOctetNumbersIntoThePathOfASpeakerOfTwo() throws MalformedException {
        byte[] message = Wire.update(
                "",
                ORIGIN + "400206 0202 fdea 5ba0" + NEXT_HOP + "c01106 0201 fa56ea00" + "c00706 5ba0 c0000201"
                        + "c01208 fa56ea00 c0000201",
                NLRI);

        DecodedUpdate update = decoder.decode(message, 19, message.length, Sessions.EXTERNAL_2, Installed.CODECS);

        assertThat(text(update)).isEqualTo("announced 1/1 1,2,7");
        assertThat(String.valueOf(update.attributes().value(1))).contains(Integer.toString(0xfa56ea00));
        assertThat(String.valueOf(update.attributes().value(2))).contains(Long.toString(0xfa56ea00L));
    }

    @Test
    void passesAttributesOfThreeThousandOctetsOn() throws MalformedException {
        DecodedUpdate update = decode("", EBGP + "d0630bb8" + "aa".repeat(3000), NLRI);

        assertThat(update.attributes().raw(2).remaining()).isEqualTo(3000);
        assertThat(update.attributes().flags(2) & AttributeFlags.EXTENDED_LENGTH)
                .isZero();
    }

    @Test
    void decodesAMessageOfFourThousandDefaultRoutes() throws MalformedException {
        DecodedUpdate update = decode("", EBGP, "00".repeat(4000));

        assertThat(update.announced().get(0).size()).isEqualTo(4000);
    }

    @Test
    void readsTheMessageInTheMiddleOfAnArray() throws MalformedException {
        byte[] message = Wire.update("", EBGP, NLRI);
        byte[] array = Wire.join(hex("0102030405"), message, hex("2020202020"));

        DecodedUpdate update = decoder.decode(array, 24, 5 + message.length, Sessions.EXTERNAL, Installed.CODECS);

        assertThat(text(update)).isEqualTo("announced 1/1 1,2");
        assertThat(update.announced().get(0).raw().rest()).isEqualTo(hex(NLRI));
    }

    // ---- bundles that are not there, or fail

    @Test
    void passesRoutesOnAsOctetsWhereTheFamilyIsNotInstalled() throws MalformedException {
        CodecView codecs = FixedCodecView.of(Installed.PROVIDERS.stream()
                .filter(provider -> !(provider instanceof org.herald.api.bgp.AddressFamily<?>))
                .toList());
        byte[] message = Wire.update("18 0b0000", EBGP + V6_REACH, NLRI);

        DecodedUpdate update = decoder.decode(message, 19, message.length, Sessions.EXTERNAL, codecs);

        assertThat(text(update)).isEqualTo("announced 1/1 2/1 1,2 withdrawn 1/1");
        assertThat(update.announced()).allSatisfy(run -> {
            assertThat(run.codec()).isNull();
            assertThat(run.size()).isZero();
        });
        assertThat(update.announced().get(0).raw().rest()).isEqualTo(hex(NLRI));
        assertThat(update.announced().get(1).raw().rest()).isEqualTo(hex("20 20010db8"));
    }

    @Test
    void demandsNoAttributeWhoseBundleIsNotInstalled() {
        assertThat(outcome(body("", "c06301 01", NLRI), Sessions.EXTERNAL, FixedCodecView.EMPTY))
                .isEqualTo("announced 1/1 99");
        assertThat(outcome(body("", EBGP, NLRI), Sessions.EXTERNAL, FixedCodecView.EMPTY))
                .isEqualTo("announced 1/1 1,2,3");
    }

    /** Takes nothing for {@code 0}, throws for {@code 1}, drops {@code 2} and what follows it by one octet, else takes one octet. */
    private static final class OddFamily implements NlriCodec<Integer> {
        @Override
        public Integer decode(org.herald.api.wire.WireReader in, CodecContext context) throws MalformedException {
            int octet = in.peek();
            switch (octet) {
                case 0 -> {
                    return 0;
                }
                case 1 -> throw new IllegalStateException("a fault of this codec");
                case 2 -> {
                    in.skip(2);
                    throw in.malformed(org.herald.api.wire.Severity.DISCARD_ATTRIBUTE, "unknown type 2");
                }
                case 3 -> throw in.malformed(org.herald.api.wire.Severity.DISABLE_FAMILY, "cannot go on");
                case 4 -> throw in.malformed(org.herald.api.wire.Severity.TREAT_AS_WITHDRAW, "wrong order");
                case 5 -> throw in.malformed(org.herald.api.wire.Severity.DISCARD_ATTRIBUTE, "and nothing taken");
                case 6 -> throw new StackOverflowError();
                case 0x29 -> {
                    in.skip(2);
                    throw in.malformed(org.herald.api.wire.Severity.TREAT_AS_WITHDRAW, "unknown component");
                }
                default -> in.skip(1);
            }
            return octet;
        }

        @Override
        public Integer decodeWithdrawn(org.herald.api.wire.WireReader in, CodecContext context)
                throws MalformedException {
            return -decode(in, context);
        }

        @Override
        public void encode(Integer nlri, org.herald.api.wire.WireWriter out, CodecContext context) {}

        @Override
        public void encodeKey(Integer nlri, org.herald.api.wire.WireWriter out) {}

        @Override
        public void describe(Integer nlri, long pathId, org.herald.api.bgp.FieldSink out) {}

        @Override
        public void print(Integer nlri, long pathId, org.herald.api.bgp.TextWriter out) {}
    }

    /** A family with a rule of its own for withdrawn routes: what is read there is told by a negative number. */
    @Test
    void readsWithdrawnRoutesByTheRuleForThem() throws MalformedException {
        List<Object> providers = new ArrayList<>(Installed.PROVIDERS);
        providers.add(new Odd());
        CodecContext session =
                Sessions.of(true, Sessions.THEIRS, Sessions.facts(true).families(List.of(new FamilyId(9, 9))));
        byte[] message = Wire.update("", EBGP + "800f05 0009 09 0708" + "800e07 0009 09 00 00 0708", "");

        DecodedUpdate update = decoder.decode(message, 19, message.length, session, FixedCodecView.of(providers));

        assertThat(List.of(
                        update.withdrawn().get(0).nlri(0),
                        update.withdrawn().get(0).nlri(1)))
                .isEqualTo(List.of(-7, -8));
        assertThat(update.announced().get(0).nlri(0)).isEqualTo(7);
    }

    private static final class Odd implements org.herald.api.bgp.AddressFamily<Integer> {
        private final FakeFamily names = FakeFamily.of(9, 9, "odd", "odd", FamilyTrait.NO_NEXT_HOP);

        @Override
        public FamilyId id() {
            return names.id();
        }

        @Override
        public org.herald.api.bgp.FamilyNames names() {
            return names.names();
        }

        @Override
        public org.herald.api.bgp.NextHopRule nextHop() {
            return names.nextHop();
        }

        @Override
        public NlriCodec<Integer> codec() {
            return new OddFamily();
        }

        @Override
        public org.herald.api.bgp.RouteSyntax<Integer> syntax() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<FamilyTrait> traits() {
            return names.traits();
        }
    }

    private DecodedUpdate odd(String nlri) throws MalformedException {
        List<Object> providers = new ArrayList<>(Installed.PROVIDERS);
        providers.add(new Odd());
        CodecContext session = Sessions.of(
                true,
                Sessions.THEIRS,
                Sessions.facts(true).families(List.of(new FamilyId(9, 9), FamilyId.IPV4_UNICAST)));
        byte[] routes = hex(nlri);
        String reach = "800e" + String.format("%02x", 5 + routes.length) + "0009 09 00 00" + nlri;
        byte[] message = Wire.update("", EBGP + reach, NLRI);
        return decoder.decode(message, 19, message.length, session, FixedCodecView.of(providers));
    }

    @Test
    void discardsOneRouteOfUnknownTypeAndKeepsTheRest() throws MalformedException {
        DecodedUpdate update = odd("07 02ff 08");

        assertThat(text(update)).isEqualTo("announced 1/1 9/9 1,2");
        assertThat(update.announced().get(1).size()).isEqualTo(2);
        assertThat(update.problem()).isEqualTo("unknown type 2");
    }

    @Test
    void disablesAFamilyWhoseCodecSaysSo() throws MalformedException {
        DecodedUpdate update = odd("07 03");

        assertThat(text(update)).isEqualTo("announced 1/1 1,2");
        assertThat(update.disabledFamily()).isEqualTo(new FamilyId(9, 9));
    }

    @Test
    void takesAllAsWithdrawnWhereAFamilysCodecSaysSo() throws MalformedException {
        assertThat(text(odd("07 04"))).isEqualTo("withdrawn 1/1 9/9");
    }

    /** RFC 8955, 10 with RFC 7606: a rule that is wrong inside is located by its length, and so are those behind it. */
    @Test
    void withdrawsTheRoutesBehindOneThatIsWrongInside() throws MalformedException {
        DecodedUpdate update = odd("07 29ff 08");

        assertThat(text(update)).isEqualTo("withdrawn 1/1 9/9");
        assertThat(update.withdrawn().get(1).size()).isEqualTo(2);
    }

    @Test
    void passesRoutesOnAsOctetsWhereACodecFails() throws MalformedException {
        for (String octets : List.of("07 01", "07 06")) {
            DecodedUpdate update = odd(octets);

            assertThat(text(update)).isEqualTo("announced 1/1 9/9 1,2");
            assertThat(update.announced().get(1).codec()).isNull();
            assertThat(update.announced().get(1).raw().rest()).isEqualTo(hex(octets));
        }
        assertThat(faulty).hasSize(2).allMatch(Odd.class::isInstance);
    }

    @Test
    void doesNotGoOnForEverWhereACodecTakesNothing() throws MalformedException {
        DecodedUpdate update = odd("07 00");

        assertThat(update.announced().get(1).codec()).isNull();
        assertThat(faulty).hasSize(1);
    }

    @Test
    void doesNotGoOnForEverWhereACodecDiscardsWithoutTaking() throws MalformedException {
        DecodedUpdate update = odd("07 05");

        assertThat(update.problem()).isEqualTo("and nothing taken");
    }

    // ---- the first AS

    static Stream<Arguments> firsts() {
        return Stream.of(
                Arguments.of("0201 0000fdea", Sessions.EXTERNAL, true),
                Arguments.of("0202 0000fdea 0000fdeb", Sessions.EXTERNAL, true),
                Arguments.of("0202 0000fdeb 0000fdea", Sessions.EXTERNAL, false),
                Arguments.of("0101 0000fdea", Sessions.EXTERNAL, false),
                Arguments.of("", Sessions.EXTERNAL, false),
                Arguments.of("0201 fdea", Sessions.EXTERNAL_2, true),
                Arguments.of("0201 fdeb", Sessions.EXTERNAL_2, false),
                Arguments.of("0201 5ba0", Sessions.EXTERNAL_2, false),
                Arguments.of("0201 5ba0", Sessions.of(false, 4200000000L, Sessions.facts(false)), true),
                Arguments.of("0201 fa56ea00", Sessions.of(true, 4200000000L, Sessions.facts(true)), true));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("firsts")
    void knowsWhetherAPathBeginsWithThePeer(String path, CodecContext session, boolean isPeer)
            throws MalformedException {
        byte[] octets = hex(path);
        byte[] message =
                Wire.update("", ORIGIN + "4002" + String.format("%02x", octets.length) + path + NEXT_HOP, NLRI);

        DecodedUpdate update = decoder.decode(message, 19, message.length, session, Installed.CODECS);

        assertThat(FirstAutonomousSystem.isPeer(update.attributes(), session)).isEqualTo(isPeer);
    }

    private DecodedUpdate decode(String withdrawn, String attributes, String nlri) throws MalformedException {
        byte[] message = Wire.update(withdrawn, attributes, nlri);
        return decoder.decode(message, 19, message.length, Sessions.EXTERNAL, Installed.CODECS);
    }
}
