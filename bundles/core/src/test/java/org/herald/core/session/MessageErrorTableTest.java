package org.herald.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.testkit.HexText.hex;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.herald.capability.role.RoleCapability;
import org.herald.core.testing.Definitions;
import org.herald.core.testing.Wire;
import org.herald.testkit.FakeConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Malformed messages other than UPDATE, row by row of {@code message-errors.txt}, judged by what the peer is sent and a program is told. */
class MessageErrorTableTest {
    private static final String ROLE = "neighbor/capability/role";
    private static final String ROUTE_REFRESH = "neighbor/capability/route-refresh";
    private static final String ROLE_STRICT = "neighbor/capability/role-strict";

    /** @param internal whether the peer is of our AS */
    private record Row(String name, String state, String message, String expected, boolean internal) {
        String octets(String words) {
            String number = internal ? "fde9" : "fdea";
            return words.replace("MARK", "ffffffffffffffffffffffffffffffff")
                    .replace("AS4", "0000" + number)
                    .replace("AS", number)
                    .replace("TEXT255", "ab".repeat(255));
        }

        byte[] octets() {
            return message.startsWith("OPEN ")
                    ? Wire.message(Wire.OPEN, octets(message.substring(5)))
                    : hex(octets(message));
        }

        @Override
        public String toString() {
            return (internal ? "internal, " : "external, ") + state + ": " + name;
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = MessageErrorTableTest.class.getResourceAsStream("message-errors.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                if (line.isBlank() || line.startsWith("//") || line.startsWith("=")) {
                    continue;
                }
                List<String> cells =
                        Stream.of(line.split("\\|", -1)).map(String::strip).toList();
                assertThat(cells).as(line).hasSize(5);
                String inside = cells.get(4).equals("same") ? cells.get(3) : cells.get(4);
                rows.add(new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), false));
                rows.add(new Row(cells.get(0), cells.get(1), cells.get(2), inside, true));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersWhatTheTableSays(Row row) {
        PeerBench bench = new PeerBench(definition(row.internal()), List.of(new RoleCapability()));
        FakeConnection connection = reach(bench, row);

        bench.receive(connection, row.octets());

        assertThat(outcome(bench, connection, row)).isEqualTo(row.expected());
    }

    /** We are a customer, so that roles are judged, and offer route refresh. */
    private static Definitions definition(boolean isInternal) {
        Definitions definition = new Definitions().with(ROLE, "customer").with(ROUTE_REFRESH, true);
        return isInternal ? definition.peerAs(65001) : definition;
    }

    private static FakeConnection reach(PeerBench bench, Row row) {
        FakeConnection connection = bench.start();
        connection.succeed();
        bench.run();
        if (!row.state().equals("opensent")) {
            String open = row.state().equals("refreshing") ? PeerBench.OPEN_REFRESHING : PeerBench.OPEN;
            bench.receive(connection, Wire.message(Wire.OPEN, row.internal() ? open.replace("fdea", "fde9") : open));
        }
        if (row.state().equals("established") || row.state().equals("refreshing")) {
            bench.receive(connection, Wire.keepalive());
            assertThat(bench.peer.isEstablished()).isTrue();
        }
        connection.takeWritten();
        bench.events();
        return connection;
    }

    private static String outcome(PeerBench bench, FakeConnection connection, Row row) {
        List<String> sent = PeerBench.sent(connection);
        List<String> events = bench.events();
        for (String message : sent) {
            if (message.startsWith("3 ")) {
                return reset(message.substring(2), connection, events, row);
            }
        }
        if (connection.state() == FakeConnection.State.CLOSED) {
            assertThat(sent).isEmpty();
            assertThat(events).anyMatch(event -> event.startsWith("notification receive "));
            return "closed";
        }
        if (!bench.peer.isEstablished()) {
            bench.receive(connection, Wire.keepalive());
        }
        return bench.peer.isEstablished() ? "up" : "neither up nor ended";
    }

    /** Data only where the row states some. */
    private static String reset(String octets, FakeConnection connection, List<String> events, Row row) {
        String code = Integer.parseInt(octets.substring(0, 2), 16) + "/" + Integer.parseInt(octets.substring(2, 4), 16);
        assertThat(connection.state()).isEqualTo(FakeConnection.State.CLOSED);
        assertThat(events).contains("notification send " + code);
        int stated = row.expected().indexOf(' ', "reset ".length());
        String data = stated < 0 ? "" : row.expected().substring(stated + 1);
        return "reset " + code + (!data.isEmpty() && octets.substring(4).startsWith(data) ? " " + data : "");
    }

    /** RFC 9234, 4.2: the strict mode. */
    @Test
    void refusesAPeerWithoutARoleWhereThatIsStrict() {
        Row row = new Row("no role", "opensent", "OPEN 04 AS 00b4 c0000202 00", "reset 2/11", false);
        PeerBench bench = new PeerBench(definition(false).with(ROLE_STRICT, true), List.of(new RoleCapability()));
        FakeConnection connection = reach(bench, row);

        bench.receive(connection, row.octets());

        assertThat(outcome(bench, connection, row)).isEqualTo(row.expected());
    }

    /** Forescout's findings on FRR: lengths that lie, at every octet. */
    @Test
    void refusesOpensWhoseParametersAreCutAtAnyOctet() {
        byte[] whole = hex("04 fdea 00b4 c0000202 ff ff 0014 02 0006 4104 0000fdea 02 0008 4006 8078 0001 01 80");
        for (int length = 10; length < whole.length; length++) {
            Row row = new Row("cut at " + length, "opensent", "", "", false);
            PeerBench bench = new PeerBench(definition(false), List.of(new RoleCapability()));
            FakeConnection connection = reach(bench, row);

            bench.receive(connection, Wire.message(Wire.OPEN, Arrays.copyOf(whole, length)));

            assertThat(outcome(bench, connection, row)).as(row.name()).isEqualTo("reset 2/0");
        }
    }
}
