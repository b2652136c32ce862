package org.herald.attribute.aggregator;

import org.herald.api.wire.IpAddress;

/**
 * Who made an aggregate.
 *
 * @param autonomousSystem 1 to 4294967295
 * @param address IPv4
 */
public record Aggregator(long autonomousSystem, IpAddress address) {
    /** Stands for a number that needs four octets (RFC 6793, 9). */
    static final int AS_TRANS = 23456;
}
