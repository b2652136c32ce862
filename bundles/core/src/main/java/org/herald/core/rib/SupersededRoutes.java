package org.herald.core.rib;

import java.util.function.Predicate;
import org.herald.api.wire.FamilyId;

/**
 * Forms of routes that were written and then written again with other attributes, before any session was there.
 *
 * <p>Compatibility: ExaBGP sends each of them on its first session, in order, so a configuration that writes a route twice is heard twice. Only the last
 * form is kept after that. A bounded number is remembered: what is not remembered is only not said twice.
 */
final class SupersededRoutes {
    /** Forms remembered at the most. */
    static final int MOST_FORMS = 256;

    private static final int SEQUENCE_OCTETS = 4;

    private final AttributeTable blocks;
    private RouteTable forms = new RouteTable();
    private int count;

    SupersededRoutes(AttributeTable blocks) {
        this.blocks = blocks;
    }

    /** Remembers the form that an entry has. */
    void add(RouteTable routes, int entry) {
        int block = routes.attributes(entry);
        if (count == MOST_FORMS || block == AttributeTable.NONE) {
            return;
        }
        // One route has several forms here, so a number takes the place of its key, which is not sent.
        byte[] sequence = {(byte) (count >>> 24), (byte) (count >>> 16), (byte) (count >>> 8), (byte) count};
        count++;
        int form = forms.add(
                routes.family(entry),
                routes.pathId(entry),
                sequence,
                0,
                SEQUENCE_OCTETS,
                routes.nlriArray(entry),
                routes.nlriFrom(entry),
                routes.nlriLength(entry));
        blocks.retain(block);
        forms.attributes(form, block);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Sends those of some families, then forgets all. */
    void send(AdjRibOut.Sender sender, Predicate<FamilyId> families) {
        int[] one = new int[1];
        for (int form = 0; form < forms.limit(); form++) {
            if (forms.isUsed(form) && families.test(forms.family(form))) {
                one[0] = form;
                sender.announce(blocks.block(forms.attributes(form)), forms, one, 1);
            }
        }
        clear();
    }

    /** Forgets all. */
    void clear() {
        if (count == 0) {
            return;
        }
        for (int form = 0; form < forms.limit(); form++) {
            if (forms.isUsed(form)) {
                blocks.release(forms.attributes(form));
            }
        }
        forms = new RouteTable();
        count = 0;
    }
}
