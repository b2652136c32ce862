package org.herald.lib.linkstate;

import java.util.List;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/**
 * What is known of a TLV: a row of a {@link TlvTable}.
 *
 * @param code from the IANA registry "BGP-LS NLRI and Attribute TLVs"
 * @param key its word, and its field from {@link #since} on
 * @param shape its value
 * @param repeats whether it may come several times and so is always a list
 * @param since the version of the reference program whose JSON has the key; before it, the octets alone are shown
 * @param older what versions before {@link #MAIN} call it, newest first
 */
record TlvKind(int code, String key, Shape shape, boolean repeats, int since, List<Older> older) {
    /** The version of the reference program that the keys are of. */
    static final int MAIN = 6;

    /** Behind all versions of the reference program: keys that are ours alone, which its users' programs do not expect. */
    static final int OURS = 7;

    private static final int FIRST = 4;

    /**
     * A key of an earlier version.
     *
     * @param until the last version that has it
     * @param isList whether it is a list even of one
     */
    record Older(String key, int until, boolean isList) {}

    static TlvKind of(int code, String key, Shape shape) {
        return new TlvKind(code, key, shape, false, FIRST, List.of());
    }

    TlvKind repeated() {
        return new TlvKind(code, key, shape, true, since, older);
    }

    /** The reference program has the key since a version. */
    TlvKind since(int version) {
        return new TlvKind(code, key, shape, repeats, version, older);
    }

    /** The reference program does not know the TLV. */
    TlvKind ours() {
        return since(OURS);
    }

    /** Up to a version it had another key, with the value alone. */
    TlvKind singleUntil(int version, String name) {
        return new TlvKind(code, key, shape, repeats, since, List.of(new Older(name, version, false)));
    }

    /** Up to a version it had another key, with a list. */
    TlvKind listUntil(int version, String name) {
        return new TlvKind(code, key, shape, repeats, since, List.of(new Older(name, version, true)));
    }

    /** Checks a value, all octets of the window. */
    void check(WireReader value) throws MalformedException {
        shape.describe(value, SilentSink.INSTANCE);
        if (value.hasRemaining()) {
            throw value.malformed(value.remaining() + " octets too many in TLV " + code);
        }
    }
}
