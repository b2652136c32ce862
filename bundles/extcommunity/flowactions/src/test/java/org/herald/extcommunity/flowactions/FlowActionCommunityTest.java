package org.herald.extcommunity.flowactions;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.testkit.ExtendedCommunityCompliance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowActionCommunityTest extends ExtendedCommunityCompliance {
    @Override
    protected ExtendedCommunityType type() {
        return new FlowActionCommunity();
    }

    /** Octets of the reference program's cases; those of addresses and of small four-octet AS numbers are those of RFC 8955, 7.4. */
    @ParameterizedTest
    @CsvSource({
        "rate-limit, 0, 8006000000000000",
        "rate-limit, 1, 800600003f800000",
        "rate-limit, 65535, 80060000477fff00",
        "rate-limit, 1250000000, 800600004e9502f9",
        "rate-limit, 1250000000:bytes, 800600004e9502f9",
        "rate-limit, 0:packets, 800c000000000000",
        "redirect, 65500:12345, 8008ffdc00003039",
        "redirect, 65001:119, 8008fde900000077",
        "redirect, 1300:83000, 8008051400014438",
        "redirect, 65536:65535, 820800010000ffff",
        "redirect, 65000L:1, 82080000fde80001",
        "redirect, 1.10:1, 82080001000a0001",
        "redirect, 1.2.3.4:5678, 810801020304162e",
        "redirect-to-nexthop-ietf, 1.2.3.4, 010c010203040000",
        "copy-to-nexthop-ietf, 1.2.3.4, 010c010203040001",
        "mark, 10, 800900000000000a",
        "action, sample-terminal, 8007000000000003",
        "action, sample, 8007000000000002",
        "action, terminal, 8007000000000001",
        "interface-set, input:65000:12, 07020000fde8400c",
        "interface-set, transitive:output:65000:12, 07020000fde8800c",
        "interface-set, non-transitive:input-output:4294967295:16383, 4702ffffffffffff"
    })
    void writesTheOctetsOfAStatement(String keyword, String fields, String octets) {
        long value = type().parse(keyword, fields.split(":", -1));

        assertThat(value).isEqualTo(Long.parseUnsignedLong(octets, 16));
    }

    @Test
    void leavesOtherKindsAndRatesThatAreNoNumbersToOthers() {
        assertThat(type().owns(0x0002_FDE9_0000_0001L)).as("a target").isFalse();
        assertThat(type().owns(0x800A_1301_0000_0000L))
                .as("layer 2 information")
                .isFalse();
        assertThat(type().owns(0x8006_0000_7FC0_0000L)).as("not a number").isFalse();
        assertThat(type().owns(0x8006_0000_7F80_0000L)).as("infinite").isFalse();
        assertThat(type().owns(0x8006_0000_BF80_0000L)).as("negative").isFalse();
        assertThat(type().owns(0x0702_0000_FDE8_000CL))
                .as("without a direction")
                .isFalse();
    }
}
