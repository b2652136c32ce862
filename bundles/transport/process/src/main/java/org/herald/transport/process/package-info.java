/** Child programs: commands on their standard output, events on their standard input. */
@NullMarked
package org.herald.transport.process;

import org.jspecify.annotations.NullMarked;
