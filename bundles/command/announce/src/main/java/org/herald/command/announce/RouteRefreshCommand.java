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

/** Asks peers to announce their routes of a family again (RFC 2918). */
@Component(service = ApiCommand.class)
@ProvideCommand("announce route-refresh")
public final class RouteRefreshCommand implements ApiCommand {
    @Override
    public List<CommandPath> paths() {
        return List.of(new CommandPath(
                "announce route-refresh",
                Version.BOTH,
                Addressing.OPTIONAL,
                "[<afi> <safi>]",
                "ask for the routes of a family again, ipv4 unicast unless another is named",
                "announce route-refresh ipv4 unicast"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        FamilyId family = FamilyArgument.read(call);
        boolean isSent = false;
        for (PeerControl peer : call.peers()) {
            isSent |= peer.sendRouteRefresh(family);
        }
        if (!isSent) {
            throw FamilyArgument.nobody(call, family);
        }
    }
}
