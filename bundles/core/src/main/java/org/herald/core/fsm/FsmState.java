package org.herald.core.fsm;

/** The states of RFC 4271, 8.2.2. */
public enum FsmState {
    /** Nothing is tried. */
    IDLE,
    /** Waiting: for the peer to connect, or for the time to connect again. */
    ACTIVE,
    /** Connecting. */
    CONNECT,
    /** TCP is up, the peer's OPEN is waited for. */
    OPENSENT,
    /** The OPENs are exchanged, the peer's first KEEPALIVE is waited for. */
    OPENCONFIRM,
    ESTABLISHED
}
