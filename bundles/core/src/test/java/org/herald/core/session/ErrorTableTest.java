package org.herald.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.testkit.HexText.hex;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.herald.api.wire.FamilyId;
import org.herald.attribute.aigp.AigpAttribute;
import org.herald.attribute.attrset.AttrSetAttribute;
import org.herald.attribute.bfddiscriminator.BfdDiscriminatorAttribute;
import org.herald.attribute.bgpsecpath.BgpsecPathAttribute;
import org.herald.attribute.ipv6extcommunity.Ipv6ExtendedCommunityAttribute;
import org.herald.attribute.linkstate.LinkStateAttribute;
import org.herald.attribute.onlytocustomer.OnlyToCustomerAttribute;
import org.herald.attribute.pmsi.PmsiTunnelAttribute;
import org.herald.attribute.prefixsid.PrefixSidAttribute;
import org.herald.attribute.tunnelencap.TunnelEncapsulationAttribute;
import org.herald.core.testing.Definitions;
import org.herald.core.testing.Wire;
import org.herald.family.bgpls.linkstate.LinkStateFamily;
import org.herald.family.ipv4.flow.Ipv4FlowFamily;
import org.herald.testkit.FakeConnection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Malformed UPDATE messages, row by row of {@code errors.txt}, judged by what a program is told and what the peer is sent. */
class ErrorTableTest {
    private static final List<Object> MORE = List.of(
            new AigpAttribute(),
            new AttrSetAttribute(),
            new BfdDiscriminatorAttribute(),
            new BgpsecPathAttribute(),
            new Ipv6ExtendedCommunityAttribute(),
            new LinkStateAttribute(),
            new OnlyToCustomerAttribute(),
            new PmsiTunnelAttribute(),
            new PrefixSidAttribute(),
            new TunnelEncapsulationAttribute(),
            new LinkStateFamily(),
            new Ipv4FlowFamily());

    private static final FamilyId FLOW = new FamilyId(1, 133);
    private static final FamilyId LINK_STATE = new FamilyId(16388, 71);

    /** As {@link PeerBench#OPEN}, with flow rules and BGP-LS. */
    private static final String OPEN = "04 fdea 00b4 c0000202 28 0206 010400010001 0206 010400020001"
            + "0206 010400010085 0206 010440040047 0206 41040000fdea";

    private static final String ESTABLISHED_AFTER = "+1/1";

    /** One line of the table. @param isBody the attributes are a whole body */
    private record Row(
            String name, boolean isBody, String withdrawn, String attributes, String nlri, String expected, Side side) {
        byte[] message() {
            if (isBody) {
                return Wire.message(Wire.UPDATE, side.octets(attributes));
            }
            return Wire.update(side.octets(withdrawn), side.octets(attributes), side.octets(nlri));
        }

        @Override
        public String toString() {
            return side + ": " + name;
        }
    }

    /** Whether the peer is of our AS. */
    private enum Side {
        EXTERNAL("400206 0201 0000fdea", "", OPEN),
        INTERNAL("400200", "400504 00000064", OPEN.replace("fdea", "fde9"));

        private final String path;
        private final String preference;
        private final String open;

        Side(String path, String preference, String open) {
            this.path = path;
            this.preference = preference;
            this.open = open;
        }

        String octets(String words) {
            return words.replace("BASE", "ORIGIN PATH HOP PREF")
                    .replace("ORIGIN", "400101 00")
                    .replace("PATH", path)
                    .replace("HOP", "400304 c0000202")
                    .replace("PREFIX", "18 0a0000")
                    .replace("PREF", preference)
                    .replace("UNREACH6", "800f08 0002 01 20 20010db8")
                    .replace("REACH6", "800e1a 0002 01 10 20010db8000000000000000000000001 00 20 20010db8")
                    .replace("LONG", "5002 0bfa" + ("02ff" + "0000fdea".repeat(255)).repeat(3))
                    .replace("HUGE99", "d063 0bb8" + "ab".repeat(3000));
        }

        /** What is expected inside where the table says the same: all attributes and LOCAL_PREF. */
        String same(String external) {
            int with = external.indexOf(" with ");
            if (this == EXTERNAL || with < 0) {
                return external;
            }
            TreeSet<Integer> codes = new TreeSet<>(List.of(5));
            for (String code : external.substring(with + 6).split(",")) {
                codes.add(Integer.parseInt(code));
            }
            StringBuilder all = new StringBuilder();
            codes.forEach(code -> all.append(all.isEmpty() ? "" : ",").append(code));
            return external.substring(0, with) + " with " + all;
        }

        Definitions definition() {
            Definitions definition =
                    new Definitions().families(FamilyId.IPV4_UNICAST, FLOW, FamilyId.IPV6_UNICAST, LINK_STATE);
            return this == EXTERNAL ? definition : definition.peerAs(65001);
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = ErrorTableTest.class.getResourceAsStream("errors.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                if (line.isBlank() || line.startsWith("//") || line.startsWith("=")) {
                    continue;
                }
                List<String> cells =
                        Stream.of(line.split("\\|", -1)).map(String::strip).toList();
                assertThat(cells).as(line).hasSize(6);
                rows.add(row(cells, cells.get(4), Side.EXTERNAL));
                boolean isSame = cells.get(5).equals("same");
                rows.add(row(cells, isSame ? Side.INTERNAL.same(cells.get(4)) : cells.get(5), Side.INTERNAL));
            }
        }
        return rows;
    }

    private static Row row(List<String> cells, String expected, Side side) {
        boolean isBody = cells.get(1).equals("body");
        return new Row(cells.get(0), isBody, isBody ? "" : cells.get(1), cells.get(2), cells.get(3), expected, side);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void doesWhatTheTableSays(Row row) {
        PeerBench bench = new PeerBench(row.side().definition(), MORE);
        bench.encoder.showAttributes();
        FakeConnection connection = bench.establish(row.side().open);

        bench.receive(connection, row.message());
        String outcome = outcome(bench, connection);

        assertThat(outcome).isEqualTo(row.expected());
        if (!outcome.startsWith("reset")) {
            bench.receive(connection, Wire.update("", row.side().octets("BASE"), "18 0b0000"));
            assertThat(outcome(bench, connection)).as("the next message").startsWith(ESTABLISHED_AFTER);
        }
    }

    /** What came of one message: of a reset, that the program and the peer are told the same. */
    private static String outcome(PeerBench bench, FakeConnection connection) {
        List<String> events = bench.events();
        List<String> sent = PeerBench.sent(connection);
        for (String event : events) {
            if (event.startsWith("notification send ")) {
                String code = event.substring("notification send ".length());
                int slash = code.indexOf('/');
                String octets = String.format(
                        "3 %02x%02x",
                        Integer.parseInt(code.substring(0, slash)), Integer.parseInt(code.substring(slash + 1)));
                assertThat(sent).as("sent").hasSize(1);
                assertThat(sent.get(0)).startsWith(octets);
                assertThat(connection.state()).isEqualTo(FakeConnection.State.CLOSED);
                assertThat(events).anyMatch(each -> each.startsWith("state down"));
                return "reset " + code;
            }
        }
        assertThat(sent).as("sent").isEmpty();
        assertThat(bench.peer.isEstablished()).isTrue();
        String updates = String.join(" ", events).replace("update receive", "").strip();
        return updates.isEmpty() ? "nothing" : withoutRoutes(updates);
    }

    /** {@code +1/1 180a0000 with 1,2} without the octets of routes. */
    private static String withoutRoutes(String updates) {
        StringBuilder kept = new StringBuilder();
        String before = "";
        for (String word : updates.split(" ")) {
            boolean isKept = word.startsWith("+") || word.startsWith("-") || word.equals("with") || word.equals("end");
            if (isKept || before.equals("with") || before.equals("end")) {
                kept.append(kept.isEmpty() ? "" : " ").append(word);
            }
            before = word;
        }
        return kept.toString();
    }

    /** The octets of the names are what they are called. */
    @org.junit.jupiter.api.Test
    void knowsItsOwnNames() {
        assertThat(hex(Side.EXTERNAL.octets("UNREACH6"))).hasSize(11);
        assertThat(hex(Side.EXTERNAL.octets("REACH6"))).hasSize(29);
        assertThat(hex(Side.EXTERNAL.octets("LONG"))).hasSize(4 + 3 * (2 + 4 * 255));
    }
}
