/** The daemon: neighbors by configuration, listeners, reload, events to programs. */
@NullMarked
package org.herald.core.reactor;

import org.jspecify.annotations.NullMarked;
