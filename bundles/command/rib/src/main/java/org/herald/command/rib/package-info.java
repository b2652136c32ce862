/** Commands that show, resend and clear the Adj-RIBs of neighbors. */
@NullMarked
package org.herald.command.rib;

import org.jspecify.annotations.NullMarked;
