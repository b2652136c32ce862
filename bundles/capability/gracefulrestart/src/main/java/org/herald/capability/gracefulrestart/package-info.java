/** Graceful restart (RFC 4724). */
@NullMarked
package org.herald.capability.gracefulrestart;

import org.jspecify.annotations.NullMarked;
