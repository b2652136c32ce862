package org.herald.lib.srpolicy;

import java.util.Arrays;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;

/** Octets that nobody interprets. Equal if all of them are. */
public final class Octets {
    private final byte[] octets;

    /** @param octets owned by this from now on */
    Octets(byte[] octets) {
        this.octets = octets;
    }

    /** How many there are. */
    public int size() {
        return octets.length;
    }

    byte[] array() {
        return octets;
    }

    void write(WireWriter out) {
        out.bytes(octets);
    }

    void describe(FieldSink out) {
        out.lowerHex("0x", octets, 0, octets.length);
    }

    void print(TextWriter out) {
        out.hex(octets, 0, octets.length);
    }

    /** Takes {@code 0x} and digits. @param most how many octets there may be */
    static Octets read(Words words, String what, int most) throws StatementException {
        int at = words.position();
        String word = words.next(what);
        if (!word.startsWith("0x") && !word.startsWith("0X")) {
            throw words.failureAt(
                    at, "'" + word + "' is not valid as " + what + ", must be 0x and digits", java.util.List.of());
        }
        try {
            byte[] octets = Hex.parse(word.substring(2));
            if (octets.length > most) {
                throw words.failureAt(
                        at, what + " has " + octets.length + " octets (0-" + most + ")", java.util.List.of());
            }
            return new Octets(octets);
        } catch (IllegalArgumentException e) {
            throw words.failureAt(
                    at, "'" + word + "' is not valid as " + what + ": " + e.getMessage(), java.util.List.of());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "0x" + Hex.upper(octets);
    }
}
