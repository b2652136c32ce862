/** Commands that show neighbors and end their sessions. */
@NullMarked
package org.herald.command.neighbor;

import org.jspecify.annotations.NullMarked;
