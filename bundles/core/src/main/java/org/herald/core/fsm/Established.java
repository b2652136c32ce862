package org.herald.core.fsm;

import java.util.List;

/** The session is up (RFC 4271, 8.2.2, "Established"). */
final class Established {
    private Established() {}

    static Step on(Fsm fsm, FsmInput input) {
        if (input instanceof FsmInput.KeepaliveReceived && fsm.holdSeconds() == 0) {
            return keepaliveWithoutHold(fsm);
        }
        if (input instanceof FsmInput.Expired expired && expired.timer() == FsmTimer.SEND_HOLD) {
            FsmOutput.SendNotification answer = Fsm.notification(8, 0, "");
            return fsm.refused(answer, Fsm.sent(answer));
        }
        if (input instanceof FsmInput.MessageReceived || input instanceof FsmInput.OpenReceived) {
            // RFC 6608, 4: what comes in order has no input of its own here, so this is an OPEN.
            FsmOutput.SendNotification answer =
                    Fsm.notification(5, 3, "Receive Unexpected Message in Established State");
            return fsm.refused(answer, Fsm.sent(answer));
        }
        return common(fsm, input);
    }

    /** What is the same before and after the first KEEPALIVE. */
    static Step common(Fsm fsm, FsmInput input) {
        if (input instanceof FsmInput.Expired expired) {
            return expired(fsm, expired);
        }
        if (input instanceof FsmInput.NotificationReceived notification) {
            return fsm.refused(null, Fsm.received(notification));
        }
        if (input instanceof FsmInput.Violated violated) {
            return fsm.refused(violated.answer(), Fsm.sent(violated.answer()));
        }
        if (input instanceof FsmInput.Closed closed) {
            return fsm.lost(closed.reason());
        }
        if (input instanceof FsmInput.Stop stop) {
            return fsm.stopped(stop.farewell(), stop.reason());
        }
        return Step.stay(fsm);
    }

    private static Step expired(Fsm fsm, FsmInput.Expired expired) {
        return switch (expired.timer()) {
            case KEEPALIVE ->
                Step.to(
                        fsm,
                        new FsmOutput.SendKeepalive(),
                        new FsmOutput.StartTimer(FsmTimer.KEEPALIVE, fsm.keepaliveNanos()));
            case HOLD -> {
                long left = fsm.holdNanos() - expired.silenceNanos();
                if (left > 0) {
                    yield new Step(fsm, List.of(new FsmOutput.StartTimer(FsmTimer.HOLD, left)));
                }
                FsmOutput.SendNotification answer = new FsmOutput.SendNotification(4, 0, new byte[0]);
                yield fsm.refused(answer, Fsm.sent(answer));
            }
            case OPEN_WAIT -> {
                FsmOutput.SendNotification answer = Fsm.notification(5, 2, "waited for keepalive too long");
                yield fsm.refused(answer, Fsm.sent(answer));
            }
            case CONNECT_RETRY, SEND_HOLD -> Step.stay(fsm);
        };
    }

    private static Step keepaliveWithoutHold(Fsm fsm) {
        Fsm next = fsm.withKeepaliveWithoutHold();
        if (next.keepalivesWithoutHold() <= 1) {
            return Step.stay(next);
        }
        FsmOutput.SendNotification answer =
                Fsm.notification(2, 6, "Negotiated holdtime was zero, it was invalid to send us a keepalive messages");
        return fsm.refused(answer, Fsm.sent(answer));
    }
}
