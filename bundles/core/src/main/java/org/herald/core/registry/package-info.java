/** What is installed: providers as they come and go, and the immutable snapshot that messages are handled with. */
@NullMarked
package org.herald.core.registry;

import org.jspecify.annotations.NullMarked;
