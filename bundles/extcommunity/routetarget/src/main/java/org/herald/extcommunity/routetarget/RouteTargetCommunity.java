package org.herald.extcommunity.routetarget;

import java.nio.charset.StandardCharsets;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.ProvideExtendedCommunity;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;
import org.herald.api.wire.WireWriter;
import org.osgi.service.component.annotations.Component;

/**
 * Route Target and Route Origin (RFC 4360, 4 and 5; RFC 5668): {@code type [1] sub-type [1]} and by type AS number [2] and number [4]
 * (0x00), IPv4 address [4] and number [2] (0x01), or AS number [4] and number [2] (0x02).
 */
@Component(service = ExtendedCommunityType.class)
@ProvideExtendedCommunity(
        value = "route-target",
        words = {
            RouteTargetCommunity.TARGET,
            RouteTargetCommunity.TARGET4,
            RouteTargetCommunity.ORIGIN,
            RouteTargetCommunity.ORIGIN4
        })
public final class RouteTargetCommunity implements ExtendedCommunityType {
    static final String TARGET = "target";
    static final String TARGET4 = "target4";
    static final String ORIGIN = "origin";
    static final String ORIGIN4 = "origin4";

    private static final int TWO_OCTET_AS = 0;
    private static final int IPV4_ADDRESS = 1;
    private static final int FOUR_OCTET_AS = 2;
    private static final int ROUTE_TARGET = 2;
    private static final int ROUTE_ORIGIN = 3;
    private static final long MOST16 = 0xFFFF;
    private static final long MOST32 = 0xFFFF_FFFFL;
    /** Behind an AS number: it is written in four octets, however small. */
    private static final char FOUR_OCTETS = 'L';

    private static final String FIELDS = ":<asn>:<number> | :<ipv4>:<number>";
    private static final String FIELDS4 = ":<asn>:<number>";
    private static final Grammar GRAMMAR = Grammar.of(
            new Grammar.Statement(TARGET, FIELDS, "VPNs that import the route (RFC 4360, 4)", TARGET + ":65001:1"),
            new Grammar.Statement(
                    TARGET4, FIELDS4, "the same with an AS number of four octets (RFC 5668)", TARGET4 + ":65001:1"),
            new Grammar.Statement(
                    ORIGIN, FIELDS, "where the route entered the network (RFC 4360, 5)", ORIGIN + ":65001:1"),
            new Grammar.Statement(
                    ORIGIN4, FIELDS4, "the same with an AS number of four octets (RFC 5668)", ORIGIN4 + ":65001:1"));

    /** Compatibility: the high nibble (who assigns the type, whether it is transitive) makes no difference to the text. */
    @Override
    public boolean owns(long value) {
        int subtype = subtype(value);
        return type(value) <= FOUR_OCTET_AS && (subtype == ROUTE_TARGET || subtype == ROUTE_ORIGIN);
    }

    private static int type(long value) {
        return (int) (value >>> 56) & 0x0F;
    }

    private static int subtype(long value) {
        return (int) (value >>> 48) & 0xFF;
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public long parse(String keyword, String[] fields) {
        if (fields.length != 2) {
            throw new IllegalArgumentException("expecting 2 fields, as in " + keyword + ":65001:1");
        }
        String administrator = fields[0];
        boolean isMarked = administrator.indexOf(FOUR_OCTETS) == administrator.length() - 1 && !administrator.isEmpty();
        boolean isForced = isMarked || keyword.equals(TARGET4) || keyword.equals(ORIGIN4);
        int subtype = keyword.equals(TARGET) || keyword.equals(TARGET4) ? ROUTE_TARGET : ROUTE_ORIGIN;
        if (!isForced && administrator.indexOf('.') >= 0) {
            return community(IPV4_ADDRESS, subtype, address(administrator) << 16 | number(fields[1], MOST16));
        }
        String digits = isMarked ? administrator.substring(0, administrator.length() - 1) : administrator;
        long autonomousSystem = autonomousSystem(digits);
        // Compatibility: ExaBGP from 5.0 on writes four-octet numbers as if they were addresses (0x01); RFC 5668 has a
        // type for them.
        if (isForced || autonomousSystem > MOST16) {
            return community(FOUR_OCTET_AS, subtype, autonomousSystem << 16 | number(fields[1], MOST16));
        }
        return community(TWO_OCTET_AS, subtype, autonomousSystem << 32 | number(fields[1], MOST32));
    }

    private static long community(int type, int subtype, long rest) {
        return (long) type << 56 | (long) subtype << 48 | rest;
    }

    private static long autonomousSystem(String digits) {
        byte[] text = octets(digits);
        long value = Words.parseNumber(text, 0, text.length, MOST32);
        if (value < 0) {
            throw new IllegalArgumentException("'" + digits + "' is not a valid ASN (0-" + MOST32 + ")");
        }
        return value;
    }

    private static long address(String dottedQuad) {
        byte[] text = octets(dottedQuad);
        long value = InetText.parseIpv4(text, 0, text.length);
        if (value < 0) {
            throw new IllegalArgumentException("'" + dottedQuad + "' is not a valid IPv4 address");
        }
        return value;
    }

    /** A number; one of 32 bits may also be written as a dotted quad. */
    private static long number(String digits, long most) {
        if (most == MOST32 && digits.indexOf('.') >= 0) {
            return address(digits);
        }
        byte[] text = octets(digits);
        long value = Words.parseNumber(text, 0, text.length, Long.MAX_VALUE);
        if (value < 0) {
            throw new IllegalArgumentException("'" + digits + "' is not a number (0-" + most + ")");
        }
        if (value > most) {
            throw new IllegalArgumentException("value is too large " + digits + " (0-" + most + ")");
        }
        return value;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What no word can express, the bits of the high nibble, becomes digits where it is to be read back. */
    @Override
    public void print(long value, TextWriter out) {
        if (out.isConfiguration() && value >>> 60 != 0) {
            WireWriter octets = new WireWriter(8, 8).u64(value);
            out.hex(octets.array(), 0, octets.size());
            return;
        }
        out.word(subtype(value) == ROUTE_TARGET ? TARGET : ORIGIN)
                .glue()
                .word(":")
                .glue();
        switch (type(value)) {
            case TWO_OCTET_AS -> printTwoOctetAs(value, out);
            case IPV4_ADDRESS ->
                printAddress((int) (value >>> 16), out).glue().word(":").glue().number(value & MOST16);
            default -> printFourOctetAs(value, out);
        }
    }

    private static void printTwoOctetAs(long value, TextWriter out) {
        out.number(value >>> 32 & MOST16).glue().word(":").glue();
        if (subtype(value) == ROUTE_TARGET) {
            out.number(value & MOST32);
        } else {
            // Compatibility: behind an origin's AS number the number is shown as an address.
            printAddress((int) value, out);
        }
    }

    private static void printFourOctetAs(long value, TextWriter out) {
        long autonomousSystem = value >>> 16 & MOST32;
        out.number(autonomousSystem);
        if (out.isConfiguration() && autonomousSystem <= MOST16) {
            // Without the mark it would read back as a number of two octets.
            out.glue().word(String.valueOf(FOUR_OCTETS));
        }
        out.glue().word(":").glue().number(value & MOST16);
    }

    private static TextWriter printAddress(int bits, TextWriter out) {
        out.word("");
        InetText.writeIpv4(bits, out.out());
        return out;
    }
}
