package org.herald.command.neighbor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.api.client.ApiCall;
import org.herald.api.client.PeerControl;
import org.herald.api.wire.WireWriter;

/** The lines of several neighbors, made a few neighbors a turn. */
final class PeerLines implements ApiCall.LineSource {
    /** Octets after which a turn ends: what one neighbor adds stays far below the rest of the piece. */
    private static final int PIECE_OCTETS = 32 * 1024;

    /** Writes whole lines about a neighbor. */
    interface Printer {
        void print(PeerControl peer, WireWriter out);
    }

    private final List<PeerControl> peers;
    private final Printer printer;
    private int next;

    PeerLines(List<PeerControl> peers, Printer printer) {
        this.peers = peers;
        this.printer = printer;
    }

    @Override
    public boolean write(WireWriter out) {
        int start = out.size();
        while (next < peers.size() && out.size() - start < PIECE_OCTETS) {
            printer.print(peers.get(next++), out);
        }
        return next < peers.size();
    }

    static void line(String text, WireWriter out) {
        out.bytes(text.getBytes(StandardCharsets.UTF_8)).u8('\n');
    }
}
