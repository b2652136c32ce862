package org.herald.itests.fuzz;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.FixedCodecView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The guard must bark: attributes that are wrong where only fuzzing finds it. */
class FuzzingIsRedIT {
    private static final int TRIGGER = 0x80;

    /** An octet; right, until a test makes it wrong for octets with the highest bit. */
    private static class OctetAttribute implements PathAttributeType<Integer> {
        @Override
        public int code() {
            return 99;
        }

        @Override
        public String name() {
            return "OCTET";
        }

        @Override
        public int flags() {
            return AttributeFlags.OPTIONAL;
        }

        @Override
        public Severity onMalformed() {
            return Severity.TREAT_AS_WITHDRAW;
        }

        @Override
        public Integer decode(WireReader value, CodecContext context) throws MalformedException {
            return value.u8();
        }

        @Override
        public void encode(Integer value, WireWriter out, CodecContext context) {
            out.u8(value);
        }

        @Override
        public Grammar grammar() {
            return Grammar.EMPTY;
        }

        @Override
        public @Nullable Integer parse(Words words, @Nullable Integer previous, CodecView codecs) {
            return null;
        }

        @Override
        public void describe(Integer value, FieldSink out, CodecView codecs) {
            out.field("octet", value);
        }

        @Override
        public void print(Integer value, TextWriter out, CodecView codecs) {}
    }

    private static FuzzRun run(OctetAttribute attribute) {
        List<Seeds.Seed> seeds = List.of(new Seeds.Seed(new InputContext(0), new byte[] {1}));
        return new FuzzRun(
                new AttributeTarget<>(attribute, seeds, FixedCodecView.of(attribute)),
                TimeUnit.MILLISECONDS.toNanos(1),
                TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void isGreenForARightDecoder() throws Exception {
        run(new OctetAttribute()).check();
    }

    @Test
    void findsAnExceptionThatIsNotMalformed() {
        OctetAttribute wrong = new OctetAttribute() {
            @Override
            public Integer decode(WireReader value, CodecContext context) throws MalformedException {
                int octet = value.u8();
                return List.of(octet, octet).get(octet / TRIGGER * 2);
            }
        };

        assertThatThrownBy(run(wrong)::check).hasMessageContaining("IndexOutOfBoundsException");
    }

    @Test
    void findsAReadBeyondTheWindow() {
        OctetAttribute wrong = new OctetAttribute() {
            @Override
            public Integer decode(WireReader value, CodecContext context) throws MalformedException {
                int octet = value.u8();
                return octet < TRIGGER ? octet : value.array()[value.limit()] & 0x7F;
            }
        };

        assertThatThrownBy(run(wrong)::check).hasMessageContaining("octets outside the window");
    }

    @Test
    void findsWhatIsNotWrittenAsItWasRead() {
        OctetAttribute wrong = new OctetAttribute() {
            @Override
            public void encode(Integer value, WireWriter out, CodecContext context) {
                out.u8(value & 0x7F);
            }
        };

        assertThatThrownBy(run(wrong)::check).hasMessageContaining("decodes as");
    }

    @Test
    void findsWhatCannotBeDescribed() {
        OctetAttribute wrong = new OctetAttribute() {
            @Override
            public void describe(Integer value, FieldSink out, CodecView codecs) {
                if (value >= TRIGGER) {
                    throw new IllegalStateException("no words for it");
                }
                super.describe(value, out, codecs);
            }
        };

        assertThatThrownBy(run(wrong)::check).hasMessageContaining("no words for it");
    }

    @Test
    void findsADecoderThatDoesNotEnd() {
        CountDownLatch never = new CountDownLatch(1);
        OctetAttribute wrong = new OctetAttribute() {
            @Override
            public Integer decode(WireReader value, CodecContext context) throws MalformedException {
                int octet = value.u8();
                if (octet >= TRIGGER) {
                    awaitForEver(never);
                }
                return octet;
            }
        };

        assertThatThrownBy(run(wrong)::check).hasMessageContaining("does not end");
    }

    private static void awaitForEver(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
