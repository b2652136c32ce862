package org.herald.command.session;

import java.util.List;
import java.util.Map;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.ClientControl.Acknowledgement;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.osgi.service.component.annotations.Component;

/** Switches {@code done} and {@code error} on or off for the program that asks. */
@Component(service = ApiCommand.class)
@ProvideCommand("session ack")
public final class AcknowledgementCommand implements ApiCommand {
    private static final Map<String, Acknowledgement> BY_PATH = Map.of(
            "enable-ack", Acknowledgement.ENABLED,
            "session ack enable", Acknowledgement.ENABLED,
            "disable-ack", Acknowledgement.DISABLED,
            "session ack disable", Acknowledgement.DISABLED,
            "silence-ack", Acknowledgement.SILENT,
            "session ack silence", Acknowledgement.SILENT);

    @Override
    public List<CommandPath> paths() {
        return BY_PATH.entrySet().stream()
                .map(entry -> path(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        call.words().expectEnd();
        Acknowledgement how = BY_PATH.get(call.path().words());
        if (how == null) {
            throw new IllegalStateException("not a path of this command: " + call.path());
        }
        call.client().acknowledge(how);
    }

    private static CommandPath path(String words, Acknowledgement how) {
        Version version = words.startsWith("session") ? Version.V6 : Version.V4;
        String help = switch (how) {
            case ENABLED -> "answer done or error to each command";
            case DISABLED -> "answer this command and none after it";
            case SILENT -> "answer neither this command nor any after it";
        };
        return new CommandPath(words, version, Addressing.NONE, "", help, words);
    }
}
