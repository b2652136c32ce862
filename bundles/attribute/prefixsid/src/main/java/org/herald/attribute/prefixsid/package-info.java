/** The attribute BGP_PREFIX_SID. */
@NullMarked
package org.herald.attribute.prefixsid;

import org.jspecify.annotations.NullMarked;
