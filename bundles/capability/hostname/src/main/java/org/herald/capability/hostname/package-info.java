/** Names of the speaker (draft-walton-bgp-hostname-capability). */
@NullMarked
package org.herald.capability.hostname;

import org.jspecify.annotations.NullMarked;
