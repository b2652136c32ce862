package org.herald.command.session;

import java.util.List;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.osgi.service.component.annotations.Component;

/** A client's farewell. There is nothing to free: what belongs to a client goes with its connection. */
@Component(service = ApiCommand.class)
@ProvideCommand("session bye")
public final class ByeCommand implements ApiCommand {
    @Override
    public List<CommandPath> paths() {
        String help = "tell that the client with this identifier goes";
        String id = "4f9c7a52-0b1e-4d5c-9d4e-2f8b6a7c1d3e";
        return List.of(
                new CommandPath("bye", Version.V4, Addressing.NONE, "<uuid>", help, "bye " + id),
                new CommandPath("session bye", Version.V6, Addressing.NONE, "<uuid>", help, "session bye " + id));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        call.words().next("an identifier");
        call.words().expectEnd();
    }
}
