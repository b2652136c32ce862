/** Decoders of everything that is installed, under octets that nobody meant to send. */
@NullMarked
package org.herald.itests.fuzz;

import org.jspecify.annotations.NullMarked;
