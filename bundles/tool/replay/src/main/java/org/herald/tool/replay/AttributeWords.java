package org.herald.tool.replay;

import java.util.HexFormat;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * Path attributes as the words of an API command: {@code next-hop 192.0.2.1 origin igp as-path [ 65001 65002 ] med 5}. What the language
 * has no word for is written as {@code attribute [ 0xCODE 0xFLAGS 0xVALUE ]}. Numbers only, no names: they mean the same to every version.
 */
final class AttributeWords {
    private static final int ORIGIN = 1;
    private static final int AS_PATH = 2;
    private static final int NEXT_HOP = 3;
    private static final int MULTI_EXIT_DISC = 4;
    private static final int LOCAL_PREF = 5;
    private static final int ATOMIC_AGGREGATE = 6;
    private static final int AGGREGATOR = 7;
    private static final int COMMUNITIES = 8;
    private static final int ORIGINATOR_ID = 9;
    private static final int CLUSTER_LIST = 10;
    private static final int MP_REACH_NLRI = 14;
    private static final int MP_UNREACH_NLRI = 15;
    private static final int EXTENDED_COMMUNITIES = 16;
    private static final int AS4_PATH = 17;
    private static final int AS4_AGGREGATOR = 18;
    private static final int LARGE_COMMUNITY = 32;

    private static final int PARTIAL_AND_RESERVED = 0x2f;
    private static final String[] ORIGINS = {"igp", "egp", "incomplete"};
    private static final HexFormat HEX = HexFormat.of();

    private final NextHops nextHops;
    private final AttributeCursor cursor = new AttributeCursor();
    private final AsPathWords path = new AsPathWords();
    private final WireReader legacyPath = new WireReader();
    private final WireReader widePath = new WireReader();
    private final WireReader legacyAggregator = new WireReader();
    private final WireReader wideAggregator = new WireReader();
    private boolean hasFixedNextHop;
    private @Nullable String nextHop;

    AttributeWords(NextHops nextHops) {
        this.nextHops = nextHops;
    }

    /**
     * Appends the words of a block of attributes, next hop first, each with a blank before it.
     *
     * @param size of AS numbers in AS_PATH and AGGREGATOR; AS4_PATH and AS4_AGGREGATOR are merged in if it is two octets
     * @param isIpv6 what the routes are
     * @throws MalformedException if an attribute can't be what it says, or there is no next hop
     */
    void print(WireReader attributes, AsNumberSize size, boolean isIpv6, StringBuilder out) throws MalformedException {
        legacyPath.reset(attributes.array(), 0, 0);
        widePath.reset(attributes.array(), 0, 0);
        legacyAggregator.reset(attributes.array(), 0, 0);
        wideAggregator.reset(attributes.array(), 0, 0);
        nextHop = nextHops.of(isIpv6);
        hasFixedNextHop = nextHop != null;
        boolean hasPath = false;
        StringBuilder others = new StringBuilder();
        cursor.begin(attributes);
        while (cursor.next()) {
            WireReader value = cursor.value();
            switch (cursor.code()) {
                case AS_PATH -> {
                    hasPath = true;
                    window(value, legacyPath);
                }
                case AS4_PATH -> window(value, widePath);
                case AGGREGATOR -> window(value, legacyAggregator);
                case AS4_AGGREGATOR -> window(value, wideAggregator);
                case NEXT_HOP, MP_REACH_NLRI -> nextHop(cursor.code(), value);
                case MP_UNREACH_NLRI -> value.position(value.limit());
                default -> other(cursor.code(), cursor.flags(), value, others);
            }
        }
        if (nextHop == null) {
            throw attributes.malformed("no next hop");
        }
        out.append(" next-hop ").append(nextHop);
        if (hasPath) {
            path.print(legacyPath, size, widePath, out);
        }
        out.append(others);
        aggregator(size, out);
    }

    private static void window(WireReader value, WireReader into) {
        into.reset(value.array(), value.position(), value.limit());
    }

    /** NEXT_HOP, or the next hop of MP_REACH_NLRI: whole, or without its family as RFC 6396, 4.3.4 abbreviates it. */
    private void nextHop(int code, WireReader value) throws MalformedException {
        if (hasFixedNextHop) {
            return;
        }
        int octets = 4;
        if (code == MP_REACH_NLRI) {
            // an AFI begins with 0 where it is written: no next hop has that length
            if (value.peek() == 0) {
                value.skip(3);
            }
            octets = value.u8();
        }
        if (octets != 4 && octets != 16 && octets != 32) {
            throw value.malformed("next hop of " + octets + " octets");
        }
        nextHop = IpAddress.read(value, octets == 32 ? 16 : octets).toString();
    }

    private static void other(int code, int flags, WireReader value, StringBuilder out) throws MalformedException {
        switch (code) {
            case ORIGIN -> origin(value, out);
            case MULTI_EXIT_DISC -> out.append(" med ").append(exactly(4, value).u32());
            case LOCAL_PREF ->
                out.append(" local-preference ").append(exactly(4, value).u32());
            case ATOMIC_AGGREGATE -> out.append(" atomic-aggregate");
            case COMMUNITIES -> communities(value, out);
            case ORIGINATOR_ID -> out.append(" originator-id ").append(IpAddress.read(exactly(4, value), 4));
            case CLUSTER_LIST -> clusterList(value, out);
            case EXTENDED_COMMUNITIES -> extendedCommunities(value, out);
            case LARGE_COMMUNITY -> largeCommunities(value, out);
            default -> generic(code, flags, value, out);
        }
    }

    private static WireReader exactly(int octets, WireReader value) throws MalformedException {
        if (value.remaining() != octets) {
            throw value.malformed("attribute of " + value.remaining() + " octets, must have " + octets);
        }
        return value;
    }

    private static void origin(WireReader value, StringBuilder out) throws MalformedException {
        int origin = exactly(1, value).u8();
        if (origin >= ORIGINS.length) {
            throw value.malformed("origin " + origin);
        }
        out.append(" origin ").append(ORIGINS[origin]);
    }

    private static void communities(WireReader value, StringBuilder out) throws MalformedException {
        out.append(" community [");
        while (value.hasRemaining()) {
            out.append(' ').append(value.u16()).append(':').append(value.u16());
        }
        out.append(" ]");
    }

    private static void clusterList(WireReader value, StringBuilder out) throws MalformedException {
        out.append(" cluster-list [");
        while (value.hasRemaining()) {
            out.append(' ').append(IpAddress.read(value, 4));
        }
        out.append(" ]");
    }

    private static void extendedCommunities(WireReader value, StringBuilder out) throws MalformedException {
        out.append(" extended-community [");
        while (value.hasRemaining()) {
            out.append(" 0x").append(HEX.toHexDigits(value.u64()));
        }
        out.append(" ]");
    }

    private static void largeCommunities(WireReader value, StringBuilder out) throws MalformedException {
        out.append(" large-community [");
        while (value.hasRemaining()) {
            out.append(' ').append(value.u32()).append(':');
            out.append(value.u32()).append(':').append(value.u32());
        }
        out.append(" ]");
    }

    private static void generic(int code, int flags, WireReader value, StringBuilder out) {
        // the length's own flag follows from the value; Partial was the recording router's finding, not the
        // originator's
        int kept = flags & ~(AttributeCursor.EXTENDED_LENGTH | PARTIAL_AND_RESERVED);
        out.append(" attribute [ 0x").append(HEX.toHexDigits((byte) code));
        out.append(" 0x").append(HEX.toHexDigits((byte) kept));
        out.append(" 0x").append(HEX.formatHex(value.array(), value.position(), value.limit()));
        out.append(" ]");
    }

    /** AGGREGATOR: AS [2 or 4], IPv4 address [4]; AS4_AGGREGATOR holds if AGGREGATOR has AS_TRANS (RFC 6793, 4.2.3). */
    private void aggregator(AsNumberSize size, StringBuilder out) throws MalformedException {
        if (!legacyAggregator.hasRemaining()) {
            return;
        }
        long as = size.read(exactly(size.octets() + 4, legacyAggregator));
        WireReader address = legacyAggregator;
        if (size == AsNumberSize.TWO_OCTETS && as == AsPathWords.AS_TRANS && wideAggregator.remaining() == 8) {
            as = wideAggregator.u32();
            address = wideAggregator;
        }
        if (as == 0) {
            // RFC 7607, 2: malformed, so every receiver drops the attribute and keeps the route. Recorded before that
            // was known.
            return;
        }
        if (as == 0) {
            // seen in real tables; a receiver discards it and a sender must not send it (RFC 7607)
            return;
        }
        out.append(" aggregator ( ").append(as).append(':');
        out.append(IpAddress.read(address, 4)).append(" )");
    }
}
