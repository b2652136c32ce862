package org.herald.lib.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text from the wire. */
final class Utf8 {
    private Utf8() {}

    /** The text that octets are, or null if they are not UTF-8. */
    static @Nullable String decode(byte[] octets) {
        return decode(octets, 0, octets.length);
    }

    /** The text that some octets are, or null if they are not UTF-8. */
    static @Nullable String decode(byte[] octets, int from, int count) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, from, count))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
