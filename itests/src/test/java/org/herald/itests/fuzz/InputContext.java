package org.herald.itests.fuzz;

import java.util.Arrays;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Negotiated;

/**
 * The first octet of an input says in what session the others are decoded: bit 0 two-octet AS numbers, bit 1 a peer of another AS, bit 2 no
 * AIGP, bit 3 the form of withdrawn routes, bit 4 path identifiers in all families.
 */
record InputContext(int bits) {
    private static final int ASN2 = 1;
    private static final int EXTERNAL = 2;
    private static final int NO_AIGP = 4;
    private static final int WITHDRAWN = 8;
    private static final int PATH_IDS = 16;
    private static final long LOCAL_AS = 65001;
    private static final long OTHER_AS = 65002;

    static InputContext of(byte[] input) {
        return new InputContext(input.length == 0 ? 0 : input[0]);
    }

    /** That of an entry of a corpus. @param words of the key {@code context} */
    static InputContext of(String words) {
        return new InputContext((words.contains("asn2") ? ASN2 : 0)
                | (words.contains("external") ? EXTERNAL : 0)
                | (words.contains("no-aigp") ? NO_AIGP : 0));
    }

    InputContext withdrawn() {
        return new InputContext(bits | WITHDRAWN);
    }

    InputContext withPathIds() {
        return new InputContext(bits | PATH_IDS);
    }

    boolean isWithdrawn() {
        return (bits & WITHDRAWN) != 0;
    }

    /** What is behind the first octet. */
    static byte[] octets(byte[] input) {
        return input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
    }

    /** The input that has these octets behind the first. */
    byte[] input(byte[] octets) {
        byte[] input = new byte[octets.length + 1];
        input[0] = (byte) bits;
        System.arraycopy(octets, 0, input, 1, octets.length);
        return input;
    }

    /** The session, in which all installed families were negotiated. */
    CodecContext session(CodecView codecs) {
        Negotiated.Builder facts = new Negotiated.Builder()
                .families(codecs.families().stream().map(family -> family.id()).toList())
                .asn4((bits & ASN2) == 0);
        if ((bits & PATH_IDS) != 0) {
            codecs.families().forEach(family -> facts.addPathReceive(family.id()));
        }
        boolean isInternal = (bits & EXTERNAL) == 0;
        return new CodecContext(
                (bits & ASN2) == 0,
                isInternal,
                LOCAL_AS,
                isInternal ? LOCAL_AS : OTHER_AS,
                (bits & NO_AIGP) == 0,
                facts.build(),
                codecs,
                0);
    }
}
