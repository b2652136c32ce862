/** Commands that announce and withdraw routes, send End-of-RIB markers and ask for routes again. */
@NullMarked
package org.herald.command.announce;

import org.jspecify.annotations.NullMarked;
