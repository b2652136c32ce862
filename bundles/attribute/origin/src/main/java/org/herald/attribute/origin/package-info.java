/** The path attribute ORIGIN (see this bundle's README). */
@NullMarked
package org.herald.attribute.origin;

import org.jspecify.annotations.NullMarked;
