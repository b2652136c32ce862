package org.herald.itests.fuzz;

import java.util.List;
import java.util.function.Consumer;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.testkit.MalformedInput;
import org.herald.testkit.Rendering;

/** What is done with every value that was decoded. */
final class Use {
    private static final List<Dialect> STRUCTURED = List.of(Dialect.JSON5, Dialect.JSON4, Dialect.JSON6);
    private static final List<Dialect> WORDS = List.of(Dialect.TEXT5, Dialect.TEXT4, Dialect.CONFIGURATION);

    private Use() {}

    /** Describes it in each form of JSON and prints it in each form of text, as configuration too. */
    static void render(Consumer<FieldSink> fields, Consumer<TextWriter> words) {
        STRUCTURED.forEach(dialect -> Rendering.json(dialect, fields));
        WORDS.forEach(dialect -> Rendering.text(dialect, words));
    }

    /** Reads octets that an encoder wrote for a value, which must come out again. */
    static <V> void readBack(V value, byte[] written, MalformedInput.Decoder<V> decoder) {
        V again;
        try {
            again = decoder.decode(new WireReader(written));
        } catch (MalformedException e) {
            throw new AssertionError("what is encoded, " + Hex.lower(written) + ", does not decode: " + e, e);
        }
        if (!again.equals(value) || again.hashCode() != value.hashCode()) {
            throw new AssertionError("what is encoded, " + Hex.lower(written) + ", decodes as " + again);
        }
    }
}
