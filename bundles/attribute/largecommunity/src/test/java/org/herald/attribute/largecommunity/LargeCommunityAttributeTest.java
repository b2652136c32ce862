package org.herald.attribute.largecommunity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeCommunityAttributeTest extends PathAttributeCompliance<List<LargeCommunity>> {
    @Override
    protected PathAttributeType<List<LargeCommunity>> attribute() {
        return new LargeCommunityAttribute();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "large-community 1:2:3                      | 000000010000000200000003",
                "large-community [ 1:2:3 ]                  | 000000010000000200000003",
                "large-community [ 1:2:3, 1:2:3 ]           | 000000010000000200000003",
                "large-community [ 2:0:0 1:2:4 1:2:3 ]      | 000000010000000200000003000000010000000200000004000000020000000000000000",
                "large-community 0x000000010000000200000003 | 000000010000000200000003",
                "large-community 0xA                        | 00000000000000000000000a",
                "large-community 4294967296                 | 000000000000000100000000",
                "large-community 79228162514264337593543950335 | ffffffffffffffffffffffff"
            })
    void readsAllWaysOfWritingSortsAndLeavesRepeatsOut(String statement, String wire) throws StatementException {
        WireWriter out = new WireWriter();
        attribute().encode(parse(statement), out, CodecContext.CANONICAL);

        assertThat(Hex.lower(out.toByteArray())).isEqualTo(wire);
    }

    @Test
    void isNotSentIfItIsEmpty() throws StatementException {
        assertThat(parse("large-community [ ]")).isNull();
    }
}
