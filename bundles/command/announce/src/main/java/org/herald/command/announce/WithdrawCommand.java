package org.herald.command.announce;

import org.herald.api.client.ApiCommand;
import org.herald.api.client.ProvideCommand;
import org.herald.lib.route.RouteAction;
import org.osgi.service.component.annotations.Component;

/** Withdraws routes. */
@Component(service = ApiCommand.class)
@ProvideCommand("withdraw")
public final class WithdrawCommand extends RouteCommand {
    public WithdrawCommand() {
        super("withdraw", RouteAction.WITHDRAW);
    }
}
