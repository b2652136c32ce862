package org.herald.core.fsm;

/** Connecting (RFC 4271, 8.2.2, "Connect"). */
final class Connect {
    private Connect() {}

    static Step on(Fsm fsm, FsmInput input) {
        if (input instanceof FsmInput.Connected) {
            return fsm.opened();
        }
        if (input instanceof FsmInput.ConnectFailed failed) {
            return fsm.lost(failed.reason());
        }
        if (input instanceof FsmInput.Closed closed) {
            return fsm.lost(closed.reason());
        }
        if (input instanceof FsmInput.Stop stop) {
            return fsm.stopped(null, stop.reason());
        }
        return Step.stay(fsm);
    }
}
