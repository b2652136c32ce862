/** The family ipv6 mpls-vpn. */
@NullMarked
package org.herald.family.ipv6.vpn;

import org.jspecify.annotations.NullMarked;
