/** The family AFI 16388, SAFI 72. */
@NullMarked
package org.herald.family.bgpls.vpn;

import org.jspecify.annotations.NullMarked;
