/** The path attribute ATOMIC_AGGREGATE (see this bundle's README). */
@NullMarked
package org.herald.attribute.atomicaggregate;

import org.jspecify.annotations.NullMarked;
