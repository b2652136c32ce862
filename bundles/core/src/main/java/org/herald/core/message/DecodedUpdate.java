package org.herald.core.message;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.NextHop;
import org.herald.api.client.UpdateContent;
import org.herald.api.wire.FamilyId;
import org.jspecify.annotations.Nullable;

/** What one UPDATE says. Reused for the next one, with its runs of NLRI. */
public final class DecodedUpdate implements UpdateContent {
    private final DecodedAttributes attributes = new DecodedAttributes();
    private final List<NlriRun> announced = new ArrayList<>();
    private final List<NlriRun> withdrawn = new ArrayList<>();
    private final List<NlriRun> spare = new ArrayList<>();
    private @Nullable FamilyId endOfRib;
    private @Nullable FamilyId disabledFamily;
    private @Nullable String problem;

    void clear(byte[] message) {
        attributes.clear(message);
        spare.addAll(announced);
        spare.addAll(withdrawn);
        announced.clear();
        withdrawn.clear();
        endOfRib = null;
        disabledFamily = null;
        problem = null;
    }

    NlriRun announce(
            FamilyId family,
            @Nullable AddressFamily<?> codec,
            @Nullable NextHop nextHop,
            byte[] message,
            int from,
            int to) {
        return begin(announced, family, codec, nextHop, message, from, to);
    }

    NlriRun withdraw(FamilyId family, @Nullable AddressFamily<?> codec, byte[] message, int from, int to) {
        NlriRun run = begin(withdrawn, family, codec, null, message, from, to);
        run.withdraws();
        return run;
    }

    private NlriRun begin(
            List<NlriRun> runs,
            FamilyId family,
            @Nullable AddressFamily<?> codec,
            @Nullable NextHop nextHop,
            byte[] message,
            int from,
            int to) {
        NlriRun run = spare.isEmpty() ? new NlriRun() : spare.remove(spare.size() - 1);
        run.begin(family, codec, nextHop, message, from, to);
        runs.add(run);
        return run;
    }

    void endOfRib(FamilyId family) {
        endOfRib = family;
    }

    /** Every announced route is taken as withdrawn (RFC 7606, 2). */
    public void treatAsWithdraw() {
        announced.forEach(NlriRun::dropNextHop);
        withdrawn.addAll(announced);
        announced.clear();
        while (attributes.size() > 0) {
            attributes.remove(attributes.size() - 1);
        }
    }

    /** The same for the announced routes of one family. */
    public void treatAsWithdraw(FamilyId family) {
        for (int index = announced.size() - 1; index >= 0; index--) {
            NlriRun run = announced.get(index);
            if (run.family().equals(family)) {
                run.dropNextHop();
                withdrawn.add(run);
                announced.remove(index);
            }
        }
        while (announced.isEmpty() && attributes.size() > 0) {
            attributes.remove(attributes.size() - 1);
        }
    }

    void disable(FamilyId family) {
        disabledFamily = family;
        announced.removeIf(run -> run.family().equals(family));
        withdrawn.removeIf(run -> run.family().equals(family));
    }

    /** What was wrong, in words, if something was and the session stays. */
    public void problem(String what) {
        if (problem == null) {
            problem = what;
        }
    }

    /** The first thing that was wrong with the message and forgiven, or null. */
    public @Nullable String problem() {
        return problem;
    }

    /** The family that is to be ignored from now on, or null. */
    public @Nullable FamilyId disabledFamily() {
        return disabledFamily;
    }

    @Override
    public @Nullable FamilyId endOfRib() {
        return endOfRib;
    }

    @Override
    public DecodedAttributes attributes() {
        return attributes;
    }

    @Override
    public List<NlriRun> announced() {
        return announced;
    }

    @Override
    public List<NlriRun> withdrawn() {
        return withdrawn;
    }
}
