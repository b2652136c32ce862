/** Commands about the conversation between a program and the daemon. */
@NullMarked
package org.herald.command.session;

import org.jspecify.annotations.NullMarked;
