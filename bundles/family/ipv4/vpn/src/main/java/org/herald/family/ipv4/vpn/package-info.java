/** The family ipv4 mpls-vpn. */
@NullMarked
package org.herald.family.ipv4.vpn;

import org.jspecify.annotations.NullMarked;
