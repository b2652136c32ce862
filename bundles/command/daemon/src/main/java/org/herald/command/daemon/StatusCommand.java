package org.herald.command.daemon;

import java.util.List;
import org.herald.api.client.AnswerForm;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.DaemonControl;
import org.herald.api.client.PeerControl;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.herald.lib.json.JsonFieldSink;
import org.osgi.service.component.annotations.Component;

/** Tells who the daemon is, how long it has run and how its neighbors are. */
@Component(service = ApiCommand.class)
@ProvideCommand("status")
public final class StatusCommand implements ApiCommand {
    private static final long MICROS_A_SECOND = 1_000_000;

    @Override
    public List<CommandPath> paths() {
        String help = "tell version, process, uptime and the state of each neighbor";
        return List.of(
                Answers.path("status", Version.V4, "[text | json]", help, "status"),
                Answers.path("daemon status", Version.V6, "[text | json]", help, "daemon status"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        if (AnswerForm.only(call, AnswerForm.ofEncoder(call)) == AnswerForm.TEXT) {
            replyText(call, call.daemon());
        } else {
            replyJson(call, call.daemon());
        }
    }

    private static void replyText(ApiCall call, DaemonControl daemon) {
        call.reply("Herald Status:");
        call.reply("  Version: " + daemon.version());
        call.reply("  UUID: " + daemon.uuid());
        call.reply("  PID: " + daemon.pid());
        call.reply("  Uptime: " + daemon.uptimeSeconds() + " seconds");
        call.reply("  Peers: " + daemon.peers().size());
        for (PeerControl peer : daemon.peers()) {
            call.reply("  - " + peer.identity().name() + ": " + peer.status().fsm());
        }
    }

    private static void replyJson(ApiCall call, DaemonControl daemon) {
        JsonFieldSink json = Answers.begin(call);
        json.field("version", daemon.version());
        json.field("uuid", daemon.uuid());
        json.field("pid", daemon.pid());
        json.field("uptime", daemon.uptimeSeconds());
        json.name("start_time").decimal((double) daemon.startedAtMicros() / MICROS_A_SECOND);
        json.name("peers").openObject();
        for (PeerControl peer : daemon.peers()) {
            json.field(Answers.name(peer.identity().name()), peer.status().fsm());
        }
        json.closeObject();
        Answers.end(call, json);
    }
}
