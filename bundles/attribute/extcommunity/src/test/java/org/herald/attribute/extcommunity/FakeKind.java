package org.herald.attribute.extcommunity;

import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.wire.IpAddress;

/**
 * Kinds of extended community for tests: one of two fields ({@code target}, two-octet AS numbers only), one without fields, one whose field
 * is shown as a second word, and one that is only shown.
 */
final class FakeKind implements ExtendedCommunityType {
    private static final long NEXT_HOP = 0x0800_0000_0000_0000L;

    @Override
    public boolean owns(long value) {
        int type = (int) (value >>> 48);
        return type == 0x0002 || type == 0x010C && (value & 0xFFFF) == 0 || type == 0x0600 || value == NEXT_HOP;
    }

    @Override
    public Grammar grammar() {
        return Grammar.of(
                new Grammar.Statement("target", ":<asn>:<number>", "a target", "target:65001:1"),
                new Grammar.Statement("redirect-to-nexthop", "", "without fields", "redirect-to-nexthop"),
                new Grammar.Statement(
                        "redirect-to-nexthop-ietf", "<ipv4>", "two words", "redirect-to-nexthop-ietf:1.2.3.4"));
    }

    @Override
    public long parse(String keyword, String[] fields) {
        switch (keyword) {
            case "target" -> {
                expect(2, fields);
                return 2L << 48 | Long.parseLong(fields[0]) << 32 | Long.parseLong(fields[1]);
            }
            case "redirect-to-nexthop" -> {
                expect(0, fields);
                return NEXT_HOP;
            }
            default -> {
                expect(1, fields);
                IpAddress address = IpAddress.parse(fields[0]);
                if (address == null || address.isIpv6()) {
                    throw new IllegalArgumentException("not an IPv4 address");
                }
                return 0x010CL << 48 | address.low() << 16;
            }
        }
    }

    private static void expect(int count, String[] fields) {
        if (fields.length != count) {
            throw new IllegalArgumentException("expecting " + count + " fields");
        }
    }

    @Override
    public void print(long value, TextWriter out) {
        switch ((int) (value >>> 48)) {
            case 0x0002 -> out.word("target:" + (value >>> 32 & 0xFFFF) + ":" + (value & 0xFFFF_FFFFL));
            case 0x0600 -> out.word("mac-mobility:" + (value & 0xFFFF_FFFFL));
            case 0x010C -> out.word("redirect-to-nexthop-ietf").address(IpAddress.ofIpv4((int) (value >>> 16)));
            default -> out.word("redirect-to-nexthop");
        }
    }
}
