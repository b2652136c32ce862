package org.herald.itests.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes new inputs of old ones: the same of the same seed. */
final class Mutation {
    private static final int[] ODD_OCTETS = {0x00, 0x01, 0x07, 0x08, 0x20, 0x21, 0x7F, 0x80, 0x81, 0xF0, 0xFE, 0xFF};
    private static final int MOST_CHANGES = 4;
    private static final int MOST_OCTETS = 4096;

    private final Random random;

    Mutation(long seed) {
        random = new Random(seed);
    }

    /** One of the inputs with one to four changes. */
    byte[] next(List<byte[]> inputs) {
        byte[] octets = inputs.get(random.nextInt(inputs.size()));
        for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
            octets = changed(octets, inputs);
        }
        return octets.length <= MOST_OCTETS ? octets : Arrays.copyOf(octets, MOST_OCTETS);
    }

    private byte[] changed(byte[] octets, List<byte[]> inputs) {
        if (octets.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(octets.length);
        byte[] copy = octets.clone();
        switch (random.nextInt(9)) {
            case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> copy[at] = (byte) ODD_OCTETS[random.nextInt(ODD_OCTETS.length)];
            case 2 -> copy[at] = (byte) random.nextInt(256);
            case 3 -> copy[at] += (byte) (random.nextInt(9) - 4);
            case 4 -> copy = Arrays.copyOf(octets, at);
            case 5 -> copy = without(octets, at, 1 + random.nextInt(Math.min(8, octets.length - at)));
            case 6 -> copy = with(octets, at, randomOctets());
            case 7 -> copy = with(octets, at, part(octets));
            default -> copy = with(octets, at, part(inputs.get(random.nextInt(inputs.size()))));
        }
        return copy;
    }

    private byte[] randomOctets() {
        byte[] octets = new byte[1 + random.nextInt(8)];
        random.nextBytes(octets);
        return octets;
    }

    private byte[] part(byte[] octets) {
        int from = random.nextInt(octets.length + 1);
        return Arrays.copyOfRange(octets, from, from + random.nextInt(octets.length - from + 1));
    }

    private static byte[] with(byte[] octets, int at, byte[] more) {
        byte[] longer = Arrays.copyOf(octets, octets.length + more.length);
        System.arraycopy(more, 0, longer, at, more.length);
        System.arraycopy(octets, at, longer, at + more.length, octets.length - at);
        return longer;
    }

    /** The octets less some of them. */
    static byte[] without(byte[] octets, int at, int count) {
        byte[] shorter = Arrays.copyOf(octets, octets.length - count);
        System.arraycopy(octets, at + count, shorter, at, octets.length - at - count);
        return shorter;
    }
}
