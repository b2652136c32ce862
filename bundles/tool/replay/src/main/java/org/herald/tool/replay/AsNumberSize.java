package org.herald.tool.replay;

import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/** How wide AS numbers are in AS_PATH and AGGREGATOR (RFC 6793). */
enum AsNumberSize {
    TWO_OCTETS(2),
    FOUR_OCTETS(4);

    private final int octets;

    AsNumberSize(int octets) {
        this.octets = octets;
    }

    int octets() {
        return octets;
    }

    long read(WireReader in) throws MalformedException {
        return this == TWO_OCTETS ? in.u16() : in.u32();
    }
}
