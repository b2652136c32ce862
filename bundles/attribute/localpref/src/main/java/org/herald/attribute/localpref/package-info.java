/** The path attribute LOCAL_PREF (see this bundle's README). */
@NullMarked
package org.herald.attribute.localpref;

import org.jspecify.annotations.NullMarked;
