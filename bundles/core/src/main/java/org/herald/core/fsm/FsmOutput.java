package org.herald.core.fsm;

/** What is to be done, in order. */
public sealed interface FsmOutput {
    /** Make a TCP connection. */
    record Dial() implements FsmOutput {}

    /** Close the TCP connection, after what was sent. */
    record Hangup() implements FsmOutput {}

    record SendOpen() implements FsmOutput {}

    record SendKeepalive() implements FsmOutput {}

    /** @param data in the NOTIFICATION behind code and subcode */
    record SendNotification(int code, int subcode, byte[] data) implements FsmOutput {}

    /** Starts a timer, anew if it runs. */
    record StartTimer(FsmTimer timer, long delayNanos) implements FsmOutput {}

    /** Stops all timers. */
    record StopTimers() implements FsmOutput {}

    /** The session is up. */
    record Up() implements FsmOutput {}

    /** The session, or the attempt at one, ended. @param reason for events */
    record Down(String reason) implements FsmOutput {}
}
