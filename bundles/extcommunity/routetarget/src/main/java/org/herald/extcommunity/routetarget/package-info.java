/** Extended communities that name a route's targets and origins. */
@NullMarked
package org.herald.extcommunity.routetarget;

import org.jspecify.annotations.NullMarked;
