package org.herald.capability.routerefresh;

import java.nio.charset.StandardCharsets;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/** What the three have in common: a value without octets. */
abstract class EmptyCapability implements CapabilityType<RefreshVariant> {
    private final RefreshVariant variant;

    EmptyCapability(RefreshVariant variant) {
        this.variant = variant;
    }

    /** Nothing [0] (RFC 2918, 2; RFC 7313, 3.1). @throws MalformedException 2/0 if there is something */
    @Override
    public final RefreshVariant decode(WireReader value) throws MalformedException {
        if (value.hasRemaining()) {
            String what = name() + " has a value of " + value.remaining() + " octets, it takes none";
            throw MalformedException.reset(2, 0, what.getBytes(StandardCharsets.US_ASCII), what);
        }
        return variant;
    }
}
