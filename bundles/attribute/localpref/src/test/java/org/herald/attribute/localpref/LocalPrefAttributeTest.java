package org.herald.attribute.localpref;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.PathAttributeType;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.api.Test;

class LocalPrefAttributeTest extends PathAttributeCompliance<Long> {
    @Override
    protected PathAttributeType<Long> attribute() {
        return new LocalPrefAttribute();
    }

    private static CodecContext session(boolean isInternal) {
        return new CodecContext(
                true, isInternal, 65001, isInternal ? 65001 : 65002, false, Negotiated.NOTHING, null, 0);
    }

    @Test
    void isOneHundredInsideWhereNothingWasWritten() {
        assertThat(attribute().export(null, session(true))).isEqualTo(100L);
    }

    @Test
    void isSentInsideAsWritten() {
        assertThat(attribute().export(200L, session(true))).isEqualTo(200L);
    }

    @Test
    void isNeverSentToExternalPeers() {
        assertThat(attribute().export(null, session(false))).isNull();
        assertThat(attribute().export(200L, session(false))).isNull();
    }
}
