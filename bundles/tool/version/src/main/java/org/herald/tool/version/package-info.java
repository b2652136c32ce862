/** The sub-command {@code version}. */
@NullMarked
package org.herald.tool.version;

import org.jspecify.annotations.NullMarked;
