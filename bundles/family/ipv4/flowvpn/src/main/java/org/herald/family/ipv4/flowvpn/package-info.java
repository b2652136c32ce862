/** The family {@code ipv4 flow-vpn} (see this bundle's README). */
@NullMarked
package org.herald.family.ipv4.flowvpn;

import org.jspecify.annotations.NullMarked;
