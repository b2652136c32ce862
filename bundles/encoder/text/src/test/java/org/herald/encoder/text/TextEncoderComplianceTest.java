package org.herald.encoder.text;

import org.herald.api.client.MessageEncoder;
import org.herald.testkit.EncoderCompliance;

class TextEncoderComplianceTest extends EncoderCompliance {
    @Override
    protected MessageEncoder encoder() {
        return new TextEncoder();
    }
}
