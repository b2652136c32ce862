package org.herald.command.daemon;

import java.util.List;
import org.herald.api.client.AnswerForm;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.herald.lib.json.JsonFieldSink;
import org.osgi.service.component.annotations.Component;

/** Tells which program answers. */
@Component(service = ApiCommand.class)
@ProvideCommand("version")
public final class VersionCommand implements ApiCommand {
    /**
     * Compatibility: scripts take the second word (or the field) for the version whose commands and events they meet, so it is that of
     * ExaBGP whose forms are spoken; ours follows.
     */
    private static final String APPLICATION = "exabgp";

    private static final String SPOKEN_V4 = "5.0.0";
    private static final String SPOKEN_V6 = "6.0.0";

    @Override
    public List<CommandPath> paths() {
        String help = "tell which version answers";
        return List.of(
                Answers.path("version", Version.V4, "[text | json]", help, "version"),
                Answers.path("system version", Version.V6, "[text | json]", help, "system version"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        AnswerForm form = AnswerForm.only(call, AnswerForm.ofSpelling(call));
        String spoken = call.path().version() == Version.V6 ? SPOKEN_V6 : SPOKEN_V4;
        if (form == AnswerForm.TEXT) {
            call.reply(APPLICATION + " " + spoken + " (herald " + call.daemon().version() + ")");
            return;
        }
        JsonFieldSink json = Answers.begin(call);
        json.field("version", spoken);
        json.field("application", APPLICATION);
        json.field("herald", call.daemon().version());
        Answers.end(call, json);
    }
}
