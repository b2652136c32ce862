/** The log: SLF4J events as lines for people or programs, to standard output, files or syslog. A fragment of {@code slf4j.api}. */
@NullMarked
package org.herald.logging;

import org.jspecify.annotations.NullMarked;
