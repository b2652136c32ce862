/** The family ipv4 mcast-vpn. */
@NullMarked
package org.herald.family.ipv4.mvpn;

import org.jspecify.annotations.NullMarked;
