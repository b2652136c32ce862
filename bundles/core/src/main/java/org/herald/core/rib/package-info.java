/** The Adj-RIBs: octets in arenas, attribute blocks shared, what is still to be sent as state rather than as messages. */
@NullMarked
package org.herald.core.rib;

import org.jspecify.annotations.NullMarked;
