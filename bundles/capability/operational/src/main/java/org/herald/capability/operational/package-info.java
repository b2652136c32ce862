/** OPERATIONAL messages (draft-ietf-idr-operational-message). */
@NullMarked
package org.herald.capability.operational;

import org.jspecify.annotations.NullMarked;
