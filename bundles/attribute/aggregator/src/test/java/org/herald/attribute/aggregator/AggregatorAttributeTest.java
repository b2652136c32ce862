package org.herald.attribute.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.AttributeSink;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.PathAttributeCompliance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregatorAttributeTest extends PathAttributeCompliance<Aggregator> {
    private static final CodecContext OLD =
            new CodecContext(false, true, 65001, 65001, false, Negotiated.NOTHING, null, 0);
    private static final IpAddress ADDRESS = IpAddress.ofIpv4(0x09090909);
    private static final Aggregator LARGE = new Aggregator(0xFA56EA01L, ADDRESS);
    private static final Aggregator STAND_IN = new Aggregator(23456, ADDRESS);

    @Override
    protected PathAttributeType<Aggregator> attribute() {
        return new AggregatorAttribute();
    }

    /** One AS4_AGGREGATOR, or nothing. */
    private record Received(@Nullable Aggregator as4) implements AttributeSet {
        @Override
        public int size() {
            return as4 == null ? 0 : 1;
        }

        @Override
        public int code(int index) {
            return As4AggregatorAttribute.CODE;
        }

        @Override
        public int flags(int index) {
            return 0xC0;
        }

        @Override
        public @Nullable PathAttributeType<?> type(int index) {
            return new As4AggregatorAttribute();
        }

        @Override
        public @Nullable Object value(int index) {
            return as4;
        }

        @Override
        public WireReader raw(int index) {
            return new WireReader();
        }
    }

    private static final class Recorder implements AttributeSink {
        private final StringBuilder written = new StringBuilder();
        private final WireWriter value = new WireWriter();

        @Override
        public WireWriter begin(int code, int flags) {
            written.append(Integer.toHexString(flags << 8 | code)).append(' ');
            return value.clear();
        }

        @Override
        public void end() {
            written.append(Hex.lower(value.toByteArray()));
        }
    }

    private String companions(Aggregator value, CodecContext session) {
        Recorder out = new Recorder();
        attribute().exportCompanions(value, out, session);
        return out.written.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aggregator ( 65020:192.0.2.9 )",
                "aggregator (65020:192.0.2.9)",
                "aggregator 65020:192.0.2.9",
                "aggregator ( 0.65020:192.0.2.9 )"
            })
    void readsAllWaysOfWriting(String statement) throws StatementException {
        assertThat(parse(statement)).isEqualTo(new Aggregator(65020, IpAddress.ofIpv4(0xC0000209)));
    }

    /** Where brackets are letters like others. */
    @Test
    void readsOneWordWithBrackets() throws StatementException {
        byte[] text = "aggregator (65020:192.0.2.9)".getBytes(StandardCharsets.US_ASCII);
        Words words = new Words().begin(text);
        words.add(0, 10);
        words.add(11, text.length);

        assertThat(attribute().parse(words, null, codecs()))
                .isEqualTo(new Aggregator(65020, IpAddress.ofIpv4(0xC0000209)));
        assertThat(words.hasNext()).isFalse();
    }

    /** The reference program writes c00706 5ba0 09090909, then c01208 fa56ea01 09090909. */
    @Test
    void sendsAs4AggregatorToSpeakersOfTwoOctets() {
        WireWriter out = new WireWriter();
        attribute().encode(LARGE, out, OLD);

        assertThat(Hex.lower(out.toByteArray())).isEqualTo("5ba009090909");
        assertThat(companions(LARGE, OLD)).isEqualTo("c012 fa56ea0109090909");
    }

    @Test
    void sendsNoAs4AggregatorWhereTheNumberFitsOrFourOctetsAreAgreed() {
        assertThat(companions(new Aggregator(65535, ADDRESS), OLD)).isEmpty();
        assertThat(companions(LARGE, CodecContext.CANONICAL)).isEmpty();
    }

    @Test
    void isSentOnlyIfItWasWritten() {
        assertThat(attribute().export(null, OLD)).isNull();
        assertThat(attribute().export(LARGE, OLD)).isEqualTo(LARGE);
    }

    /** RFC 6793, 4.2.3. */
    @Test
    void takesTheNumberOfAs4AggregatorInPlaceOfAsTrans() {
        assertThat(attribute().complete(STAND_IN, new Received(LARGE), OLD)).isEqualTo(LARGE);
        assertThat(attribute().complete(STAND_IN, new Received(null), OLD)).isEqualTo(STAND_IN);
    }

    /** RFC 6793, 4.2.3: the AS4_AGGREGATOR "SHALL be ignored". */
    @Test
    void keepsANumberThatIsNotAsTrans() {
        Aggregator own = new Aggregator(65020, ADDRESS);

        assertThat(attribute().complete(own, new Received(LARGE), OLD)).isEqualTo(own);
    }

    /** RFC 6793, 4.1. */
    @Test
    void ignoresAs4AggregatorOfASpeakerOfFourOctets() {
        assertThat(attribute().complete(STAND_IN, new Received(LARGE), CodecContext.CANONICAL))
                .isEqualTo(STAND_IN);
    }
}
