package org.herald.attribute.community;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommunityAttributeTest extends PathAttributeCompliance<Communities> {
    @Override
    protected PathAttributeType<Communities> attribute() {
        return new CommunityAttribute();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "community 65001:1                     | fde90001",
                "community [ 65001:1 ]                 | fde90001",
                "community [65001:1,65001:2]           | fde90001fde90002",
                "community [ 65001:2 1:1 65001:1 ]     | 00010001fde90001fde90002",
                "community [ 65001:1 1:1 65001:1 ]     | 00010001fde90001fde90001",
                "community [ 0 ]                       | 00000000",
                "community 4294967295                  | ffffffff",
                "community 0xfde90001                  | fde90001",
                "community 0X1                         | 00000001",
                "community [ no-export 1:1 ]           | 00010001ffffff01",
                "community [ no_export no_advertise ]  | ffffff01ffffff02",
                "community [ nopeer no-peer ]          | ffffff04ffffff04",
                "community [ no-export-subconfed blackhole ] | ffff029affffff03"
            })
    void readsAllWaysOfWritingAndSorts(String statement, String wire) throws StatementException {
        WireWriter out = new WireWriter();
        attribute().encode(parse(statement), out, CodecContext.CANONICAL);

        assertThat(Hex.lower(out.toByteArray())).isEqualTo(wire);
    }

    @Test
    void isNotSentIfItIsEmpty() throws StatementException {
        assertThat(parse("community [ ]")).isNull();
    }
}
