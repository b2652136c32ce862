package org.herald.command.daemon;

import java.util.List;
import org.herald.api.client.AnswerForm;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.DaemonControl.QueueStatus;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.herald.lib.json.JsonFieldSink;
import org.osgi.service.component.annotations.Component;

/** Tells what waits to be read by each program. */
@Component(service = ApiCommand.class)
@ProvideCommand("queue-status")
public final class QueueStatusCommand implements ApiCommand {
    @Override
    public List<CommandPath> paths() {
        String help = "tell how many lines and octets wait to be read by each program";
        return List.of(
                Answers.path("queue-status", Version.V4, "[text | json]", help, "queue-status"),
                Answers.path("system queue-status", Version.V6, "[text | json]", help, "system queue-status"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        List<QueueStatus> queues = call.daemon().queues();
        if (AnswerForm.only(call, AnswerForm.ofEncoder(call)) == AnswerForm.TEXT) {
            replyText(call, queues);
            return;
        }
        JsonFieldSink json = Answers.begin(call);
        for (QueueStatus queue : queues) {
            json.name(Answers.name(queue.name())).openObject();
            json.field("items", queue.items());
            json.field("bytes", queue.octets());
            json.closeObject();
        }
        Answers.end(call, json);
    }

    private static void replyText(ApiCall call, List<QueueStatus> queues) {
        boolean isNothingQueued = true;
        for (QueueStatus queue : queues) {
            if (queue.items() > 0) {
                isNothingQueued = false;
                call.reply(queue.name() + ": " + queue.items() + " items (" + queue.octets() + " bytes)");
            }
        }
        if (isNothingQueued) {
            call.reply("no queued messages");
        }
    }
}
