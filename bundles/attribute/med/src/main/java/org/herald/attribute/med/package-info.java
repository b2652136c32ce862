/** The path attribute MULTI_EXIT_DISC (see this bundle's README). */
@NullMarked
package org.herald.attribute.med;

import org.jspecify.annotations.NullMarked;
