package org.herald.lib.srpolicy;

import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * SRv6 endpoint behavior and SID structure (RFC 9830, 2.4.4.2.4): behavior [2], reserved [2], then four lengths in bits, one octet each.
 *
 * @param behavior 0 to 65535, IANA "SRv6 Endpoint Behaviors"
 */
public record EndpointBehavior(int behavior, int blockBits, int nodeBits, int functionBits, int argumentBits) {
    static final String WORD = "endpoint-behavior";
    private static final int SID_BITS = 128;

    static EndpointBehavior decode(WireReader in) throws MalformedException {
        int behavior = in.u16();
        in.skip(2);
        return new EndpointBehavior(behavior, in.u8(), in.u8(), in.u8(), in.u8());
    }

    void encode(WireWriter out) {
        out.u16(behavior).u16(0).u8(blockBits).u8(nodeBits).u8(functionBits).u8(argumentBits);
    }

    void describe(FieldSink out) {
        out.name(WORD).openObject();
        out.field("behavior", behavior);
        out.field("lb-length", blockBits);
        out.field("ln-length", nodeBits);
        out.field("fun-length", functionBits);
        out.field("arg-length", argumentBits);
        out.closeObject();
    }

    void print(TextWriter out) {
        out.word(WORD).number(behavior).number(blockBits).number(nodeBits);
        out.number(functionBits).number(argumentBits);
    }

    /** Takes {@code endpoint-behavior B LB LN FUN ARG}, null if the next word is another. */
    static @Nullable EndpointBehavior read(Words words) throws StatementException {
        int at = words.position();
        if (!words.accept(WORD)) {
            return null;
        }
        int behavior = (int) Values.number(words, "behavior", 0xFFFF);
        int block = (int) words.number("length of the locator block", 0x80);
        int node = (int) words.number("length of the locator node", 0x80);
        int function = (int) words.number("length of the function", 0x80);
        int argument = (int) words.number("length of the argument", 0x80);
        EndpointBehavior value = new EndpointBehavior(behavior, block, node, function, argument);
        if (!value.fits()) {
            throw words.failureAt(
                    at,
                    "the lengths of the endpoint behavior are together " + value.bits() + " bits (0-" + SID_BITS + ")",
                    List.of());
        }
        return value;
    }

    private int bits() {
        return blockBits + nodeBits + functionBits + argumentBits;
    }

    /** Whether the lengths are together at most 128 (RFC 9830, 2.4.4.2.4). What is received need not: nobody here uses it. */
    boolean fits() {
        return bits() <= SID_BITS;
    }
}
