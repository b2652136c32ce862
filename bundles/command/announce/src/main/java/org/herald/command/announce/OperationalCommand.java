package org.herald.command.announce;

import java.util.List;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.osgi.service.component.annotations.Component;

/** Says that operational messages (draft-ietf-idr-operational-message) are only received. */
@Component(service = ApiCommand.class)
@ProvideCommand("announce operational")
public final class OperationalCommand implements ApiCommand {
    private static final String OPERATIONAL = "operational";

    @Override
    public List<CommandPath> paths() {
        return List.of(new CommandPath(
                "announce " + OPERATIONAL,
                Version.BOTH,
                Addressing.OPTIONAL,
                "<kind> afi <afi> safi <safi> …",
                "is answered with an error: operational messages are only received",
                "announce operational asm afi ipv4 safi unicast advisory \"text\""));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        throw call.words()
                .failure("operational messages cannot be sent, they are only received: nothing was done", List.of());
    }
}
