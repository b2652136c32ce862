package org.herald.core.session;

import java.util.Arrays;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.AttributeDraft;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.TextWriter;
import org.herald.api.client.PeerControl.RouteCursor;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.core.rib.AttributeTable;
import org.herald.core.rib.RouteTable;

/** Goes through the octets of an Adj-RIB and shows each route as words or fields. Used on the loop. */
final class RouteView implements RouteCursor {
    private final RouteTable routes;
    private final AttributeTable blocks;
    private final CodecView codecs;
    private int entry = -1;

    RouteView(RouteTable routes, AttributeTable blocks, CodecView codecs) {
        this.routes = routes;
        this.blocks = blocks;
        this.codecs = codecs;
    }

    @Override
    public boolean next() {
        do {
            entry++;
        } while (entry < routes.limit() && (!routes.isUsed(entry) || routes.attributes(entry) == AttributeTable.NONE));
        return entry < routes.limit();
    }

    @Override
    public FamilyId family() {
        return routes.family(entry);
    }

    @Override
    public void describe(FieldSink out) {
        AddressFamily<?> family = codecs.family(family());
        int from = routes.nlriFrom(entry);
        if (family == null || !describe(family, out)) {
            out.name("raw").hex("", routes.nlriArray(entry), from, routes.nlriLength(entry));
        }
    }

    private <N> boolean describe(AddressFamily<N> family, FieldSink out) {
        try {
            family.codec().describe(decode(family), routes.pathId(entry), out);
            return true;
        } catch (MalformedException stored) {
            return false;
        }
    }

    @Override
    public void print(TextWriter out, Detail detail) {
        AddressFamily<?> family = codecs.family(family());
        if (family == null || !print(family, out)) {
            out.hex(routes.nlriArray(entry), routes.nlriFrom(entry), routes.nlriLength(entry));
        }
        if (detail == Detail.NLRI) {
            return;
        }
        byte[] block = blocks.block(routes.attributes(entry));
        WireReader nextHop = attribute(block, AttributeDraft.NEXT_HOP_CODE);
        if (nextHop.remaining() >= 4) {
            int octets = nextHop.remaining() == 4 ? 4 : 16;
            out.word("next-hop").address(IpAddress.ofOctets(block, nextHop.position(), octets));
        }
        if (detail == Detail.EVERYTHING) {
            printAttributes(block, out);
        }
    }

    private <N> boolean print(AddressFamily<N> family, TextWriter out) {
        try {
            family.codec().print(decode(family), routes.pathId(entry), out);
            return true;
        } catch (MalformedException stored) {
            return false;
        }
    }

    private <N> N decode(AddressFamily<N> family) throws MalformedException {
        int from = routes.nlriFrom(entry);
        WireReader in = new WireReader(routes.nlriArray(entry), from, from + routes.nlriLength(entry));
        return family.codec().decode(in, CodecContext.CANONICAL);
    }

    private void printAttributes(byte[] block, TextWriter out) {
        int at = 0;
        while (at < block.length) {
            int length = (block[at + 2] & 0xFF) << 8 | block[at + 3] & 0xFF;
            int code = block[at + 1] & 0xFF;
            int from = at + AttributeDraft.BLOCK_HEADER;
            if (code != AttributeDraft.NEXT_HOP_CODE) {
                printAttribute(block, block[at] & 0xFF, code, from, from + length, out);
            }
            at = from + length;
        }
    }

    @SuppressWarnings("unchecked") // the value is decoded by the type that prints it
    private void printAttribute(byte[] block, int flags, int code, int from, int to, TextWriter out) {
        PathAttributeType<Object> type = (PathAttributeType<Object>) codecs.attribute(code);
        if (type != null) {
            try {
                type.print(type.decode(new WireReader(block, from, to), CodecContext.CANONICAL), out, codecs);
                return;
            } catch (MalformedException generic) {
                // A generic attribute may hold any octets: shown as they are.
            }
        }
        byte[] header = {(byte) code, (byte) flags};
        out.word("attribute").word("[").hex(header, 0, 1).hex(header, 1, 1);
        out.hex(Arrays.copyOfRange(block, from, to), 0, to - from).word("]");
    }

    private static WireReader attribute(byte[] block, int code) {
        int at = 0;
        while (at < block.length) {
            int length = (block[at + 2] & 0xFF) << 8 | block[at + 3] & 0xFF;
            int from = at + AttributeDraft.BLOCK_HEADER;
            if ((block[at + 1] & 0xFF) == code) {
                return new WireReader(block, from, from + length);
            }
            at = from + length;
        }
        return new WireReader();
    }
}
