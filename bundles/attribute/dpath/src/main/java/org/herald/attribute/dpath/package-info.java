/** The path attribute D-PATH (see this bundle's README). */
@NullMarked
package org.herald.attribute.dpath;

import org.jspecify.annotations.NullMarked;
