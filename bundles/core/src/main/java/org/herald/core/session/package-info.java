/** One neighbor: its connections, timers, messages and routes. */
@NullMarked
package org.herald.core.session;

import org.jspecify.annotations.NullMarked;
