/** Programs: their queues, their lines, the way from a line to a command. */
@NullMarked
package org.herald.core.client;

import org.jspecify.annotations.NullMarked;
