package org.herald.extcommunity.mvpn;

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
 * Source AS and VRF Route Import (RFC 6514, 6 and 7), and Route Target Record (sub-type 0x13): {@code type [1] sub-type [1]} and by type AS number
 * [2] and number [4] (0x00), IPv4 address [4] and number [2] (0x01), or AS number [4] and number [2] (0x02).
 */
@Component(service = ExtendedCommunityType.class)
@ProvideExtendedCommunity(
        value = "mvpn",
        words = {MvpnCommunity.SOURCE_AS, MvpnCommunity.VRF_ROUTE_IMPORT, MvpnCommunity.RECORD})
public final class MvpnCommunity implements ExtendedCommunityType {
    static final String SOURCE_AS = "source-as";
    static final String VRF_ROUTE_IMPORT = "vrf-route-import";
    /** Compatibility: ExaBGP's word. */
    static final String RECORD = "rtrecord";

    private static final int TWO_OCTET_AS = 0;
    private static final int IPV4_ADDRESS = 1;
    private static final int FOUR_OCTET_AS = 2;
    private static final int SOURCE_AS_SUBTYPE = 0x09;
    private static final int VRF_ROUTE_IMPORT_SUBTYPE = 0x0B;
    private static final int RECORD_SUBTYPE = 0x13;
    private static final long MOST16 = 0xFFFF;
    private static final long MOST32 = 0xFFFF_FFFFL;
    /** Behind an AS number: it is written in four octets, however small. */
    private static final String FOUR_OCTETS = "L";

    private static final Grammar GRAMMAR = Grammar.of(
            new Grammar.Statement(
                    SOURCE_AS, ":<asn>[:<number>]", "the AS of a source (RFC 6514, 6)", SOURCE_AS + ":65001:0"),
            new Grammar.Statement(
                    VRF_ROUTE_IMPORT,
                    ":<ipv4>:<0-65535>",
                    "PE and VRF whose route towards a source it is (RFC 6514, 7)",
                    VRF_ROUTE_IMPORT + ":192.0.2.1:1"),
            new Grammar.Statement(
                    RECORD,
                    ":<asn>:<number> | :<ipv4>:<number>",
                    "a route target that the route had before",
                    RECORD + ":65001:1"));

    @Override
    public boolean owns(long value) {
        int type = (int) (value >>> 56);
        return switch (subtype(value)) {
            case SOURCE_AS_SUBTYPE -> type == TWO_OCTET_AS || type == FOUR_OCTET_AS;
            case VRF_ROUTE_IMPORT_SUBTYPE -> type == IPV4_ADDRESS;
            // Compatibility: the high nibble (who assigns the type, whether it is transitive) makes no difference to
            // the text.
            case RECORD_SUBTYPE -> (type & 0x0F) <= FOUR_OCTET_AS;
            default -> false;
        };
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
        boolean isSourceAs = keyword.equals(SOURCE_AS);
        if (fields.length != 2 && !(isSourceAs && fields.length == 1)) {
            String example = keyword.equals(VRF_ROUTE_IMPORT) ? ":192.0.2.1:1" : ":65001:1";
            throw new IllegalArgumentException("expecting 2 fields, as in " + keyword + example);
        }
        // RFC 6514, 6: the local administrator of a Source AS is 0
        String number = fields.length == 1 ? "0" : fields[1];
        return switch (keyword) {
            case SOURCE_AS -> ofAs(SOURCE_AS_SUBTYPE, fields[0], number);
            case VRF_ROUTE_IMPORT -> ofAddress(VRF_ROUTE_IMPORT_SUBTYPE, fields[0], number);
            default ->
                fields[0].indexOf('.') >= 0
                        ? ofAddress(RECORD_SUBTYPE, fields[0], number)
                        : ofAs(RECORD_SUBTYPE, fields[0], number);
        };
    }

    private static long ofAs(int subtype, String administrator, String number) {
        boolean isMarked = administrator.endsWith(FOUR_OCTETS);
        String digits = isMarked ? administrator.substring(0, administrator.length() - 1) : administrator;
        byte[] text = octets(digits);
        long autonomousSystem = Words.parseNumber(text, 0, text.length, MOST32);
        if (autonomousSystem < 0) {
            throw new IllegalArgumentException("'" + digits + "' is not a valid ASN (0-" + MOST32 + ")");
        }
        return isMarked || autonomousSystem > MOST16
                ? community(FOUR_OCTET_AS, subtype, autonomousSystem << 16 | number(number, MOST16))
                : community(TWO_OCTET_AS, subtype, autonomousSystem << 32 | number(number, MOST32));
    }

    private static long ofAddress(int subtype, String administrator, String number) {
        byte[] text = octets(administrator);
        long address = InetText.parseIpv4(text, 0, text.length);
        if (address < 0) {
            throw new IllegalArgumentException("'" + administrator + "' is not a valid IPv4 address");
        }
        return community(IPV4_ADDRESS, subtype, address << 16 | number(number, MOST16));
    }

    private static long community(int type, int subtype, long rest) {
        return (long) type << 56 | (long) subtype << 48 | rest;
    }

    private static long number(String digits, long most) {
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
        out.word(word(subtype(value))).glue().word(":").glue();
        switch ((int) (value >>> 56) & 0x0F) {
            case TWO_OCTET_AS ->
                out.number(value >>> 32 & MOST16).glue().word(":").glue().number(value & MOST32);
            case IPV4_ADDRESS -> printAddress(value, out);
            default -> printFourOctetAs(value, out);
        }
    }

    private static String word(int subtype) {
        return switch (subtype) {
            case SOURCE_AS_SUBTYPE -> SOURCE_AS;
            case VRF_ROUTE_IMPORT_SUBTYPE -> VRF_ROUTE_IMPORT;
            default -> RECORD;
        };
    }

    private static void printAddress(long value, TextWriter out) {
        out.word("");
        InetText.writeIpv4((int) (value >>> 16), out.out());
        out.glue().word(":").glue().number(value & MOST16);
    }

    private static void printFourOctetAs(long value, TextWriter out) {
        long autonomousSystem = value >>> 16 & MOST32;
        out.number(autonomousSystem);
        if (out.isConfiguration() && autonomousSystem <= MOST16) {
            // Without the mark it would read back as a number of two octets.
            out.glue().word(FOUR_OCTETS);
        }
        out.glue().word(":").glue().number(value & MOST16);
    }
}
