package org.herald.extcommunity.routetarget;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.testkit.ExtendedCommunityCompliance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTargetCommunityTest extends ExtendedCommunityCompliance {
    @Override
    protected ExtendedCommunityType type() {
        return new RouteTargetCommunity();
    }

    /** The first eight are what the reference program writes; four-octet AS numbers are those of RFC 5668, 2. */
    @ParameterizedTest
    @CsvSource({
        "origin, 100, 0.0.3.232, 00030064000003e8",
        "target, 200, 2000, 000200c8000007d0",
        "origin, 0.1.19.100, 5000, 0103000113641388",
        "origin, 300, 0.1.29.40, 0003012c00011d28",
        "target, 72, 0.0.0.1, 0002004800000001",
        "target, 192.168.94.12, 5, 0102c0a85e0c0005",
        "target, 1000, 10.10.10.10, 000203e80a0a0a0a",
        "origin, 7.7.7.7, 7000, 0103070707071b58",
        "target, 65535, 4294967295, 0002ffffffffffff",
        "target, 65536, 65535, 020200010000ffff",
        "origin, 70500, 5000, 0203000113641388",
        "target, 120000L, 123, 02020001d4c0007b",
        "target, 65000L, 1, 02020000fde80001",
        "target4, 71200, 12000, 0202000116202ee0",
        "target4, 65001, 1, 02020000fde90001",
        "origin4, 71100, 11000, 0203000115bc2af8"
    })
    void writesTheOctetsOfAStatement(String keyword, String administrator, String number, String octets) {
        long value = type().parse(keyword, new String[] {administrator, number});

        assertThat(value).isEqualTo(Long.parseUnsignedLong(octets, 16));
    }

    @Test
    void leavesOtherSubTypesToOthers() {
        assertThat(type().owns(0x0008_0000_0000_0000L)).isFalse();
        assertThat(type().owns(0x0302_0000_0000_0000L)).isFalse();
        assertThat(type().owns(0x0604_0000_0000_0000L)).isFalse();
    }
}
