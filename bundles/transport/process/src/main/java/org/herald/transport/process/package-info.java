/** Programs as child processes: started, fed, ended and started again. */
@NullMarked
package org.herald.transport.process;

import org.jspecify.annotations.NullMarked;
