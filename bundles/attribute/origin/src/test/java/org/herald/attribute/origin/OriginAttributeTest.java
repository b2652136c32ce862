package org.herald.attribute.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginAttributeTest extends PathAttributeCompliance<Origin> {
    @Override
    protected PathAttributeType<Origin> attribute() {
        return new OriginAttribute();
    }

    @ParameterizedTest
    @CsvSource({"origin IGP, IGP", "origin Egp, EGP", "origin INCOMPLETE, INCOMPLETE"})
    void readsItsWordsInAnyCase(String statement, Origin expected) throws StatementException {
        assertThat(parse(statement)).isEqualTo(expected);
    }

    @Test
    void isIgpWhereNothingWasWritten() {
        assertThat(attribute().export(null, CodecContext.CANONICAL)).isEqualTo(Origin.IGP);
    }

    @Test
    void isSentAsWritten() {
        assertThat(attribute().export(Origin.EGP, CodecContext.CANONICAL)).isEqualTo(Origin.EGP);
    }
}
