/** AS_PATH and AS4_PATH: one bundle, as RFC 6793 couples them. */
@NullMarked
package org.herald.attribute.aspath;

import org.jspecify.annotations.NullMarked;
