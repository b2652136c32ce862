package org.herald.command.rib;

import java.nio.charset.StandardCharsets;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.client.ApiCall;
import org.herald.api.client.NeighborIdentity;
import org.herald.api.client.PeerControl;
import org.herald.api.client.PeerControl.RouteCursor;
import org.herald.api.client.PeerControl.RouteCursor.Detail;
import org.herald.api.wire.InetText;
import org.herald.api.wire.WireWriter;
import org.herald.lib.json.JsonFieldSink;

/**
 * <code>{"192.0.2.1": {"routes": [{"prefix": "10.2.0.0/24", "family": "ipv4 unicast"}]}}</code>. A route that is no plain prefix has its words as
 * {@code nlri}; extensive ones also have all words as {@code route}, and the neighbor's fields stand beside {@code routes}.
 */
final class JsonRoute implements RouteLines.Printer {
    private final CodecView codecs;
    private final Dialect dialect;
    private final boolean isExtensive;
    private final WireWriter scratch = new WireWriter();

    JsonRoute(ApiCall call, boolean isExtensive) {
        this.codecs = call.codecs();
        this.dialect = call.dialect();
        this.isExtensive = isExtensive;
    }

    @Override
    public void print(PeerControl peer, RouteCursor route, WireWriter out) {
        JsonFieldSink json = new JsonFieldSink(out, dialect);
        json.dense();
        json.openObject();
        json.name(peer.identity().peerAddress()).openObject();
        json.name("routes").openList();
        json.openObject();
        describe(route, json);
        json.closeObject();
        json.closeList();
        if (isExtensive) {
            describe(peer.identity(), json);
        }
        json.closeObject();
        json.closeObject();
        out.u8('\n');
    }

    private void describe(RouteCursor route, FieldSink json) {
        String family = codecs.nameOf(route.family());
        if (dialect.version() >= 6) {
            json.field("family", family);
        }
        words(route, Detail.NLRI);
        int prefixEnd = firstWordEnd();
        boolean startsWithPrefix = isPrefix(prefixEnd);
        if (startsWithPrefix) {
            json.field("prefix", scratchText(prefixEnd));
        }
        if (!startsWithPrefix || prefixEnd < scratch.size()) {
            json.field("nlri", scratchText(scratch.size()));
        }
        if (dialect.version() < 6) {
            json.field("family", family);
        }
        if (isExtensive) {
            words(route, Detail.EVERYTHING);
            json.field("route", scratchText(scratch.size()));
        }
    }

    private static void describe(NeighborIdentity neighbor, FieldSink json) {
        if (neighbor.localAddress() != null) {
            json.field("local-address", neighbor.localAddress());
        }
        json.field("local-as", neighbor.localAs());
        json.field("peer-as", neighbor.peerAs());
        if (neighbor.routerId() != null) {
            json.field("router-id", neighbor.routerId());
        }
        json.field("name", neighbor.name());
    }

    private void words(RouteCursor route, Detail detail) {
        route.print(new TextWriter(scratch.clear(), dialect.version() < 5 ? Dialect.TEXT4 : Dialect.TEXT5), detail);
    }

    private int firstWordEnd() {
        int end = 0;
        while (end < scratch.size() && scratch.array()[end] != ' ') {
            end++;
        }
        return end;
    }

    /** Whether the scratch begins with an address, a slash and a number that ends here. */
    private boolean isPrefix(int end) {
        byte[] text = scratch.array();
        int slash = 0;
        while (slash < end && text[slash] != '/') {
            slash++;
        }
        boolean isNumber = slash + 1 < end;
        for (int at = slash + 1; at < end; at++) {
            isNumber &= text[at] >= '0' && text[at] <= '9';
        }
        return isNumber && InetText.parse(text, 0, slash) != null;
    }

    private String scratchText(int end) {
        return new String(scratch.array(), 0, end, StandardCharsets.UTF_8);
    }
}
