/** The path attribute AIGP (see this bundle's README). */
@NullMarked
package org.herald.attribute.aigp;

import org.jspecify.annotations.NullMarked;
