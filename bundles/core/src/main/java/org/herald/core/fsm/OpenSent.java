package org.herald.core.fsm;

import java.util.ArrayList;
import java.util.List;

/** TCP is up, the peer's OPEN is waited for (RFC 4271, 8.2.2, "OpenSent"; subcodes of RFC 6608). */
final class OpenSent {
    private OpenSent() {}

    static Step on(Fsm fsm, FsmInput input) {
        if (input instanceof FsmInput.OpenReceived open) {
            return confirmed(fsm.withHold(open.holdSeconds()));
        }
        if (input instanceof FsmInput.KeepaliveReceived) {
            return unexpected(fsm, "KEEPALIVE");
        }
        if (input instanceof FsmInput.MessageReceived message) {
            return unexpected(fsm, message.kind());
        }
        if (input instanceof FsmInput.Expired expired && expired.timer() == FsmTimer.OPEN_WAIT) {
            FsmOutput.SendNotification answer =
                    Fsm.notification(5, 1, "waited for open too long, we do not like stuck in active");
            return fsm.refused(answer, Fsm.sent(answer));
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

    private static Step confirmed(Fsm fsm) {
        List<FsmOutput> outputs = new ArrayList<>();
        outputs.add(new FsmOutput.StopTimers());
        if (fsm.settings().opensAfterPeer()) {
            outputs.add(new FsmOutput.SendOpen());
        }
        outputs.add(new FsmOutput.SendKeepalive());
        if (fsm.holdSeconds() > 0) {
            outputs.add(new FsmOutput.StartTimer(FsmTimer.HOLD, fsm.holdNanos()));
            outputs.add(new FsmOutput.StartTimer(FsmTimer.KEEPALIVE, fsm.keepaliveNanos()));
        } else {
            // Without a hold time nothing else would end a wait for the first KEEPALIVE.
            outputs.add(
                    new FsmOutput.StartTimer(FsmTimer.OPEN_WAIT, fsm.settings().openWaitSeconds() * Fsm.SECOND));
        }
        return new Step(fsm.in(FsmState.OPENCONFIRM), outputs);
    }

    private static Step unexpected(Fsm fsm, String kind) {
        FsmOutput.SendNotification answer =
                Fsm.notification(5, 1, "The first packet received is not an open message (" + kind + ")");
        return fsm.refused(answer, Fsm.sent(answer));
    }
}
