/** The family ipv4 multicast. */
@NullMarked
package org.herald.family.ipv4.multicast;

import org.jspecify.annotations.NullMarked;
