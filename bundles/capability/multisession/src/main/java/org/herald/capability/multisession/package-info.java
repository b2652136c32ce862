/** Several sessions with one peer (draft-ietf-idr-bgp-multisession). */
@NullMarked
package org.herald.capability.multisession;

import org.jspecify.annotations.NullMarked;
