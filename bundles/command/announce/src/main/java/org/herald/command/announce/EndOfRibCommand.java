package org.herald.command.announce;

import java.util.List;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.PeerControl;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.herald.api.wire.FamilyId;
import org.osgi.service.component.annotations.Component;

/** Sends the End-of-RIB marker (RFC 4724, 2). */
@Component(service = ApiCommand.class)
@ProvideCommand("announce eor")
public final class EndOfRibCommand implements ApiCommand {
    @Override
    public List<CommandPath> paths() {
        return List.of(new CommandPath(
                "announce eor",
                Version.BOTH,
                Addressing.OPTIONAL,
                "[<afi> <safi>]",
                "send the End-of-RIB marker of a family, ipv4 unicast unless another is named",
                "announce eor ipv4 unicast"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        FamilyId family = FamilyArgument.read(call);
        boolean isSent = false;
        for (PeerControl peer : call.peers()) {
            isSent |= peer.sendEndOfRib(family);
        }
        if (!isSent) {
            throw FamilyArgument.nobody(call, family);
        }
    }
}
