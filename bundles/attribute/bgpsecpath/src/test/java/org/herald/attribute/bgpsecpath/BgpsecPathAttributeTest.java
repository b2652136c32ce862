package org.herald.attribute.bgpsecpath;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Octets;
import org.herald.api.wire.WireReader;
import org.herald.testkit.PathAttributeCompliance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BgpsecPathAttributeTest extends PathAttributeCompliance<Octets> {
    @Override
    protected PathAttributeType<Octets> attribute() {
        return new BgpsecPathAttribute();
    }

    /** RFC 8205, 5.2. */
    @Test
    void doesNotStandBesideAsPath() {
        Octets any = Octets.of(new byte[] {1});

        assertThatThrownBy(() -> attribute().check(any, new Codes(1, 2, 33), CodecContext.CANONICAL))
                .isInstanceOf(MalformedException.class);
        assertThatCode(() -> attribute().check(any, new Codes(1, 33), CodecContext.CANONICAL))
                .doesNotThrowAnyException();
    }

    /** Attributes of which only the codes are asked. */
    private record Codes(int... codes) implements AttributeSet {
        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public int code(int index) {
            return codes[index];
        }

        @Override
        public int flags(int index) {
            return 0;
        }

        @Override
        public @Nullable PathAttributeType<?> type(int index) {
            return null;
        }

        @Override
        public @Nullable Object value(int index) {
            return null;
        }

        @Override
        public WireReader raw(int index) {
            return new WireReader();
        }
    }
}
