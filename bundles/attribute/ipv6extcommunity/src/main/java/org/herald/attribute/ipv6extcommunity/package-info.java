/** The path attribute IPv6 Address Specific Extended Communities (see this bundle's README). */
@NullMarked
package org.herald.attribute.ipv6extcommunity;

import org.jspecify.annotations.NullMarked;
