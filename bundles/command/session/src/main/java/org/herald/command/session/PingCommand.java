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
import org.herald.api.config.Words;
import org.herald.lib.json.JsonFieldSink;
import org.osgi.service.component.annotations.Component;

/** Tells that the daemon is there, and which one it is. */
@Component(service = ApiCommand.class)
@ProvideCommand("session ping")
public final class PingCommand implements ApiCommand {
    private static final String ARGUMENTS = "[<uuid> <start>] [text | json]";

    @Override
    public List<CommandPath> paths() {
        String help = "tell that the daemon is there, by an identifier that changes when it is restarted";
        return List.of(
                new CommandPath("ping", Version.V4, Addressing.NONE, ARGUMENTS, help, "ping text"),
                new CommandPath(
                        "session ping",
                        Version.V6,
                        Addressing.NONE,
                        ARGUMENTS,
                        help,
                        "session ping 4f9c7a52-0b1e-4d5c-9d4e-2f8b6a7c1d3e 1795385761.5"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        if (replyForm(call) == AnswerForm.TEXT) {
            call.reply("pong " + call.daemon().uuid() + " active=true");
            return;
        }
        JsonFieldSink json = new JsonFieldSink(call.reply(), call.dialect());
        json.dense();
        json.openObject();
        json.field("pong", call.daemon().uuid());
        json.field("active", true);
        json.closeObject();
        call.reply().u8('\n');
    }

    /** Takes the client's identifier and start time, which tell clients apart where only one may be active: here all may. */
    private static AnswerForm replyForm(ApiCall call) throws StatementException {
        Words words = call.words();
        AnswerForm form = AnswerForm.accept(words, AnswerForm.ofEncoder(call));
        if (!words.hasNext()) {
            return form;
        }
        words.next("an identifier");
        words.next("a start time");
        return AnswerForm.only(call, form);
    }
}
