/** The attribute PMSI_TUNNEL. */
@NullMarked
package org.herald.attribute.pmsi;

import org.jspecify.annotations.NullMarked;
