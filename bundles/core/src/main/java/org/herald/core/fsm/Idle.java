package org.herald.core.fsm;

/** Nothing is tried (RFC 4271, 8.2.2, "Idle"). */
final class Idle {
    private Idle() {}

    static Step on(Fsm fsm, FsmInput input) {
        if (input instanceof FsmInput.Start) {
            return fsm.settings().isPassive()
                    ? Step.to(fsm.in(FsmState.ACTIVE))
                    : Step.to(fsm.in(FsmState.CONNECT), new FsmOutput.Dial());
        }
        if (input instanceof FsmInput.Connected && fsm.settings().isAccepted()) {
            return fsm.opened();
        }
        return Step.stay(fsm);
    }
}
