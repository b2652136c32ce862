/** Link-local next hops (draft-white-linklocal-capability). */
@NullMarked
package org.herald.capability.linklocalnexthop;

import org.jspecify.annotations.NullMarked;
