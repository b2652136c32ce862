package org.herald.lib.linkstate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** A name of at most 255 octets. What is no UTF-8 is shown as its digits. */
enum TextShape implements Shape {
    INSTANCE;

    private static final int MOST_OCTETS = 255;

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        if (in.remaining() > MOST_OCTETS) {
            throw in.malformed("a name of " + in.remaining() + " octets (at most 255)");
        }
        byte[] octets = in.rest();
        String text = decode(octets);
        if (text != null) {
            out.text(text);
        } else {
            out.hex("0x", octets, 0, octets.length);
        }
    }

    private static @Nullable String decode(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            return null; // shown as digits
        }
    }

    /** A name that would be more than a word, or none, is not printed: its caller then writes the octets. */
    @Override
    public void print(WireReader in, TextWriter out) {
        byte[] octets = in.rest();
        for (byte octet : octets) {
            boolean isPlain = Character.isLetterOrDigit(octet) || "._:/+@-".indexOf(octet) >= 0;
            if (octet < 0 || !isPlain) {
                return;
            }
        }
        if (octets.length > 0) {
            out.word(new String(octets, StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        int at = words.position();
        byte[] octets = words.next("a text for " + what).getBytes(StandardCharsets.UTF_8);
        if (octets.length > MOST_OCTETS) {
            throw words.failureAt(at, what + " has " + octets.length + " octets (at most 255)", List.of());
        }
        out.bytes(octets);
    }
}
