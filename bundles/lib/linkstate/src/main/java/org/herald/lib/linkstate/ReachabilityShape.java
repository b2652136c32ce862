package org.herald.lib.linkstate;

import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.lib.prefix.Prefix;
import org.herald.lib.prefix.PrefixText;
import org.herald.lib.prefix.PrefixWire;

/**
 * IP reachability (RFC 9552, 5.2.3.2): length in bits [1], the octets that hold them. Missing octets are zero and further ones are ignored, as
 * far as the address family has them: senders differ.
 */
enum ReachabilityShape implements Shape {
    IPV4(4),
    IPV6(16);

    private final int octets;

    ReachabilityShape(int octets) {
        this.octets = octets;
    }

    Prefix take(WireReader in) throws MalformedException {
        int bits = in.u8();
        int count = in.remaining();
        if (bits > octets * 8) {
            throw new MalformedException(PrefixText.outOfRange(bits, this == IPV6), in.position() - 1);
        }
        if (count > octets) {
            throw in.malformed("a prefix of " + count + " octets (at most " + octets + ")");
        }
        byte[] address = new byte[octets];
        System.arraycopy(in.array(), in.position(), address, 0, count);
        in.skip(count);
        return new Prefix(IpAddress.ofOctets(address, 0, octets).masked(bits), bits);
    }

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        Prefix prefix = take(in);
        out.prefix(prefix.address(), prefix.bits());
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        Prefix prefix = take(in);
        out.address(prefix.address()).glue().word("/").glue().number(prefix.bits());
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        Prefix prefix = PrefixText.read(words, this == IPV6);
        out.u8(prefix.bits());
        PrefixWire.write(prefix, out);
    }
}
