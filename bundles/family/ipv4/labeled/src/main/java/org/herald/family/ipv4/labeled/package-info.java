/** The family ipv4 nlri-mpls. */
@NullMarked
package org.herald.family.ipv4.labeled;

import org.jspecify.annotations.NullMarked;
