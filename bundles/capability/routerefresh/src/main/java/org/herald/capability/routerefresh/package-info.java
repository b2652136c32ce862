/** Route refresh (RFC 2918) and its enhanced form (RFC 7313). */
@NullMarked
package org.herald.capability.routerefresh;

import org.jspecify.annotations.NullMarked;
