package org.herald.command.daemon;

import java.util.List;
import org.herald.api.client.AnswerForm;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.DaemonControl;
import org.herald.api.config.StatementException;
import org.herald.lib.json.JsonFieldSink;

/** Begins something that the daemon carries out after the current commands, and says so. */
abstract class LifecycleCommand implements ApiCommand {
    private final String word;
    private final String help;

    LifecycleCommand(String word, String help) {
        this.word = word;
        this.help = help;
    }

    abstract void begin(DaemonControl daemon);

    @Override
    public final List<CommandPath> paths() {
        String v6 = "daemon " + word;
        return List.of(
                Answers.path(word, Version.V4, "[text | json]", help, word),
                Answers.path(v6, Version.V6, "[text | json]", help, v6));
    }

    @Override
    public final void run(ApiCall call) throws StatementException {
        AnswerForm form = AnswerForm.only(call, AnswerForm.ofSpelling(call));
        String answer = word + " in progress";
        begin(call.daemon());
        if (form == AnswerForm.TEXT) {
            call.reply(answer);
            return;
        }
        JsonFieldSink json = Answers.begin(call);
        json.field("status", answer);
        Answers.end(call, json);
    }
}
