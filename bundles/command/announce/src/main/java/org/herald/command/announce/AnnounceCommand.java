package org.herald.command.announce;

import org.herald.api.client.ApiCommand;
import org.herald.api.client.ProvideCommand;
import org.herald.lib.route.RouteAction;
import org.osgi.service.component.annotations.Component;

/** Announces routes. */
@Component(service = ApiCommand.class)
@ProvideCommand("announce")
public final class AnnounceCommand extends RouteCommand {
    public AnnounceCommand() {
        super("announce", RouteAction.ANNOUNCE);
    }
}
