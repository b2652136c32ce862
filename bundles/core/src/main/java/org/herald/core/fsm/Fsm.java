package org.herald.core.fsm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one session, as a value.
 *
 * @param retrySeconds how long to wait before the next attempt
 * @param holdSeconds negotiated hold time, 0 for none
 * @param keepalivesWithoutHold KEEPALIVEs received although the hold time is 0
 */
public record Fsm(FsmState state, FsmSettings settings, int retrySeconds, int holdSeconds, int keepalivesWithoutHold) {
    static final long SECOND = 1_000_000_000L;
    private static final int MOST_RETRY_SECONDS = 60;
    /** RFC 9687, 4.2: SendHoldTime is at least 8 minutes, and at least twice the hold time. */
    private static final int LEAST_SEND_HOLD_SECONDS = 8 * 60;

    /** A machine that was not started. */
    public static Fsm idle(FsmSettings settings) {
        return new Fsm(FsmState.IDLE, settings, 0, 0, 0);
    }

    /** The machine after an input. */
    public Step on(FsmInput input) {
        return switch (state) {
            case IDLE -> Idle.on(this, input);
            case ACTIVE -> Active.on(this, input);
            case CONNECT -> Connect.on(this, input);
            case OPENSENT -> OpenSent.on(this, input);
            case OPENCONFIRM -> OpenConfirm.on(this, input);
            case ESTABLISHED -> Established.on(this, input);
        };
    }

    /** How long the peer may leave its window shut. */
    public long sendHoldNanos() {
        return Math.max(LEAST_SEND_HOLD_SECONDS, 2 * holdSeconds) * SECOND;
    }

    /** Nanoseconds of silence after which the session ends, 0 for never. */
    public long holdNanos() {
        return holdSeconds * SECOND;
    }

    // ---- what several states do

    Fsm in(FsmState other) {
        return new Fsm(other, settings, retrySeconds, holdSeconds, keepalivesWithoutHold);
    }

    Fsm withRetry(int seconds) {
        return new Fsm(state, settings, seconds, holdSeconds, keepalivesWithoutHold);
    }

    Fsm withHold(int seconds) {
        return new Fsm(state, settings, retrySeconds, seconds, 0);
    }

    Fsm withKeepaliveWithoutHold() {
        return new Fsm(state, settings, retrySeconds, holdSeconds, keepalivesWithoutHold + 1);
    }

    /** int(hold / 3) seconds (RFC 4271, 4.4: a third), at least one. */
    long keepaliveNanos() {
        return Math.max(1, holdSeconds / 3) * SECOND;
    }

    /** TCP is up: our OPEN goes out, or waits for the peer's. */
    Step opened() {
        List<FsmOutput> outputs = new ArrayList<>();
        outputs.add(new FsmOutput.StopTimers());
        if (!settings.opensAfterPeer()) {
            outputs.add(new FsmOutput.SendOpen());
        }
        outputs.add(new FsmOutput.StartTimer(FsmTimer.OPEN_WAIT, settings.openWaitSeconds() * SECOND));
        return new Step(in(FsmState.OPENSENT), outputs);
    }

    /** The session ends by our will or fault; then it is tried again later. */
    Step refused(FsmOutput.@Nullable SendNotification answer, String reason) {
        List<FsmOutput> outputs = new ArrayList<>();
        outputs.add(new FsmOutput.StopTimers());
        if (answer != null) {
            outputs.add(answer);
        }
        outputs.add(new FsmOutput.Hangup());
        outputs.add(new FsmOutput.Down(reason));
        return again(outputs);
    }

    /** The session ended without our doing; it is tried again later. */
    Step lost(String reason) {
        List<FsmOutput> outputs = new ArrayList<>();
        outputs.add(new FsmOutput.StopTimers());
        outputs.add(new FsmOutput.Down(reason));
        return again(outputs);
    }

    /** The session ends and is not tried again. */
    Step stopped(FsmOutput.@Nullable SendNotification farewell, String reason) {
        List<FsmOutput> outputs = new ArrayList<>();
        outputs.add(new FsmOutput.StopTimers());
        if (farewell != null) {
            outputs.add(farewell);
        }
        outputs.add(new FsmOutput.Hangup());
        outputs.add(new FsmOutput.Down(reason));
        return new Step(withHold(0).withRetry(0).in(FsmState.IDLE), outputs);
    }

    private Step again(List<FsmOutput> outputs) {
        Fsm next = withHold(0);
        if (settings.isAccepted()) {
            return new Step(next.in(FsmState.IDLE), outputs);
        }
        if (settings.isPassive()) {
            return new Step(next.in(FsmState.ACTIVE), outputs);
        }
        outputs.add(new FsmOutput.StartTimer(FsmTimer.CONNECT_RETRY, retrySeconds * SECOND));
        int longer = Math.min((int) (1 + 1.2 * retrySeconds), MOST_RETRY_SECONDS);
        return new Step(next.withRetry(longer).in(FsmState.ACTIVE), outputs);
    }

    static FsmOutput.SendNotification notification(int code, int subcode, String text) {
        return new FsmOutput.SendNotification(code, subcode, text.getBytes(StandardCharsets.UTF_8));
    }

    static String sent(FsmOutput.SendNotification notification) {
        return "notification sent (" + notification.code() + "," + notification.subcode() + ")";
    }

    static String received(FsmInput.NotificationReceived notification) {
        return "notification received (" + notification.code() + "," + notification.subcode() + ")";
    }
}
