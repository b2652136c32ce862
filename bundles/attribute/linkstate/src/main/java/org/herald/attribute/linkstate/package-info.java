/** The attribute BGP-LS. */
@NullMarked
package org.herald.attribute.linkstate;

import org.jspecify.annotations.NullMarked;
