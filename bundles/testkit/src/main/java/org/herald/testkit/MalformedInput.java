package org.herald.testkit;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * Decodes octets that someone broke: each prefix of them, each octet changed, and random mixtures of both. Every attempt must end in a value or
 * a {@link MalformedException} whose offset lies in the octets, and must not depend on what stands beside them in the array.
 */
public final class MalformedInput {
    private static final long SEED = 0x4271;
    private static final int MARGIN = 40;
    private static final int RANDOM_ATTEMPTS = 400;
    private static final int[] ODD_OCTETS = {0x00, 0xFF, 0x7F, 0x80, 0x01, 0x20, 0x21, 0x81};

    /** Decodes what a reader has. */
    public interface Decoder<V> {
        V decode(WireReader in) throws MalformedException;
    }

    private MalformedInput() {}

    /** @param use what must work with each value that came out */
    static <V> void truncate(byte[] octets, Decoder<V> decoder, Consumer<V> use) {
        for (int length = 0; length < octets.length; length++) {
            attempt(Arrays.copyOf(octets, length), decoder, use);
        }
    }

    /** The same with changed octets. */
    static <V> void flip(byte[] octets, Decoder<V> decoder, Consumer<V> use) {
        for (int at = 0; at < octets.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                attempt(changed(octets, at, octets[at] ^ 1 << bit), decoder, use);
            }
            for (int octet : ODD_OCTETS) {
                attempt(changed(octets, at, octet), decoder, use);
            }
        }
        if (octets.length == 0) {
            attempt(new byte[] {0}, decoder, use);
            return;
        }
        Random random = new Random(SEED);
        for (int count = 0; count < RANDOM_ATTEMPTS; count++) {
            byte[] broken = octets.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            attempt(Arrays.copyOf(broken, 1 + random.nextInt(broken.length + 8)), decoder, use);
        }
    }

    private static byte[] changed(byte[] octets, int at, int octet) {
        byte[] copy = octets.clone();
        copy[at] = (byte) octet;
        return copy;
    }

    /**
     * Decodes octets twice, with different ones around them.
     *
     * @param use what must work with a value that comes out
     * @throws AssertionError if the result is neither a value nor a {@link MalformedException}, or depends on the octets around
     */
    public static <V> void attempt(byte[] octets, Decoder<V> decoder, Consumer<V> use) {
        Outcome<V> first = decode(octets, 0x00, decoder);
        Outcome<V> second = decode(octets, 0xFF, decoder);
        if (!first.equals(second)) {
            throw new AssertionError("octets outside the window change the result of " + Hex.lower(octets) + ": "
                    + first + " or " + second);
        }
        if (first.value != null) {
            try {
                use.accept(first.value);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "what was decoded from " + Hex.lower(octets) + " fails: " + first.value + ": " + e, e);
            }
        }
    }

    private static <V> Outcome<V> decode(byte[] octets, int around, Decoder<V> decoder) {
        byte[] array = new byte[octets.length + 2 * MARGIN];
        Arrays.fill(array, (byte) around);
        System.arraycopy(octets, 0, array, MARGIN, octets.length);
        WireReader in = new WireReader(array, MARGIN, MARGIN + octets.length);
        try {
            return new Outcome<>(Objects.requireNonNull(decoder.decode(in)), in.position() - MARGIN, "");
        } catch (MalformedException e) {
            boolean isPlaced = e.offset() >= MARGIN && e.offset() <= MARGIN + octets.length;
            // MalformedException.reset states no offset: there it is 0.
            if (!isPlaced && e.offset() != 0) {
                throw new AssertionError("offset " + (e.offset() - MARGIN) + " lies outside " + Hex.lower(octets), e);
            }
            return new Outcome<>(null, e.offset() - MARGIN, e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("decoding " + Hex.lower(octets) + " throws " + e, e);
        }
    }

    private record Outcome<V>(@Nullable V value, int position, String error) {}
}
