package org.herald.attribute.aigp;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.api.Test;

class AigpAttributeTest extends PathAttributeCompliance<Aigp> {
    @Override
    protected PathAttributeType<Aigp> attribute() {
        return new AigpAttribute();
    }

    @Test
    void readsMetricsInBothBases() throws StatementException {
        assertThat(parse("aigp 100")).isEqualTo(parse("aigp 0x64"));
        assertThat(parse("aigp [ 100 ]")).isEqualTo(parse("aigp 100"));
        assertThat(parse("aigp 18446744073709551615")).isEqualTo(parse("aigp 0xffffffffffffffff"));
    }

    /** RFC 7311, 3.3. */
    @Test
    void isSentOnlyWhereItIsEnabled() throws StatementException {
        Aigp written = parse("aigp 100");
        CodecContext without = new CodecContext(true, false, 65001, 65002, false, Negotiated.NOTHING, codecs(), 0);

        assertThat(attribute().export(written, CodecContext.CANONICAL)).isEqualTo(written);
        assertThat(attribute().export(written, without)).isNull();
        assertThat(attribute().export(null, CodecContext.CANONICAL)).isNull();
    }
}
