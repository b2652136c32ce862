package org.herald.command.daemon;

import java.util.List;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.osgi.service.component.annotations.Component;

/** Compatibility: a test of the reference's own robustness, answered {@code error} as in ExaBGP 5.0. */
@Component(service = ApiCommand.class)
@ProvideCommand("crash")
public final class CrashCommand implements ApiCommand {
    @Override
    public List<CommandPath> paths() {
        String help = "is answered with an error, always";
        return List.of(
                Answers.path("crash", Version.V4, "", help, "crash"),
                Answers.path("system crash", Version.V6, "", help, "system crash"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        throw new StatementException("crash fails by intention: nothing was done", "");
    }
}
