package org.herald.core.fsm;

/** What happens to a session. */
public sealed interface FsmInput {
    /** It shall be tried. */
    record Start() implements FsmInput {}

    /** It shall end. @param farewell what the peer is told, null for nothing */
    record Stop(FsmOutput.@org.jspecify.annotations.Nullable SendNotification farewell, String reason)
            implements FsmInput {}

    /** TCP is up. */
    record Connected() implements FsmInput {}

    /** TCP could not be made. */
    record ConnectFailed(String reason) implements FsmInput {}

    /** TCP ended. */
    record Closed(String reason) implements FsmInput {}

    /** A valid OPEN. @param holdSeconds negotiated, 0 for none */
    record OpenReceived(int holdSeconds) implements FsmInput {}

    record KeepaliveReceived() implements FsmInput {}

    /** An UPDATE, ROUTE-REFRESH or OPERATIONAL, in a state other than ESTABLISHED. @param kind for the text */
    record MessageReceived(String kind) implements FsmInput {}

    record NotificationReceived(int code, int subcode) implements FsmInput {}

    /** Something was wrong with a message. @param answer what the peer is told */
    record Violated(FsmOutput.SendNotification answer) implements FsmInput {}

    /** A timer ran out. @param silenceNanos for HOLD: how long nothing came that we were ready to read */
    record Expired(FsmTimer timer, long silenceNanos) implements FsmInput {}
}
