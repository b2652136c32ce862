package org.herald.command.neighbor;

import java.util.Locale;
import org.herald.api.client.PeerControl;
import org.herald.api.client.PeerControl.PeerStatus;
import org.herald.api.wire.WireWriter;

/**
 * The table of {@code show neighbor summary}: address left in 15 columns, AS left in 7, time right in 9, state left in 12, UPDATE messages sent and
 * received right in 10 each; ExaBGP 6.0 has the routes in the Adj-RIB-In as one more.
 */
enum SummaryTable implements PeerLines.Printer {
    PLAIN,
    WITH_PREFIXES;

    private static final String ROW = "%-15s %-7s %9s %-12s %10d %10d";
    private static final String PREFIXES = " %10d";

    String header() {
        String header = "Peer            AS        up/down state       |     #sent     #recvd";
        return this == PLAIN ? header : header + "    #pfx_in";
    }

    @Override
    public void print(PeerControl peer, WireWriter out) {
        PeerStatus status = peer.status();
        long[] updates = status.counters().update();
        String row = String.format(
                ROW,
                status.remoteAddress(),
                status.remoteAs(),
                peer.isEstablished() ? Durations.text(status.sinceSeconds()) : "down",
                status.fsm().toLowerCase(Locale.ROOT),
                updates[0],
                updates[1]);
        PeerLines.line(this == PLAIN ? row : row + String.format(PREFIXES, status.routesIn()), out);
    }
}
