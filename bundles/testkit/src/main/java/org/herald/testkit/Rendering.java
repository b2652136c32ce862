package org.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.WireWriter;

/** A value in every form that users' programs know. */
public final class Rendering {
    static final Map<String, Dialect> STRUCTURED = ordered(
            Map.entry("json5", Dialect.JSON5), Map.entry("json4", Dialect.JSON4), Map.entry("json6", Dialect.JSON6));
    static final Map<String, Dialect> TEXT =
            ordered(Map.entry("text5", Dialect.TEXT5), Map.entry("text4", Dialect.TEXT4));
    /** Stands in a corpus for a value that cannot be announced. */
    static final String NO_WORDS = "none";

    private Rendering() {}

    /** The JSON of the object whose fields an action gives. */
    public static String json(Dialect dialect, Consumer<FieldSink> fields) {
        String json = RecordingFieldSink.ofObject(dialect, fields);
        JsonText.check(json);
        return json;
    }

    /** The text that an action writes: one line without its end, valid UTF-8. */
    public static String text(Dialect dialect, Consumer<TextWriter> words) {
        WireWriter out = new WireWriter();
        words.accept(new TextWriter(out, dialect));
        String text = utf8(out.toByteArray());
        assertThat(text.chars().noneMatch(c -> c < ' ' || c == 0x7F))
                .as("'%s' is one line without control characters", text)
                .isTrue();
        assertThat(text)
                .as("blanks stand only between words")
                .doesNotContain("  ")
                .isEqualTo(text.strip());
        return text;
    }

    /** Octets as text. @throws AssertionError if they are not UTF-8 */
    public static String utf8(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8: " + new String(octets, StandardCharsets.ISO_8859_1), e);
        }
    }

    /** Compares with what the entry says; {@code json4} and {@code json6} are as {@code json5} unless it says so, {@code text4} as {@code text5}. */
    static void compare(Corpus.Entry entry, Function<Dialect, String> json, Function<Dialect, String> text) {
        STRUCTURED.forEach((key, dialect) ->
                assertThat(json.apply(dialect)).as(key).isEqualTo(entry.text(entry.has(key) ? key : "json5")));
        TEXT.forEach((key, dialect) -> {
            String printed = text.apply(dialect);
            String stated = entry.has(key) ? key : "text5";
            if (entry.has(stated)) {
                assertThat(printed).as(key).isEqualTo(entry.text(stated));
            }
        });
        String words = text.apply(Dialect.CONFIGURATION);
        if (entry.has("config") && !entry.text("config").equals(NO_WORDS)) {
            assertThat(words).as("config").isEqualTo(entry.text("config"));
        }
    }

    /** Renders in every form, so that a failure shows. */
    static void all(Function<Dialect, String> json, Function<Dialect, String> text) {
        STRUCTURED.values().forEach(json::apply);
        TEXT.values().forEach(text::apply);
        text.apply(Dialect.CONFIGURATION);
    }

    @SafeVarargs
    private static Map<String, Dialect> ordered(Map.Entry<String, Dialect>... entries) {
        Map<String, Dialect> map = new java.util.LinkedHashMap<>();
        List.of(entries).forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
