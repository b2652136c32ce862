package org.herald.tool.replay;

import java.io.IOException;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/** Reads the routes out of a recorded BGP message (RFC 4271, 4.3, RFC 4760). Messages other than UPDATE have none. */
final class MessageReader {
    private static final int MARKER_OCTETS = 16;
    private static final int UPDATE = 2;
    private static final int MP_REACH_NLRI = 14;
    private static final int MP_UNREACH_NLRI = 15;
    private static final int UNICAST = 1;

    private final RouteSink sink;
    private final PrefixBlock prefixes = new PrefixBlock();
    private final WireReader withdrawn = new WireReader();
    private final WireReader attributes = new WireReader();
    private final AttributeCursor cursor = new AttributeCursor();

    MessageReader(RouteSink sink) {
        this.sink = sink;
    }

    /**
     * Marker [16], length [2], type [1]; of an UPDATE: withdrawn length [2], withdrawn prefixes, attributes length [2], attributes, NLRI.
     *
     * @param hasPathIds each NLRI of the message begins with a path identifier (RFC 8050, 3)
     */
    void read(long timeMicros, WireReader in, AsNumberSize size, boolean hasPathIds)
            throws IOException, MalformedException {
        in.skip(MARKER_OCTETS + 2);
        if (in.u8() != UPDATE) {
            return;
        }
        in.slice(in.u16(), withdrawn);
        in.slice(in.u16(), attributes);
        if (withdrawn.hasRemaining()) {
            sink.withdraw(timeMicros, prefixes.of(withdrawn, false, hasPathIds));
        }
        multiprotocol(timeMicros, size, hasPathIds);
        if (in.hasRemaining()) {
            sink.announce(timeMicros, attributes, size, prefixes.of(in, false, hasPathIds));
        }
    }

    private void multiprotocol(long timeMicros, AsNumberSize size, boolean hasPathIds)
            throws IOException, MalformedException {
        cursor.begin(attributes);
        while (cursor.next()) {
            WireReader value = cursor.value();
            if (cursor.code() == MP_UNREACH_NLRI && isUnicast(value)) {
                sink.withdraw(timeMicros, prefixes.of(value, isIpv6(value), hasPathIds));
            } else if (cursor.code() == MP_REACH_NLRI && isUnicast(value)) {
                boolean isIpv6 = isIpv6(value);
                value.skip(value.u8() + 1);
                sink.announce(timeMicros, attributes, size, prefixes.of(value, isIpv6, hasPathIds));
            }
        }
    }

    private boolean isUnicast(WireReader value) throws MalformedException {
        int from = value.position();
        int afi = value.u16();
        int safi = value.u8();
        value.position(from);
        boolean isUnicast = (afi == MrtCode.AFI_IPV4 || afi == MrtCode.AFI_IPV6) && safi == UNICAST;
        if (!isUnicast) {
            sink.skipped("family " + afi + "/" + safi, 1);
        }
        return isUnicast;
    }

    private static boolean isIpv6(WireReader value) throws MalformedException {
        boolean isIpv6 = value.u16() == MrtCode.AFI_IPV6;
        value.skip(1);
        return isIpv6;
    }
}
