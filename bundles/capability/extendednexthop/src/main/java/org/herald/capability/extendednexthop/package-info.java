/** Next hops of another address family (RFC 8950). */
@NullMarked
package org.herald.capability.extendednexthop;

import org.jspecify.annotations.NullMarked;
