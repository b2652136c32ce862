package org.herald.lib.linkstate;

import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * The identifier of a router in its IGP (RFC 9552, 5.2.1.4). IS-IS: system [6], of a pseudonode with its number [7]. OSPF: router [4], of a
 * pseudonode with the designated router's [8]. Direct and static: an address [4 or 16]. Digits stand for what is no address.
 */
enum RouterIdShape implements Shape {
    INSTANCE;

    private static final String DESIGNATED = "designated-router-id";
    private static final String PSEUDONODE = "psn";
    private static final int IPV4_OCTETS = 4;
    private static final int PAIR_OCTETS = 8;
    private static final int IPV6_OCTETS = 16;
    private static final int PSEUDONODE_OCTETS = 7;

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        int count = in.remaining();
        if (count == IPV4_OCTETS || count == IPV6_OCTETS) {
            out.address(IpAddress.read(in, count));
        } else if (count == PAIR_OCTETS) {
            out.address(IpAddress.read(in, IPV4_OCTETS));
            out.field(DESIGNATED, IpAddress.read(in, IPV4_OCTETS));
        } else {
            byte[] octets = in.rest();
            out.lowerHex("", octets, 0, count);
            if (count == PSEUDONODE_OCTETS) {
                out.field(PSEUDONODE, Integer.toString(octets[count - 1] & 0xFF));
            }
        }
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        int count = in.remaining();
        if (count == IPV4_OCTETS || count == IPV6_OCTETS) {
            out.address(IpAddress.read(in, count));
        } else if (count == PAIR_OCTETS) {
            out.address(IpAddress.read(in, IPV4_OCTETS)).word(DESIGNATED);
            out.address(IpAddress.read(in, IPV4_OCTETS));
        } else {
            out.word(Hex.lower(in.rest()));
        }
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        int at = words.position();
        if (!words.hasNext()) {
            throw words.failure("the statement ends where a " + what + " is expected", List.of());
        }
        IpAddress address = InetText.parse(words.text(), words.start(at), words.end(at));
        if (address == null) {
            readDigits(words, what, out);
            return;
        }
        words.position(at + 1);
        address.write(out);
        if (!address.isIpv6() && words.accept(DESIGNATED)) {
            out.u32(words.ipv4(DESIGNATED) & 0xFFFF_FFFFL);
        }
    }

    private static void readDigits(Words words, String what, WireWriter out) throws StatementException {
        int at = words.position();
        String word = words.next(what);
        try {
            out.bytes(Hex.parse(word));
        } catch (IllegalArgumentException e) {
            throw words.failureAt(
                    at,
                    "'" + word + "' is not a valid " + what
                            + " (an address, or the digits of an IS-IS system: 12, or 14 with a pseudonode)",
                    List.of());
        }
    }
}
