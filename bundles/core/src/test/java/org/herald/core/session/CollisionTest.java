package org.herald.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.core.session.PeerBench.OPEN;
import static org.herald.core.session.PeerBench.sent;

import java.nio.charset.StandardCharsets;
import org.herald.api.wire.Hex;
import org.herald.core.testing.Definitions;
import org.herald.core.testing.Wire;
import org.herald.testkit.FakeConnection;
import org.herald.testkit.FakeConnection.State;
import org.junit.jupiter.api.Test;

/** Two connections of one peer (RFC 4271, 6.8; RFC 6286, 2.3). Our identifier is 192.0.2.1, the peer's 192.0.2.2, unless said otherwise. */
class CollisionTest {
    private static final String COLLISION = "3 0607" + text("Connection Collision Resolution");
    private static final String OPEN_OF_LOWER = OPEN.replace("c0000202", "c0000200");

    @Test
    void keepsThePeersConnectionWhereItsIdentifierIsHigher() {
        PeerBench bench = new PeerBench();
        FakeConnection ours = bench.start();
        ours.succeed();
        bench.receive(ours, Wire.message(Wire.OPEN, OPEN));
        FakeConnection theirs = bench.accepted();
        ours.takeWritten();

        bench.receive(theirs, Wire.message(Wire.OPEN, OPEN));

        assertThat(sent(ours)).containsExactly(COLLISION);
        assertThat(ours.state()).isEqualTo(State.CLOSED);
        bench.receive(theirs, Wire.keepalive());
        assertThat(bench.peer.isEstablished()).isTrue();
        assertThat(theirs.state()).isEqualTo(State.OPEN);
    }

    @Test
    void keepsOurConnectionWhereOurIdentifierIsHigher() {
        PeerBench bench = new PeerBench();
        FakeConnection ours = bench.start();
        ours.succeed();
        bench.receive(ours, Wire.message(Wire.OPEN, OPEN_OF_LOWER));
        FakeConnection theirs = bench.accepted();
        theirs.takeWritten();

        bench.receive(theirs, Wire.message(Wire.OPEN, OPEN_OF_LOWER));

        assertThat(sent(theirs)).containsExactly(COLLISION);
        assertThat(theirs.state()).isEqualTo(State.CLOSED);
        bench.receive(ours, Wire.keepalive());
        assertThat(bench.peer.isEstablished()).isTrue();
        assertThat(ours.state()).isEqualTo(State.OPEN);
    }

    @Test
    void decidesTheSameWhenOurConnectionIsTheSecondToBeOpened() {
        PeerBench bench = new PeerBench();
        FakeConnection ours = bench.start();
        FakeConnection theirs = bench.accepted();
        bench.receive(theirs, Wire.message(Wire.OPEN, OPEN_OF_LOWER));
        ours.succeed();
        bench.run();
        theirs.takeWritten();

        bench.receive(ours, Wire.message(Wire.OPEN, OPEN_OF_LOWER));

        assertThat(sent(theirs)).containsExactly(COLLISION);
        bench.receive(ours, Wire.keepalive());
        assertThat(bench.peer.isEstablished()).isTrue();
    }

    @Test
    void keepsThePeersConnectionWhenOursIsTheSecondToBeOpenedAndItsIdentifierIsHigher() {
        PeerBench bench = new PeerBench();
        FakeConnection ours = bench.start();
        FakeConnection theirs = bench.accepted();
        bench.receive(theirs, Wire.message(Wire.OPEN, OPEN));
        ours.succeed();
        bench.run();
        ours.takeWritten();

        bench.receive(ours, Wire.message(Wire.OPEN, OPEN));

        assertThat(sent(ours)).containsExactly(COLLISION);
        bench.receive(theirs, Wire.keepalive());
        assertThat(bench.peer.isEstablished()).isTrue();
    }

    @Test
    void comparesAutonomousSystemsWhereIdentifiersAreEqual() {
        String open = OPEN.replace("c0000202", "c0000201");
        PeerBench bench = new PeerBench();
        FakeConnection ours = bench.start();
        ours.succeed();
        bench.receive(ours, Wire.message(Wire.OPEN, open));
        FakeConnection theirs = bench.accepted();
        ours.takeWritten();

        bench.receive(theirs, Wire.message(Wire.OPEN, open));

        assertThat(sent(ours)).as("65002 is higher than 65001").containsExactly(COLLISION);
        assertThat(theirs.state()).isEqualTo(State.OPEN);
    }

    @Test
    void endsOurAttemptWhenThePeersConnectionIsUp() {
        PeerBench bench = new PeerBench();
        FakeConnection ours = bench.start();
        FakeConnection theirs = bench.accepted();

        bench.receive(theirs, Wire.join(Wire.message(Wire.OPEN, OPEN), Wire.keepalive()));

        assertThat(bench.peer.isEstablished()).isTrue();
        assertThat(ours.state()).isEqualTo(State.CLOSED);
        bench.advance(100);
        assertThat(bench.network.connections()).as("not tried while it is up").hasSize(2);
    }

    @Test
    void connectsAgainWhenThePeersConnectionEnds() {
        PeerBench bench = new PeerBench();
        bench.start();
        FakeConnection theirs = bench.accepted();
        bench.receive(theirs, Wire.join(Wire.message(Wire.OPEN, OPEN), Wire.keepalive()));

        theirs.lose("closed by the peer");
        bench.advance(1);

        assertThat(bench.network.connections()).hasSize(3);
        bench.connect(bench.network.lastConnection(), OPEN);
        assertThat(bench.peer.isEstablished()).isTrue();
    }

    @Test
    void refusesASecondConnectionWhileOneIsUp() {
        PeerBench bench = new PeerBench();
        FakeConnection ours = bench.establish(OPEN);

        FakeConnection second = bench.accepted();

        assertThat(sent(second))
                .containsExactly("3 0607" + text("could not accept the connection, already established"));
        assertThat(second.state()).isEqualTo(State.CLOSED);
        assertThat(ours.state()).isEqualTo(State.OPEN);
        assertThat(bench.peer.isEstablished()).isTrue();
        assertThat(bench.events()).isEmpty();
    }

    @Test
    void refusesAThirdConnectionThatDoesNotSpeak() {
        PeerBench bench = new PeerBench();
        bench.start();
        bench.accepted();
        bench.accepted();

        FakeConnection third = bench.accepted();

        assertThat(third.state()).isEqualTo(State.CLOSED);
        assertThat(sent(third).get(0)).startsWith("3 0607");
    }

    @Test
    void hasRoomForConnectionsAgainWhenSilentOnesAreOver() {
        PeerBench bench = new PeerBench();
        bench.start();
        bench.accepted();
        bench.accepted();

        bench.advance(60);

        assertThat(bench.accepted().state()).isEqualTo(State.OPEN);
    }

    @Test
    void keepsTheSessionThatWinsWhereOnlyOneAttemptIsAllowed() {
        PeerBench bench = new PeerBench(new Definitions(), false, 1 << 20, "1");
        FakeConnection ours = bench.start();
        ours.succeed();
        bench.receive(ours, Wire.message(Wire.OPEN, OPEN));
        FakeConnection theirs = bench.accepted();

        bench.receive(theirs, Wire.join(Wire.message(Wire.OPEN, OPEN), Wire.keepalive()));

        assertThat(bench.peer.isEstablished()).isTrue();
        assertThat(bench.finished).isEmpty();
    }

    @Test
    void keepsTheSessionThatWinsAlthoughItsKeepaliveComesLater() {
        PeerBench bench = new PeerBench(new Definitions(), false, 1 << 20, "1");
        FakeConnection ours = bench.start();
        ours.succeed();
        bench.receive(ours, Wire.message(Wire.OPEN, OPEN));
        FakeConnection theirs = bench.accepted();

        bench.receive(theirs, Wire.message(Wire.OPEN, OPEN));
        bench.receive(theirs, Wire.keepalive());

        assertThat(bench.peer.isEstablished()).isTrue();
        assertThat(bench.finished).isEmpty();
    }

    @Test
    void refusesConnectionsOfAPeerThatIsStopped() {
        PeerBench bench = new PeerBench();
        bench.establish(OPEN);
        bench.peer.stop(null, "the daemon ends");

        FakeConnection late = bench.accepted();

        assertThat(late.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void tellsOfOneSessionInTheEndWhenBothBegan() {
        PeerBench bench = new PeerBench();
        FakeConnection ours = bench.start();
        ours.succeed();
        bench.run();
        FakeConnection theirs = bench.accepted();

        bench.receive(ours, Wire.message(Wire.OPEN, OPEN));
        bench.receive(theirs, Wire.join(Wire.message(Wire.OPEN, OPEN), Wire.keepalive()));

        assertThat(bench.events()).filteredOn("state up"::equals).hasSize(1);
        assertThat(bench.peer.isEstablished()).isTrue();
    }

    private static String text(String words) {
        return Hex.lower(words.getBytes(StandardCharsets.US_ASCII));
    }
}
