/** The attribute Tunnel Encapsulation. */
@NullMarked
package org.herald.attribute.tunnelencap;

import org.jspecify.annotations.NullMarked;
