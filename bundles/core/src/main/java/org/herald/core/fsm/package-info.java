/** The state machine of RFC 4271, 8, as a pure function: state, input and time give state and outputs. No sockets, clock or logger. */
@NullMarked
package org.herald.core.fsm;

import org.jspecify.annotations.NullMarked;
