package org.herald.core.fsm;

/** The OPENs are exchanged, the peer's first KEEPALIVE is waited for (RFC 4271, 8.2.2, "OpenConfirm"). */
final class OpenConfirm {
    private OpenConfirm() {}

    static Step on(Fsm fsm, FsmInput input) {
        if (input instanceof FsmInput.KeepaliveReceived) {
            // A session that comes up is no failed attempt: the next one begins without delay.
            Fsm up = fsm.withRetry(0).in(FsmState.ESTABLISHED);
            // Without a hold time a timer waited for just this KEEPALIVE; else those that run go on.
            return fsm.holdSeconds() == 0
                    ? Step.to(up, new FsmOutput.StopTimers(), new FsmOutput.Up())
                    : Step.to(up, new FsmOutput.Up());
        }
        if (input instanceof FsmInput.MessageReceived || input instanceof FsmInput.OpenReceived) {
            FsmOutput.SendNotification answer =
                    Fsm.notification(5, 2, "Receive Unexpected Message in OpenConfirm State");
            return fsm.refused(answer, Fsm.sent(answer));
        }
        return Established.common(fsm, input);
    }
}
