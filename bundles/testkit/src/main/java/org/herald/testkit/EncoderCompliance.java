package org.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.client.Event;
import org.herald.api.client.MessageEncoder;
import org.herald.api.client.MessageEncoder.EncoderOptions;
import org.herald.api.wire.WireWriter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every encoder must do with an event of each type. An encoder's test extends this; what its lines say is its own to test. */
public abstract class EncoderCompliance {
    private static final EncoderOptions PLAIN = new EncoderOptions("host.example", 42, 41, false);
    private static final EncoderOptions COMPACT = new EncoderOptions("host.example", 42, 41, true);

    /** The encoder, newly made. */
    protected abstract MessageEncoder encoder();

    /** Whether each line is a JSON object: by default that of structured dialects. */
    protected boolean isJson() {
        return encoder().dialect().form() == Dialect.Form.STRUCTURED;
    }

    /** Whether what it writes are lines of text at all. */
    protected boolean isText() {
        return true;
    }

    /** The codecs in the samples. */
    protected final CodecView codecs() {
        return FixedCodecView.of(SampleFamily.IPV4_UNICAST);
    }

    /** What it writes for an event, line ends included. */
    protected final String lines(Event event, EncoderOptions options) {
        return Rendering.utf8(octets(event, options, codecs()));
    }

    private byte[] octets(Event event, EncoderOptions options, CodecView view) {
        WireWriter out = new WireWriter();
        out.u8('>');
        encoder().encode(event, options, view, out);
        byte[] all = out.toByteArray();
        assertThat(all[0]).as("what was in the writer before stays").isEqualTo((byte) '>');
        return java.util.Arrays.copyOfRange(all, 1, all.length);
    }

    @Test
    final void saysWhatItIs() {
        assertThat(encoder().name()).matches("[a-z0-9.-]+");
        assertThat(encoder().aliases()).doesNotContain(encoder().name()).doesNotHaveDuplicates();
    }

    @TestFactory
    final Stream<DynamicTest> writesWholeLines() {
        return samples((event, options) -> {
            if (isText()) {
                check(lines(event, options));
            }
        });
    }

    @TestFactory
    final Stream<DynamicTest> writesTheSameForTheSame() {
        return samples((event, options) ->
                assertThat(octets(event, options, codecs())).isEqualTo(octets(event, options, codecs())));
    }

    @TestFactory
    final Stream<DynamicTest> writesEventsWithoutAnyCodecInstalled() {
        return samples((event, options) -> {
            byte[] octets = octets(event, options, FixedCodecView.EMPTY);
            if (isText()) {
                check(Rendering.utf8(octets));
            }
        });
    }

    @Test
    final void writesUpdates() {
        Event update = new Event.Update(
                SampleEvents.envelope(), org.herald.api.client.Direction.RECEIVE, SampleEvents.update());

        assertThat(octets(update, PLAIN, codecs())).isNotEmpty();
    }

    private void check(String text) {
        if (text.isEmpty()) {
            return;
        }
        assertThat(text).as("a line end behind the last line").endsWith("\n");
        // An event in words may end with one empty line, by which programs know that it is over.
        int ends = !isJson() && text.endsWith("\n\n") ? 2 : 1;
        for (String line : text.substring(0, text.length() - ends).split("\n", -1)) {
            assertThat(line).as("a line").isNotBlank();
            assertThat(line.chars().noneMatch(c -> c < ' ' || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029))
                    .as("no control character or other line end in: %s", line)
                    .isTrue();
            if (isJson()) {
                assertThat(line).startsWith("{");
                JsonText.check(line);
            }
        }
    }

    private interface Check {
        void run(Event event, EncoderOptions options);
    }

    private static Stream<DynamicTest> samples(Check check) {
        List<Event> events = SampleEvents.all();
        return Stream.iterate(0, index -> index < events.size(), index -> index + 1)
                .map(index -> DynamicTest.dynamicTest(
                        index + " " + events.get(index).getClass().getSimpleName(), () -> {
                            check.run(events.get(index), PLAIN);
                            check.run(events.get(index), COMPACT);
                        }));
    }
}
