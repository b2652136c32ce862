/** Extended communities of multicast in VPNs. */
@NullMarked
package org.herald.extcommunity.mvpn;

import org.jspecify.annotations.NullMarked;
