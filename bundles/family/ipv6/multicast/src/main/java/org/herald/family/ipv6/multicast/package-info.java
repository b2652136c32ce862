/** The family ipv6 multicast. */
@NullMarked
package org.herald.family.ipv6.multicast;

import org.jspecify.annotations.NullMarked;
