package org.herald.attribute.pedistinguisherlabels;

import org.herald.api.wire.IpAddress;

/** A label that stands for a provider edge router. @param router IPv4 or IPv6 @param label 0 to 1048575 */
record PeLabel(IpAddress router, int label) {}
