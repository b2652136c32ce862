package org.herald.attribute.aspath;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.PathAttributeType;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.api.Test;

class As4PathAttributeTest extends PathAttributeCompliance<AsPath> {
    @Override
    protected PathAttributeType<AsPath> attribute() {
        return new As4PathAttribute();
    }

    @Override
    protected String corpus() {
        return "as4path.txt";
    }

    @Test
    void isNeverShownByItself() {
        AsPath path = AsPath.sequence(65536);

        assertThat(attribute().complete(path, new FixedAttributeSet(), CodecContext.CANONICAL))
                .isNull();
    }
}
