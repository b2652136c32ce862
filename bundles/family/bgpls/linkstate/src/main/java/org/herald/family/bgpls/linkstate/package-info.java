/** The family AFI 16388, SAFI 71. */
@NullMarked
package org.herald.family.bgpls.linkstate;

import org.jspecify.annotations.NullMarked;
