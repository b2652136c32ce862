/** What several tests of the core need: everything installed, messages, definitions, a daemon's settings. */
@NullMarked
package org.herald.core.testing;

import org.jspecify.annotations.NullMarked;
