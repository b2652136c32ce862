package org.herald.extcommunity.mvpn;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.testkit.ExtendedCommunityCompliance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MvpnCommunityTest extends ExtendedCommunityCompliance {
    @Override
    protected ExtendedCommunityType type() {
        return new MvpnCommunity();
    }

    /** RFC 6514, 6 and 7; the forms of RFC 4360, 3.1 and 3.2, and RFC 5668, 2. */
    @ParameterizedTest
    @CsvSource({
        "source-as, 65000, 0, 0009fde800000000",
        "source-as, 70000, 0, 0209000111700000",
        "source-as, 65000L, 0, 02090000fde80000",
        "vrf-route-import, 192.0.2.1, 5, 010bc00002010005",
        "rtrecord, 65000, 100000, 0013fde8000186a0",
        "rtrecord, 192.0.2.1, 5, 0113c00002010005",
        "rtrecord, 70000, 5, 0213000111700005"
    })
    void writesTheOctetsOfAStatement(String keyword, String administrator, String number, String octets) {
        long value = type().parse(keyword, new String[] {administrator, number});

        assertThat(value).isEqualTo(Long.parseUnsignedLong(octets, 16));
    }

    @Test
    void takesASourceAsWithoutItsZero() {
        assertThat(type().parse("source-as", new String[] {"65000"})).isEqualTo(0x0009_FDE8_0000_0000L);
    }

    @Test
    void leavesOthersToOthers() {
        assertThat(type().owns(0x0002_0000_0000_0000L)).isFalse();
        assertThat(type().owns(0x000B_0000_0000_0000L)).isFalse();
        assertThat(type().owns(0x0109_0000_0000_0000L)).isFalse();
        assertThat(type().owns(0x400B_0000_0000_0000L)).isFalse();
        assertThat(type().owns(0x0313_0000_0000_0000L)).isFalse();
    }
}
