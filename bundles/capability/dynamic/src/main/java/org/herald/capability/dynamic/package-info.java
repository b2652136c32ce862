/** Dynamic capabilities (draft-ietf-idr-dynamic-cap), deprecated. */
@NullMarked
package org.herald.capability.dynamic;

import org.jspecify.annotations.NullMarked;
