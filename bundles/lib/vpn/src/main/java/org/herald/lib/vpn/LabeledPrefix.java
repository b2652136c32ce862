package org.herald.lib.vpn;

import org.herald.lib.prefix.Prefix;

/** A prefix with labels (RFC 8277). */
public record LabeledPrefix(LabelStack labels, Prefix prefix) {
    /** @throws IllegalArgumentException if all of it has more than 255 bits */
    public LabeledPrefix {
        NlriLength.check(labels.bits() + prefix.bits());
    }
}
