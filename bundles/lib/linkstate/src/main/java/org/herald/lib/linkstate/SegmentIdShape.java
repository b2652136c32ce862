package org.herald.lib.linkstate;

import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * Segment identifiers of an adjacency, of a prefix or of a BGP peer (RFC 9085, 2.2.1, 2.2.2, 2.3.1; RFC 9086, 4): flags [1], weight or
 * algorithm [1], reserved [2], of a LAN the neighbor [6 in IS-IS, 4 in OSPF], then labels [3] if the flags V and L are set, indexes [4]
 * if neither is.
 *
 * @param flagsKey the field of the flags
 * @param number the field of the second octet
 * @param isLan whether a neighbor stands before the identifiers
 */
record SegmentIdShape(FlagsShape flags, String flagsKey, String number, boolean isLan) implements Shape {
    private static final String SIDS = "sids";
    private static final String UNDECODED = "undecoded-sids";
    private static final String SYSTEM_ID = "system-id";
    private static final String NEIGHBOR_ID = "neighbor-id";
    private static final String WEIGHT = "weight";
    private static final int LABEL_OCTETS = 3;
    private static final int INDEX_OCTETS = 4;
    private static final int SYSTEM_ID_OCTETS = 6;
    private static final int ROUTER_ID_OCTETS = 4;
    private static final int MOST_LABEL = 0xF_FFFF;
    private static final long MOST_INDEX = 0xFFFF_FFFFL;

    static SegmentIdShape ofLink(String... flagNames) {
        return new SegmentIdShape(FlagsShape.of(flagNames), "flags", WEIGHT, false);
    }

    private int mask(String name) {
        for (FlagsShape.Flag flag : flags.names()) {
            if (flag.name().equals(name)) {
                return flag.mask();
            }
        }
        throw new IllegalStateException("no flag " + name);
    }

    /** 3 for labels, 4 for indexes, 0 where the flags say neither. */
    private int sidOctets(int value) {
        boolean isValue = (value & mask("V")) != 0;
        boolean isLocal = (value & mask("L")) != 0;
        return isValue != isLocal ? 0 : isValue ? LABEL_OCTETS : INDEX_OCTETS;
    }

    private static int neighborOctets(WireReader in, int sidOctets) {
        int least = SYSTEM_ID_OCTETS + (sidOctets == 0 ? LABEL_OCTETS : sidOctets);
        return in.remaining() >= least ? SYSTEM_ID_OCTETS : ROUTER_ID_OCTETS;
    }

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        int flagBits = in.u8();
        int second = in.u8();
        in.skip(2);
        int sidOctets = sidOctets(flagBits);
        out.dense().openObject();
        out.name(flagsKey);
        flags.describe(flagBits, out);
        if (isLan) {
            neighbor(in, sidOctets, out);
        }
        boolean isNumberInside = number.equals(WEIGHT);
        out.name(SIDS).openList();
        int undecodedAt = in.position();
        while (sidOctets != 0 && in.hasRemaining()) {
            out.number(takeSid(in, sidOctets));
            undecodedAt = in.position();
        }
        out.closeList();
        if (isNumberInside) {
            out.field(number, second);
        }
        in.position(undecodedAt);
        out.name(UNDECODED).openList();
        if (in.hasRemaining()) {
            byte[] rest = in.rest();
            out.hex("0x", rest, 0, rest.length);
        }
        out.closeList();
        if (!isNumberInside) {
            out.field(number, second);
        }
        out.closeObject();
    }

    private static long takeSid(WireReader in, int octets) throws MalformedException {
        return octets == LABEL_OCTETS ? in.u24() & MOST_LABEL : in.u32();
    }

    private static void neighbor(WireReader in, int sidOctets, FieldSink out) throws MalformedException {
        if (neighborOctets(in, sidOctets) == SYSTEM_ID_OCTETS) {
            byte[] id = in.bytes(SYSTEM_ID_OCTETS);
            out.name(SYSTEM_ID).lowerHex("", id, 0, id.length);
        } else {
            out.field(NEIGHBOR_ID, IpAddress.read(in, ROUTER_ID_OCTETS));
        }
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        int flagBits = in.u8();
        int second = in.u8();
        in.skip(2);
        int sidOctets = sidOctets(flagBits);
        out.word("(").word(flagsKey);
        flags.print(flagBits, out);
        out.word(number).number(second);
        if (isLan && neighborOctets(in, sidOctets) == SYSTEM_ID_OCTETS) {
            out.word(SYSTEM_ID).hex(in.bytes(SYSTEM_ID_OCTETS), 0, SYSTEM_ID_OCTETS);
        } else if (isLan) {
            out.word(NEIGHBOR_ID).address(IpAddress.read(in, ROUTER_ID_OCTETS));
        }
        out.word(SIDS).word("[");
        while (sidOctets != 0 && in.hasRemaining()) {
            out.number(takeSid(in, sidOctets));
        }
        out.word("]").word(")");
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        words.expect("(");
        int flagsAt = words.position();
        words.expect(flagsKey);
        int flagBits = flags.readValue(words, flagsKey);
        int sidOctets = sidOctets(flagBits);
        if (sidOctets == 0) {
            throw words.failureAt(
                    flagsAt,
                    "of the flags of " + what + " V and L go together: both for labels, neither for indexes",
                    List.of());
        }
        words.expect(number);
        out.u8(flagBits).u8((int) words.number(number, 0xFF)).u16(0);
        if (isLan) {
            readNeighbor(words, out);
        }
        words.expect(SIDS);
        words.expect("[");
        while (!words.accept("]")) {
            NumberShape.put(words.number(SIDS, sidOctets == LABEL_OCTETS ? MOST_LABEL : MOST_INDEX), sidOctets, out);
            words.accept(",");
        }
        words.expect(")");
    }

    private static void readNeighbor(Words words, WireWriter out) throws StatementException {
        if (words.accept(NEIGHBOR_ID)) {
            out.u32(words.ipv4(NEIGHBOR_ID) & 0xFFFF_FFFFL);
            return;
        }
        words.expect(SYSTEM_ID);
        new OctetsShape(SYSTEM_ID_OCTETS, OctetsShape.Form.DIGITS).read(words, SYSTEM_ID, out);
    }
}
