/** The path attribute EXTENDED COMMUNITIES (see this bundle's README). */
@NullMarked
package org.herald.attribute.extcommunity;

import org.jspecify.annotations.NullMarked;
