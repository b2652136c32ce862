package org.herald.command.rib;

import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.TextWriter;
import org.herald.api.client.ApiCall;
import org.herald.api.client.PeerControl;
import org.herald.api.client.PeerControl.RouteCursor;
import org.herald.api.client.PeerControl.RouteCursor.Detail;
import org.herald.api.wire.WireWriter;

/** {@code 192.0.2.1 ipv4 unicast 10.2.0.0/24 next-hop 192.0.2.7}. */
final class TextRoute implements RouteLines.Printer {
    /** ExaBGP 4.2 puts this word before the address. */
    private static final String NEIGHBOR = "neighbor";

    private final CodecView codecs;
    private final Dialect dialect;
    private final boolean isExtensive;

    TextRoute(ApiCall call, boolean isExtensive) {
        this.codecs = call.codecs();
        this.dialect = call.dialect().version() < 5 ? Dialect.TEXT4 : Dialect.TEXT5;
        this.isExtensive = isExtensive;
    }

    @Override
    public void print(PeerControl peer, RouteCursor route, WireWriter out) {
        TextWriter line = new TextWriter(out, dialect);
        if (isExtensive) {
            line.word(peer.identity().name());
        } else {
            if (dialect.version() < 5) {
                line.word(NEIGHBOR);
            }
            line.address(peer.identity().peerAddress());
        }
        line.word(codecs.nameOf(route.family()));
        route.print(line, isExtensive ? Detail.EVERYTHING : Detail.NEXT_HOP);
        line.line();
    }
}
