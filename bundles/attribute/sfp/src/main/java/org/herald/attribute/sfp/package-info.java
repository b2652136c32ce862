/** The path attribute SFP (see this bundle's README). */
@NullMarked
package org.herald.attribute.sfp;

import org.jspecify.annotations.NullMarked;
