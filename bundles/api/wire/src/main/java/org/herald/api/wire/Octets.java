package org.herald.api.wire;

import java.util.Arrays;

/** Octets that do not change, with equals: what a codec keeps of a value that it does not read further. */
public final class Octets {
    private final byte[] octets;

    private Octets(byte[] octets) {
        this.octets = octets;
    }

    /** A copy of an array. */
    public static Octets of(byte[] octets) {
        return new Octets(octets.clone());
    }

    /** Takes the next octets of a reader. */
    public static Octets read(WireReader in, int count) throws MalformedException {
        return new Octets(in.bytes(count));
    }

    /** How many. */
    public int size() {
        return octets.length;
    }

    /** The array kept, not to be changed. */
    public byte[] array() {
        return octets;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** Two upper-case digits an octet. */
    @Override
    public String toString() {
        return Hex.upper(octets);
    }
}
