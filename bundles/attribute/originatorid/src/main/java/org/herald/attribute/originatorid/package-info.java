/** The path attribute ORIGINATOR_ID (see this bundle's README). */
@NullMarked
package org.herald.attribute.originatorid;

import org.jspecify.annotations.NullMarked;
