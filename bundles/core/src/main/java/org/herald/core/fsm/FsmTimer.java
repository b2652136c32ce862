package org.herald.core.fsm;

/** The timers of a session (RFC 4271, 8.1.3; RFC 9687). */
public enum FsmTimer {
    /** ConnectRetryTimer, with back-off. */
    CONNECT_RETRY,
    /** How long the peer may take for its OPEN. */
    OPEN_WAIT,
    HOLD,
    KEEPALIVE,
    /** How long the peer may leave its window shut. */
    SEND_HOLD
}
