package org.herald.command.announce;

import org.herald.api.client.ApiCall;
import org.herald.api.config.StatementException;
import org.herald.api.wire.FamilyId;
import org.herald.lib.route.FamilyWords;

/** The optional family of a command. */
final class FamilyArgument {
    private FamilyArgument() {}

    /** Takes the rest of the words: a family, or nothing for IPv4 unicast. */
    static FamilyId read(ApiCall call) throws StatementException {
        FamilyId family = call.words().hasNext() ? FamilyWords.id(call.words(), call.codecs()) : FamilyId.IPV4_UNICAST;
        call.words().expectEnd();
        return family;
    }

    static StatementException nobody(ApiCall call, FamilyId family) {
        return new StatementException(
                "no neighbor that is addressed has a session that can take this for "
                        + call.codecs().nameOf(family),
                "");
    }
}
