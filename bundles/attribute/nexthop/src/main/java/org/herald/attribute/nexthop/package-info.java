/** The path attribute NEXT_HOP (see this bundle's README). */
@NullMarked
package org.herald.attribute.nexthop;

import org.jspecify.annotations.NullMarked;
