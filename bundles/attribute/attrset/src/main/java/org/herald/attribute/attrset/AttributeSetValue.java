package org.herald.attribute.attrset;

import java.util.List;

/**
 * What the attribute holds.
 *
 * @param originAs the customer's AS number, 0 to 4294967295
 * @param attributes each code once; may be empty
 */
record AttributeSetValue(long originAs, List<NestedAttribute> attributes) {
    AttributeSetValue {
        attributes = List.copyOf(attributes);
    }
}
