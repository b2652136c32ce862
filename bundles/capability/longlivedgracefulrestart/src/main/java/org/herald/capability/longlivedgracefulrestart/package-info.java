/** Long-lived graceful restart (RFC 9494). */
@NullMarked
package org.herald.capability.longlivedgracefulrestart;

import org.jspecify.annotations.NullMarked;
