/** The family l2vpn vpls. */
@NullMarked
package org.herald.family.l2vpn.vpls;

import org.jspecify.annotations.NullMarked;
