/** The path attribute COMMUNITIES (see this bundle's README). */
@NullMarked
package org.herald.attribute.community;

import org.jspecify.annotations.NullMarked;
