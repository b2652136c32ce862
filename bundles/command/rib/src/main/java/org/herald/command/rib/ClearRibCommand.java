package org.herald.command.rib;

import java.util.List;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.PeerControl;
import org.herald.api.client.PeerControl.RibSide;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.osgi.service.component.annotations.Component;

/** Empties an Adj-RIB: what was announced is withdrawn and forgotten, or what was received is forgotten. */
@Component(service = ApiCommand.class)
@ProvideCommand("clear adj-rib")
public final class ClearRibCommand implements ApiCommand {
    private static final String IN = "in";
    private static final String OUT = "out";

    @Override
    public List<CommandPath> paths() {
        String help =
                "forget what was received (in), or withdraw and forget what is announced (out, also without a word)";
        String arguments = "[in | out]";
        return List.of(
                new CommandPath("clear adj-rib", Version.V4, Addressing.OPTIONAL, arguments, help, "clear adj-rib out"),
                new CommandPath("rib clear", Version.V6, Addressing.OPTIONAL, arguments, help, "rib clear in"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        RibSide side = side(call.words());
        for (PeerControl peer : call.peers()) {
            if (side == RibSide.IN) {
                peer.clearIn();
            } else {
                peer.clearOut();
            }
        }
    }

    private static RibSide side(Words words) throws StatementException {
        boolean isIn = words.accept(IN);
        if (!isIn && !words.accept(OUT) && words.hasNext()) {
            throw words.failure("'" + words.peek() + "' is no side of an Adj-RIB", List.of(IN, OUT));
        }
        words.expectEnd();
        return isIn ? RibSide.IN : RibSide.OUT;
    }
}
