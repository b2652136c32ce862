/** The family {@code ipv6 flow-vpn} (see this bundle's README). */
@NullMarked
package org.herald.family.ipv6.flowvpn;

import org.jspecify.annotations.NullMarked;
