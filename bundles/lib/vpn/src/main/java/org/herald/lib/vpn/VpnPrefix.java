package org.herald.lib.vpn;

import org.herald.lib.prefix.Prefix;

/** A prefix of a virtual private network, with labels (RFC 4364, 4.3; RFC 4659, 3.2). */
public record VpnPrefix(LabelStack labels, RouteDistinguisher distinguisher, Prefix prefix) {
    /** @throws IllegalArgumentException if all of it has more than 255 bits */
    public VpnPrefix {
        NlriLength.check(labels.bits() + RouteDistinguisher.BITS + prefix.bits());
    }
}
