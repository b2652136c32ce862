package org.herald.attribute.sfp;

import org.herald.api.wire.Octets;

/** One TLV of a service function path. @param type 0 to 255 @param value up to 65535 octets, not read further */
record SfpTlv(int type, Octets value) {}
