package org.herald.command.daemon;

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

/** Lists every installed command in the spelling that was used to ask: derived from the commands themselves. */
@Component(service = ApiCommand.class)
@ProvideCommand("help")
public final class HelpCommand implements ApiCommand {
    private static final String SELECTOR_V4 = "[neighbor <ip> [filters]] ";
    private static final String SELECTOR_V6 = "[peer <selector>] ";
    private static final List<String> FILTERS =
            List.of("local-ip", "local-as", "peer-as", "router-id", "family-allowed");

    @Override
    public List<CommandPath> paths() {
        String help = "list the commands";
        return List.of(
                Answers.path("help", Version.V4, "[text | json]", help, "help"),
                Answers.path("system help", Version.V6, "[text | json]", help, "system help"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        if (AnswerForm.only(call, AnswerForm.ofSpelling(call)) == AnswerForm.TEXT) {
            replyText(call);
        } else {
            replyJson(call);
        }
    }

    private static void replyText(ApiCall call) {
        String selector = call.path().version() == Version.V6 ? SELECTOR_V6 : SELECTOR_V4;
        call.reply("");
        call.reply("the commands of this daemon; filters are " + String.join(" ", FILTERS) + ":");
        call.reply("");
        for (CommandPath path : call.daemon().commands()) {
            if (isSpoken(path, call)) {
                String arguments = path.arguments().isEmpty() ? "" : " " + path.arguments();
                call.reply((takesSelector(path) ? selector : "") + path.words() + arguments);
            }
        }
        call.reply("");
    }

    private static void replyJson(ApiCall call) {
        JsonFieldSink json = Answers.begin(call);
        json.field("description", "the commands of this daemon");
        json.name("peer_filters").openList();
        FILTERS.forEach(json::text);
        json.closeList();
        json.name("commands").openList();
        for (CommandPath path : call.daemon().commands()) {
            if (isSpoken(path, call)) {
                replyCommand(path, json);
            }
        }
        json.closeList();
        Answers.end(call, json);
    }

    private static void replyCommand(CommandPath path, JsonFieldSink json) {
        json.openObject();
        json.field("command", path.words());
        json.field("neighbor_support", takesSelector(path));
        json.field("json_support", path.arguments().contains(AnswerForm.JSON.word()));
        json.field("arguments", path.arguments());
        json.field("help", path.help());
        json.field("example", path.example());
        json.closeObject();
    }

    private static boolean isSpoken(CommandPath path, ApiCall call) {
        return path.version() == Version.BOTH || path.version() == call.path().version();
    }

    private static boolean takesSelector(CommandPath path) {
        return path.addressing() != Addressing.NONE;
    }
}
