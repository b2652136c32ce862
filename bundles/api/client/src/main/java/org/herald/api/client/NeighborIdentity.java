package org.herald.api.client;

import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who a neighbor is, in events, selectors and logs.
 *
 * @param peerAddress configured, or of the accepted connection
 * @param localAddress configured, or of the session; null while it is {@code auto}
 * @param localAs configured; 0 while it is {@code auto} and no session told
 * @param peerAs configured; 0 while it is {@code auto} and no session told
 * @param routerId ours
 * @param name {@code neighbor 192.0.2.1 local-ip 192.0.2.254 local-as 65001 peer-as 65002 router-id 192.0.2.254 family-allowed in-open}
 */
public record NeighborIdentity(
        IpAddress peerAddress,
        @Nullable IpAddress localAddress,
        long localAs,
        long peerAs,
        @Nullable IpAddress routerId,
        String name) {}
