package org.herald.command.announce;

import java.util.List;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.osgi.service.component.annotations.Component;

/**
 * Announces or withdraws all routes with the name of a watchdog. Compatibility: in every neighbor, whatever the selector, as all versions of ExaBGP do.
 */
@Component(service = ApiCommand.class)
@ProvideCommand("announce watchdog")
public final class WatchdogCommand implements ApiCommand {
    private static final String ANNOUNCE = "announce watchdog";
    private static final String WITHDRAW = "withdraw watchdog";

    @Override
    public List<CommandPath> paths() {
        return List.of(
                path(
                        ANNOUNCE,
                        "announce the routes of every neighbor that have this watchdog's name, else the program's"),
                path(
                        WITHDRAW,
                        "withdraw the routes of every neighbor that have this watchdog's name, else the program's"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        Words words = call.words();
        String name = words.hasNext() ? words.next("a name") : call.client().name();
        words.expectEnd();
        call.daemon().watchdog(name, call.path().words().equals(ANNOUNCE));
    }

    private static CommandPath path(String words, String help) {
        return new CommandPath(words, Version.BOTH, Addressing.OPTIONAL, "[<name>]", help, words + " dnsr");
    }
}
