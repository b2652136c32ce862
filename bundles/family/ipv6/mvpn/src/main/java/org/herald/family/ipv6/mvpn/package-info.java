/** The family ipv6 mcast-vpn. */
@NullMarked
package org.herald.family.ipv6.mvpn;

import org.jspecify.annotations.NullMarked;
