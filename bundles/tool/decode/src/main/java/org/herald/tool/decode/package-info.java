/** The sub-command {@code decode}: messages in hexadecimal digits become events. */
@NullMarked
package org.herald.tool.decode;

import org.jspecify.annotations.NullMarked;
