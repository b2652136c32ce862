/** The path attribute ATTR_SET (see this bundle's README). */
@NullMarked
package org.herald.attribute.attrset;

import org.jspecify.annotations.NullMarked;
