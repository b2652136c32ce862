/** The family ipv6 unicast. */
@NullMarked
package org.herald.family.ipv6.unicast;

import org.jspecify.annotations.NullMarked;
