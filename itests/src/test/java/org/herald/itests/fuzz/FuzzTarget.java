package org.herald.itests.fuzz;

import java.util.List;

/** One decoder and what must hold for whatever it is given. */
interface FuzzTarget {
    /** Unlike that of any other target: {@code family ipv4 unicast}. */
    String name();

    /** Inputs to start from: the first octet of each is {@link InputContext}, the others are what is decoded. At least one. */
    List<byte[]> seeds();

    /**
     * Decodes an input and uses what comes out.
     *
     * @throws AssertionError if something that must hold does not
     */
    void attempt(byte[] input);
}
