package org.herald.core.fsm;

/**
 * What the state machine is told of its neighbor.
 *
 * @param isPassive never connects
 * @param isAccepted the connection came from the peer: once it ends, so does the machine
 * @param opensAfterPeer our OPEN waits for the peer's ({@code local-as auto})
 * @param openWaitSeconds how long the peer may take for its OPEN
 */
public record FsmSettings(boolean isPassive, boolean isAccepted, boolean opensAfterPeer, int openWaitSeconds) {}
