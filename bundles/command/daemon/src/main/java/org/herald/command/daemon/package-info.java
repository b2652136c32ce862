/** Commands about the daemon itself: version, help, status, queues, reload, restart, shutdown. */
@NullMarked
package org.herald.command.daemon;

import org.jspecify.annotations.NullMarked;
