package org.herald.command.neighbor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.PeerControl;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Ends established sessions with Cease and a subcode (RFC 4486), and a text for the operator of the peer (RFC 9003). */
@Component(service = ApiCommand.class)
@ProvideCommand("teardown")
public final class TeardownCommand implements ApiCommand {
    private static final int MOST_SUBCODE = 255;
    /** RFC 4486, 3. */
    private static final int ADMINISTRATIVE_SHUTDOWN = 2;
    /** RFC 4486, 3. */
    private static final int ADMINISTRATIVE_RESET = 4;
    /** RFC 9003, 2. */
    private static final int MOST_TEXT_OCTETS = 255;

    @Override
    public List<CommandPath> paths() {
        return List.of(new CommandPath(
                "teardown",
                Version.BOTH,
                Addressing.REQUIRED,
                "<subcode> [<text>]",
                "end the session with Cease and this subcode, 0-255; with 2 and 4 a text of 255 octets at most may follow",
                "teardown 4 back in an hour"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        Words words = call.words();
        int subcode = (int) words.number("the subcode of Cease", MOST_SUBCODE);
        String text = words.hasNext() ? text(words, subcode) : null;
        requireSession(call);
        for (PeerControl peer : call.peers()) {
            if (peer.isEstablished()) {
                peer.teardown(subcode, text);
            }
        }
    }

    /** Takes the rest of the line as it was written, less quotes around all of it. */
    private static @Nullable String text(Words words, int subcode) throws StatementException {
        if (subcode != ADMINISTRATIVE_SHUTDOWN && subcode != ADMINISTRATIVE_RESET) {
            throw words.failure("a text goes with subcode 2 or 4 only, not with " + subcode, List.of());
        }
        int from = words.start(words.position());
        int to = words.end(words.count() - 1);
        if (to - from >= 2 && words.text()[from] == '"' && words.text()[to - 1] == '"') {
            from++;
            to--;
        }
        if (to - from > MOST_TEXT_OCTETS) {
            throw words.failure("the text has " + (to - from) + " octets, which is out of range (0-255)", List.of());
        }
        words.position(words.count());
        return new String(words.text(), from, to - from, StandardCharsets.UTF_8);
    }

    private static void requireSession(ApiCall call) throws StatementException {
        for (PeerControl peer : call.peers()) {
            if (peer.isEstablished()) {
                return;
            }
        }
        throw new StatementException("no neighbor that is addressed has an established session", "");
    }
}
