package org.herald.core.fsm;

/** Waiting for the time to connect again, or for ever if passive (RFC 4271, 8.2.2, "Active"). */
final class Active {
    private Active() {}

    static Step on(Fsm fsm, FsmInput input) {
        if (input instanceof FsmInput.Expired expired && expired.timer() == FsmTimer.CONNECT_RETRY
                || input instanceof FsmInput.Start && !fsm.settings().isPassive()) {
            return Step.to(fsm.in(FsmState.CONNECT), new FsmOutput.StopTimers(), new FsmOutput.Dial());
        }
        if (input instanceof FsmInput.Stop) {
            return Step.to(fsm.withRetry(0).in(FsmState.IDLE), new FsmOutput.StopTimers());
        }
        return Step.stay(fsm);
    }
}
