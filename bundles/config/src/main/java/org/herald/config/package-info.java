/** Reads the configuration language into the model that the daemon works with, and writes it. */
@NullMarked
package org.herald.config;

import org.jspecify.annotations.NullMarked;
