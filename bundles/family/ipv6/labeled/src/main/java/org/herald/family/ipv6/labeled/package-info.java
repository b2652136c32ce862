/** The family ipv6 nlri-mpls. */
@NullMarked
package org.herald.family.ipv6.labeled;

import org.jspecify.annotations.NullMarked;
