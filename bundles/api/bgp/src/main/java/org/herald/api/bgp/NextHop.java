package org.herald.api.bgp;

import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where routes point to.
 *
 * @param address the next hop; of a pair the global one
 * @param linkLocal the link-local one of a pair (RFC 2545, 3), or null
 */
public record NextHop(IpAddress address, @Nullable IpAddress linkLocal) {
    public NextHop(IpAddress address) {
        this(address, null);
    }
}
