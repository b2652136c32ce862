/** Settings of the daemon from system properties, variables and the environment file. */
@NullMarked
package org.herald.environment;

import org.jspecify.annotations.NullMarked;
