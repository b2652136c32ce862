package org.herald.command.session;

import java.util.List;
import java.util.Map;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.osgi.service.component.annotations.Component;

/** Says when {@code done} of a route command comes: at once, or when the route has been written to every connected peer it was for. */
@Component(service = ApiCommand.class)
@ProvideCommand("session sync")
public final class SynchronizationCommand implements ApiCommand {
    private static final Map<String, Boolean> BY_PATH = Map.of(
            "enable-sync", true, "session sync enable", true, "disable-sync", false, "session sync disable", false);

    @Override
    public List<CommandPath> paths() {
        return BY_PATH.entrySet().stream()
                .map(entry -> path(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        call.words().expectEnd();
        Boolean isOn = BY_PATH.get(call.path().words());
        if (isOn == null) {
            throw new IllegalStateException("not a path of this command: " + call.path());
        }
        call.client().synchronize(isOn);
    }

    private static CommandPath path(String words, boolean isOn) {
        Version version = words.startsWith("session") ? Version.V6 : Version.V4;
        String help = isOn
                ? "answer done to a route command when it was written to every connected peer"
                : "answer done to a route command at once";
        return new CommandPath(words, version, Addressing.NONE, "", help, words);
    }
}
