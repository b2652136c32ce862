package org.herald.command.session;

import java.util.List;
import org.herald.api.client.AnswerForm;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.herald.lib.json.JsonFieldSink;
import org.osgi.service.component.annotations.Component;

/** Drops what the program asked for and was not done yet. */
@Component(service = ApiCommand.class)
@ProvideCommand("session reset")
public final class ResetCommand implements ApiCommand {
    private static final String ANSWER = "asynchronous queue cleared";

    @Override
    public List<CommandPath> paths() {
        String help = "drop commands of this program that were not carried out yet";
        return List.of(
                new CommandPath("reset", Version.V4, Addressing.NONE, "[text | json]", help, "reset"),
                new CommandPath("session reset", Version.V6, Addressing.NONE, "[text | json]", help, "session reset"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        AnswerForm form = AnswerForm.only(call, AnswerForm.ofSpelling(call));
        int droppedCount = call.client().dropPending();
        if (form == AnswerForm.TEXT) {
            call.reply(ANSWER);
            return;
        }
        JsonFieldSink json = new JsonFieldSink(call.reply(), call.dialect());
        json.dense();
        json.openObject();
        json.field("status", ANSWER);
        json.field("dropped", droppedCount);
        json.closeObject();
        call.reply().u8('\n');
    }
}
