package org.herald.command.daemon;

import java.util.List;
import org.herald.api.client.AnswerForm;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.lib.json.JsonFieldSink;
import org.osgi.service.component.annotations.Component;

/** Tells or sets the dialect of commands for programs that are started from now on. */
@Component(service = ApiCommand.class)
@ProvideCommand("api version")
public final class ApiVersionCommand implements ApiCommand {
    private static final List<String> VERSIONS = List.of("4", "6");

    @Override
    public List<CommandPath> paths() {
        String help = "tell the dialect of commands, or set that of programs started later";
        return List.of(
                Answers.path("api version", Version.V4, "[4 | 6] [text | json]", help, "api version 6"),
                Answers.path("system api version", Version.V6, "[4 | 6] [text | json]", help, "system api version"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        Words words = call.words();
        int version = acceptVersion(words);
        AnswerForm form = AnswerForm.accept(words, AnswerForm.ofEncoder(call));
        if (words.hasNext()) {
            throw words.failure("'" + words.peek() + "' is no version of the API", VERSIONS);
        }
        if (version != 0) {
            call.daemon().apiVersion(version);
        }
        reply(call, form, call.daemon().apiVersion());
    }

    private static int acceptVersion(Words words) {
        for (String version : VERSIONS) {
            if (words.accept(version)) {
                return Integer.parseInt(version);
            }
        }
        return 0;
    }

    private static void reply(ApiCall call, AnswerForm form, int version) {
        String description = version == 6 ? "json-only" : "json and text";
        if (form == AnswerForm.TEXT) {
            call.reply("API version: " + version + " (" + description + ")");
            return;
        }
        JsonFieldSink json = Answers.begin(call);
        json.field("api_version", version);
        json.field("description", description);
        Answers.end(call, json);
    }
}
