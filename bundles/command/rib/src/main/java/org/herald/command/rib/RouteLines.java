package org.herald.command.rib;

import java.util.List;
import org.herald.api.client.ApiCall;
import org.herald.api.client.PeerControl;
import org.herald.api.client.PeerControl.RibSide;
import org.herald.api.client.PeerControl.RouteCursor;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** Goes through the Adj-RIBs of several neighbors, some routes a turn: what it holds does not grow with the tables. */
final class RouteLines implements ApiCall.LineSource {
    /** Octets after which a turn ends; a line is far shorter than the rest of a piece. */
    private static final int PIECE_OCTETS = 32 * 1024;
    /** Routes after which a turn ends though few lines came of them: the filter left the others out. */
    private static final int MOST_ROUTES_A_TURN = 4096;

    /** Writes the line of a route. */
    interface Printer {
        void print(PeerControl peer, RouteCursor route, WireWriter out);
    }

    private final List<PeerControl> peers;
    private final RibSide side;
    private final @Nullable RouteKind kind;
    private Printer printer = (peer, route, out) -> {};
    private int peerIndex;
    private @Nullable RouteCursor cursor;

    RouteLines(List<PeerControl> peers, RibSide side, @Nullable RouteKind kind) {
        this.peers = peers;
        this.side = side;
        this.kind = kind;
    }

    RouteLines with(Printer how) {
        printer = how;
        return this;
    }

    @Override
    public boolean write(WireWriter out) {
        int start = out.size();
        for (int routes = 0; routes < MOST_ROUTES_A_TURN && out.size() - start < PIECE_OCTETS; routes++) {
            if (!moveToNext()) {
                return false;
            }
            RouteCursor route = cursor;
            if (route != null && (kind == null || kind.includes(route.family()))) {
                printer.print(peers.get(peerIndex), route, out);
            }
        }
        return true;
    }

    /** Moves to the next route, of the next neighbor if this one has no more. */
    private boolean moveToNext() {
        while (peerIndex < peers.size()) {
            if (cursor == null) {
                cursor = peers.get(peerIndex).routes(side);
            }
            if (cursor.next()) {
                return true;
            }
            cursor = null;
            peerIndex++;
        }
        return false;
    }
}
