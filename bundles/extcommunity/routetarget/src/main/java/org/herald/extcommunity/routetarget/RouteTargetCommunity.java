package org.herald.extcommunity.routetarget;

import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.ProvideExtendedCommunity;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.wire.IpAddress;
import org.osgi.service.component.annotations.Component;

/**
 * Route Target and Route Origin (RFC 4360, 4 and 5; RFC 5668): {@code type [1] sub-type [1]} and by type AS number [2] and number [4] (0x00), IPv4 address
 * [4] and number [2] (0x01), or AS number [4] and number [2] (0x02).
 */
@Component(service = ExtendedCommunityType.class)
@ProvideExtendedCommunity(
        value = "route-target",
        words = {"target", "target4", "origin", "origin4"})
public final class RouteTargetCommunity implements ExtendedCommunityType {
    private static final int AS2 = 0;
    private static final int IPV4 = 1;
    private static final int AS4 = 2;
    private static final int TARGET = 2;
    private static final int ORIGIN = 3;

    private static final Grammar GRAMMAR = Grammar.of(
            new Grammar.Statement(
                    "target", ":<asn>:<number> | :<ipv4>:<number>", "VPNs that import the route (RFC 4360, 4)", "target:65001:1"),
            new Grammar.Statement(
                    "target4", ":<asn>:<number>", "the same with an AS number of four octets (RFC 5668)", "target4:65001:1"),
            new Grammar.Statement(
                    "origin", ":<asn>:<number> | :<ipv4>:<number>", "where the route came from (RFC 4360, 5)", "origin:65001:1"),
            new Grammar.Statement(
                    "origin4", ":<asn>:<number>", "the same with an AS number of four octets (RFC 5668)", "origin4:65001:1"));

    /** Compatibility: the bits of the high nibble (authority, non-transitive) make no difference to the text. */
    @Override
    public boolean owns(long value) {
        int type = (int) (value >>> 56) & 0x0F;
        int subtype = (int) (value >>> 48) & 0xFF;
        int high = (int) (value >>> 60);
        return type <= AS4 && (subtype == TARGET || subtype == ORIGIN) && (high == 0 || high == 4);
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
        int subtype = keyword.startsWith("target") ? TARGET : ORIGIN;
        String administrator = fields[0];
        boolean isForced = keyword.endsWith("4") || administrator.endsWith("L");
        if (administrator.endsWith("L")) {
            administrator = administrator.substring(0, administrator.length() - 1);
        }
        if (administrator.indexOf('.') >= 0) {
            IpAddress address = IpAddress.parse(administrator);
            if (address == null || address.isIpv6()) {
                throw new IllegalArgumentException("'" + administrator + "' is not an IPv4 address");
            }
            return community(IPV4, subtype, address.low() << 16 | number(fields[1], 0xFFFF));
        }
        long autonomousSystem = number(administrator, 0xFFFF_FFFFL);
        if (isForced || autonomousSystem > 0xFFFF) {
            return community(AS4, subtype, autonomousSystem << 16 | number(fields[1], 0xFFFF));
        }
        return community(AS2, subtype, autonomousSystem << 32 | number(fields[1], 0xFFFF_FFFFL));
    }

    private static long community(int type, int subtype, long rest) {
        return (long) type << 56 | (long) subtype << 48 | rest;
    }

    /** A number, or the same written as an IPv4 address. */
    private static long number(String text, long most) {
        long value;
        if (text.indexOf('.') >= 0) {
            IpAddress address = IpAddress.parse(text);
            value = address == null || address.isIpv6() ? -1 : address.low();
        } else {
            try {
                value = Long.parseLong(text);
            } catch (NumberFormatException notNumber) {
                value = -1;
            }
        }
        if (value < 0) {
            throw new IllegalArgumentException("'" + text + "' is not a number");
        }
        if (value > most) {
            throw new IllegalArgumentException("value is too large " + text + " (0-" + most + ")");
        }
        return value;
    }

    @Override
    public void print(long value, TextWriter out) {
        int type = (int) (value >>> 56) & 0x0F;
        int subtype = (int) (value >>> 48) & 0xFF;
        out.word(subtype == TARGET ? "target:" : "origin:").glue();
        switch (type) {
            case AS2 -> out.number(value >>> 32 & 0xFFFF).glue().word(":").glue().number(value & 0xFFFF_FFFFL);
            case IPV4 -> out.address(IpAddress.ofIpv4((int) (value >>> 16)))
                    .glue()
                    .word(":")
                    .glue()
                    .number(value & 0xFFFF);
            default -> printAs4(value, out);
        }
    }

    private static void printAs4(long value, TextWriter out) {
        long autonomousSystem = value >>> 16 & 0xFFFF_FFFFL;
        out.number(autonomousSystem);
        if (out.isConfiguration() && autonomousSystem <= 0xFFFF) {
            // Without the mark it would read back as a number of two octets.
            out.glue().word("L");
        }
        out.glue().word(":").glue().number(value & 0xFFFF);
    }
}
