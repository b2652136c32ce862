package org.herald.core.fsm;

import java.util.List;

/** The answer to an input: the machine as it is now, and what is to be done. */
public record Step(Fsm next, List<FsmOutput> outputs) {
    public Step {
        outputs = List.copyOf(outputs);
    }

    static Step stay(Fsm fsm) {
        return new Step(fsm, List.of());
    }

    static Step to(Fsm next, FsmOutput... outputs) {
        return new Step(next, List.of(outputs));
    }
}
