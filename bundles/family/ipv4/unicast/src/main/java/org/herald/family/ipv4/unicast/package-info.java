/** The family ipv4 unicast. */
@NullMarked
package org.herald.family.ipv4.unicast;

import org.jspecify.annotations.NullMarked;
