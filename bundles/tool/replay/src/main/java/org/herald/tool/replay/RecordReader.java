package org.herald.tool.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads all records of a file and gives the routes of chosen peers to a sink: tables (RFC 6396, 4.2 and 4.3, RFC 8050, 4) here, messages
 * through {@link MessageReader}. A damaged record costs that record: its length tells where the next one begins.
 */
final class RecordReader {
    private final MrtReader records;
    private final PeerFilter filter;
    private final RouteSink sink;
    private final MessageReader messages;

    private final List<Peer> index = new ArrayList<>();
    private final Map<Peer, Integer> numbers = new HashMap<>();
    private final PrefixBlock prefix = new PrefixBlock();
    private final WireReader prefixOctets = new WireReader();
    private final WireReader attributes = new WireReader();
    private boolean hasTable;

    RecordReader(MrtReader records, PeerFilter filter, RouteSink sink) {
        this.records = records;
        this.filter = filter;
        this.sink = sink;
        messages = new MessageReader(sink);
    }

    /** Reads to the end. @throws IOException if the file ends early or the sink fails */
    void readAll() throws IOException {
        while (records.next()) {
            try {
                read(records.body());
            } catch (MalformedException malformed) {
                sink.skipped("malformed record (" + malformed.getMessage() + ")", 1);
            }
        }
    }

    /** Whether the file has a table; else it has messages. */
    boolean hasTable() {
        return hasTable;
    }

    private void read(WireReader in) throws IOException, MalformedException {
        switch (records.type()) {
            case MrtCode.TABLE_DUMP -> tableDump(in);
            case MrtCode.TABLE_DUMP_V2 -> tableDumpV2(in);
            case MrtCode.BGP4MP -> message(in);
            default -> sink.skipped("record of type " + records.type(), 1);
        }
    }

    private int number(Peer peer) {
        return numbers.computeIfAbsent(peer, added -> numbers.size());
    }

    /**
     * TABLE_DUMP (RFC 6396, 4.2): view [2], sequence [2], prefix [4 or 16], bits [1], status [1], originated [4], peer address [4 or 16],
     * peer AS [2], length [2], attributes [length].
     */
    private void tableDump(WireReader in) throws IOException, MalformedException {
        hasTable = true;
        int addressOctets = records.subtype() == MrtCode.AFI_IPV6 ? 16 : 4;
        in.skip(4);
        byte[] prefixBits = new byte[17];
        System.arraycopy(in.bytes(addressOctets), 0, prefixBits, 1, addressOctets);
        prefixBits[0] = (byte) in.u8();
        in.skip(5);
        Peer peer = new Peer(IpAddress.read(in, addressOctets), in.u16());
        in.slice(in.u16(), attributes);
        if (filter.takes(number(peer), peer)) {
            prefixOctets.reset(prefixBits, 0, 1 + ((prefixBits[0] & 0xff) + 7) / 8);
            sink.announce(
                    records.timeMicros(),
                    attributes,
                    AsNumberSize.TWO_OCTETS,
                    prefix.ofOne(prefixOctets, addressOctets == 16, RouteSink.NO_PATH_ID));
        }
    }

    private void tableDumpV2(WireReader in) throws IOException, MalformedException {
        hasTable = true;
        switch (records.subtype()) {
            case MrtCode.PEER_INDEX_TABLE -> peerIndexTable(in);
            case MrtCode.RIB_IPV4_UNICAST -> entries(in, false, false);
            case MrtCode.RIB_IPV6_UNICAST -> entries(in, true, false);
            case MrtCode.RIB_IPV4_UNICAST_ADDPATH -> entries(in, false, true);
            case MrtCode.RIB_IPV6_UNICAST_ADDPATH -> entries(in, true, true);
            default -> sink.skipped("table of a family other than unicast", 1);
        }
    }

    /**
     * PEER_INDEX_TABLE (RFC 6396, 4.3.1): collector [4], view name length [2], view name, peer count [2], then each peer: type [1], BGP
     * identifier [4], address [4, or 16 with bit 0 of the type], AS [2, or 4 with bit 1].
     */
    private void peerIndexTable(WireReader in) throws MalformedException {
        index.clear();
        in.skip(4);
        in.skip(in.u16());
        int count = in.u16();
        for (int number = 0; number < count; number++) {
            int type = in.u8();
            in.skip(4);
            IpAddress address = IpAddress.read(in, (type & 1) != 0 ? 16 : 4);
            index.add(new Peer(address, (type & 2) != 0 ? in.u32() : in.u16()));
        }
    }

    /**
     * RIB_IPV4_UNICAST and its kin (RFC 6396, 4.3.2, RFC 8050, 4): sequence [4], bits [1], prefix, entry count [2], then each entry: peer
     * index [2], originated [4], path identifier [4, if present], length [2], attributes [length] with AS numbers of 4 octets.
     */
    private void entries(WireReader in, boolean isIpv6, boolean hasPathIds) throws IOException, MalformedException {
        in.skip(4);
        int from = in.position();
        int bits = in.u8();
        if (bits > (isIpv6 ? 128 : 32)) {
            throw in.malformed("prefix length " + bits + " is out of range");
        }
        in.skip((bits + 7) / 8);
        int to = in.position();
        int count = in.u16();
        for (int entry = 0; entry < count; entry++) {
            int number = in.u16();
            in.skip(4);
            long pathId = hasPathIds ? in.u32() : RouteSink.NO_PATH_ID;
            in.slice(in.u16(), attributes);
            if (number >= index.size()) {
                throw in.malformed("peer " + number + " is not in the index of " + index.size());
            }
            if (filter.takes(number, index.get(number))) {
                prefixOctets.reset(in.array(), from, to);
                sink.announce(
                        records.timeMicros(),
                        attributes,
                        AsNumberSize.FOUR_OCTETS,
                        prefix.ofOne(prefixOctets, isIpv6, pathId));
            }
        }
    }

    /**
     * BGP4MP_MESSAGE and its kin (RFC 6396, 4.4.2, RFC 8050, 3): peer AS [2 or 4], local AS [2 or 4], interface [2], AFI [2], peer address
     * [4 or 16], local address [4 or 16], BGP message.
     */
    private void message(WireReader in) throws IOException, MalformedException {
        int subtype = records.subtype();
        @Nullable
        AsNumberSize size = switch (subtype) {
            case MrtCode.BGP4MP_MESSAGE, MrtCode.BGP4MP_MESSAGE_ADDPATH -> AsNumberSize.TWO_OCTETS;
            case MrtCode.BGP4MP_MESSAGE_AS4, MrtCode.BGP4MP_MESSAGE_AS4_ADDPATH -> AsNumberSize.FOUR_OCTETS;
            default -> null;
        };
        if (size == null) {
            if (subtype != MrtCode.BGP4MP_STATE_CHANGE && subtype != MrtCode.BGP4MP_STATE_CHANGE_AS4) {
                sink.skipped("message the collector itself sent, or of unknown kind", 1);
            }
            return;
        }
        long as = size.read(in);
        in.skip(size.octets() + 2);
        int addressOctets = in.u16() == MrtCode.AFI_IPV6 ? 16 : 4;
        Peer peer = new Peer(IpAddress.read(in, addressOctets), as);
        in.skip(addressOctets);
        if (filter.takes(number(peer), peer)) {
            boolean hasPathIds =
                    subtype == MrtCode.BGP4MP_MESSAGE_ADDPATH || subtype == MrtCode.BGP4MP_MESSAGE_AS4_ADDPATH;
            messages.read(records.timeMicros(), in, size, hasPathIds);
        }
    }
}
