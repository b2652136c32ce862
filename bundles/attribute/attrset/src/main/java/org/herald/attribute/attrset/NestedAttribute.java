package org.herald.attribute.attrset;

import org.herald.api.wire.Octets;

/**
 * One attribute inside.
 *
 * @param flags 0 to 255, without Extended Length
 * @param code 0 to 255
 * @param value its octets: AS numbers have four
 */
record NestedAttribute(int flags, int code, Octets value) {}
