package org.herald.extcommunity.mup;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.testkit.ExtendedCommunityCompliance;
import org.junit.jupiter.api.Test;

class MupCommunityTest extends ExtendedCommunityCompliance {
    @Override
    protected ExtendedCommunityType type() {
        return new MupCommunity();
    }

    /** The octets of the reference program. */
    @Test
    void writesTheOctetsOfAStatement() {
        assertThat(type().parse("mup", new String[] {"10", "11"})).isEqualTo(0x0C00_000A_0000_000BL);
    }

    @Test
    void leavesOtherSubTypesToOthers() {
        assertThat(type().owns(0x0C01_0000_0000_0000L)).isFalse();
        assertThat(type().owns(0x0B00_0000_0000_0000L)).isFalse();
    }
}
