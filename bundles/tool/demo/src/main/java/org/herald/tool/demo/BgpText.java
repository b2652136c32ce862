package org.herald.tool.demo;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/** Says in words what is in a BGP message of IPv4 and IPv6 unicast, with AS numbers of four octets: as much as the demo needs. */
final class BgpText {
    private static final int MULTIPROTOCOL = 1;
    private static final int FOUR_OCTET_AS = 65;
    private static final int CAPABILITIES = 2;
    private static final String[] ORIGINS = {"igp", "egp", "incomplete"};

    private BgpText() {}

    /**
     * OPEN (RFC 4271, 4.2): version [1], AS [2], hold time in seconds [2], identifier [4], parameters length [1], parameters: type [1],
     * length [1], of type 2 capabilities: code [1], length [1], value (RFC 5492).
     */
    static String open(WireReader in) throws MalformedException {
        in.skip(1);
        long as = in.u16();
        int holdSeconds = in.u16();
        IpAddress id = IpAddress.read(in, 4);
        List<String> families = new ArrayList<>();
        WireReader parameters = in.slice(in.u8());
        while (parameters.hasRemaining()) {
            int type = parameters.u8();
            WireReader capabilities = parameters.slice(parameters.u8());
            while (type == CAPABILITIES && capabilities.hasRemaining()) {
                int code = capabilities.u8();
                WireReader value = capabilities.slice(capabilities.u8());
                if (code == MULTIPROTOCOL) {
                    families.add(family(value.u16(), value.u16()));
                } else if (code == FOUR_OCTET_AS) {
                    as = value.u32();
                }
            }
        }
        return "AS " + as + ", identifier " + id + ", hold time " + holdSeconds + " s, families "
                + String.join(" and ", families);
    }

    private static String family(int afi, int safi) {
        String name = afi == 1 ? "ipv4" : afi == 2 ? "ipv6" : "AFI " + afi;
        return name + (safi == 1 ? " unicast" : " SAFI " + safi);
    }

    /** NOTIFICATION (RFC 4271, 4.5): code [1], subcode [1], data. */
    static String notification(WireReader in) throws MalformedException {
        return "code " + in.u8() + ", subcode " + in.u8();
    }

    /** UPDATE (RFC 4271, 4.3): withdrawn length [2], withdrawn, attributes length [2], attributes, NLRI. One sentence for each prefix. */
    static List<String> update(WireReader in) throws MalformedException {
        List<String> sentences = new ArrayList<>();
        WireReader withdrawn = in.slice(in.u16());
        while (withdrawn.hasRemaining()) {
            sentences.add("withdrawn  " + prefix(withdrawn, 4));
        }
        UpdateText text = new UpdateText();
        text.attributes(in.slice(in.u16()), sentences);
        while (in.hasRemaining()) {
            sentences.add("announced  " + prefix(in, 4) + text.words());
        }
        return sentences.isEmpty() ? List.of(text.endOfRib()) : sentences;
    }

    /** Length in bits [1], octets up to there. */
    static String prefix(WireReader in, int addressOctets) throws MalformedException {
        int bits = in.u8();
        if (bits > addressOctets * 8) {
            throw in.malformed("prefix length " + bits);
        }
        byte[] address = new byte[addressOctets];
        byte[] given = in.bytes((bits + 7) / 8);
        System.arraycopy(given, 0, address, 0, given.length);
        return IpAddress.ofOctets(address, 0, addressOctets) + "/" + bits;
    }

    static String origin(int value) {
        return value < ORIGINS.length ? ORIGINS[value] : Integer.toString(value);
    }
}
