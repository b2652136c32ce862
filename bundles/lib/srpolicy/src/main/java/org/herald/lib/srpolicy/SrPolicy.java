package org.herald.lib.srpolicy;

import org.herald.api.wire.IpAddress;

/**
 * The NLRI of a candidate path of an SR policy (RFC 9830, 2.1).
 *
 * @param distinguisher 0 to 4294967295
 * @param color 0 to 4294967295
 */
public record SrPolicy(long distinguisher, long color, IpAddress endpoint) {}
