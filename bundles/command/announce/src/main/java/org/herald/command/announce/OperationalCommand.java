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

/** Says what is missing for operational messages (draft-ietf-idr-operational-message): they are not part of this bundle. */
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
                "is answered with an error: no installed bundle sends operational messages",
                "announce operational asm afi ipv4 safi unicast advisory \"text\""));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        String feature = call.codecs().featureFor(OPERATIONAL);
        throw call.words()
                .failure(
                        "no installed bundle provides operational messages"
                                + (feature == null ? "" : "; the feature " + feature + " does"),
                        List.of());
    }
}
