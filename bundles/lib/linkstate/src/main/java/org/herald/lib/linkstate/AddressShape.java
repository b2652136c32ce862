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

/** An address of a fixed length, or of the 4 or 16 octets that there are. */
enum AddressShape implements Shape {
    IPV4(4),
    IPV6(16),
    EITHER(0);

    private final int octets;

    AddressShape(int octets) {
        this.octets = octets;
    }

    private IpAddress take(WireReader in) throws MalformedException {
        int count = octets != 0 ? octets : in.remaining();
        if (count != 4 && count != 16) {
            throw in.malformed("an address of " + count + " octets, must be 4 or 16");
        }
        return IpAddress.read(in, count);
    }

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        out.address(take(in));
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        out.address(take(in));
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        int at = words.position();
        IpAddress address = words.address();
        if (octets != 0 && address.octetCount() != octets) {
            throw words.failureAt(
                    at,
                    "'" + address + "' is not a valid " + what + " (an " + (octets == 4 ? "IPv4" : "IPv6")
                            + " address)",
                    List.of());
        }
        address.write(out);
    }
}
