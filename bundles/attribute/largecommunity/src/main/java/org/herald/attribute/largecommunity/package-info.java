/** The path attribute LARGE_COMMUNITY (see this bundle's README). */
@NullMarked
package org.herald.attribute.largecommunity;

import org.jspecify.annotations.NullMarked;
