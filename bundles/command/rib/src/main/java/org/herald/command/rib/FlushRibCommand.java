package org.herald.command.rib;

import java.util.List;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.PeerControl;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.osgi.service.component.annotations.Component;

/** Sends the Adj-RIB-Out again, between Begin- and End-of-Route-Refresh where both sides can (RFC 7313). */
@Component(service = ApiCommand.class)
@ProvideCommand("flush adj-rib")
public final class FlushRibCommand implements ApiCommand {
    @Override
    public List<CommandPath> paths() {
        String help = "send everything that is announced again";
        return List.of(
                new CommandPath("flush adj-rib out", Version.V4, Addressing.OPTIONAL, "", help, "flush adj-rib out"),
                new CommandPath("rib flush out", Version.V6, Addressing.OPTIONAL, "", help, "rib flush out"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        call.words().expectEnd();
        for (PeerControl peer : call.peers()) {
            peer.resend();
        }
    }
}
