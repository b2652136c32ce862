package org.herald.command.neighbor;

import java.util.List;
import org.herald.api.client.AnswerForm;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.PeerControl;
import org.herald.api.client.ProvideCommand;
import org.herald.api.config.StatementException;
import org.herald.lib.json.JsonFieldSink;
import org.osgi.service.component.annotations.Component;

/**
 * Shows neighbors: a table, everything about each, their configuration, or JSON. All neighbors are shown, whoever may address them, unless
 * addresses or a selector say which.
 */
@Component(service = ApiCommand.class)
@ProvideCommand("show neighbor")
public final class ShowNeighborCommand implements ApiCommand {
    private static final String ARGUMENTS = "[<ip>] [summary | extensive | configuration] [text | json]";

    @Override
    public List<CommandPath> paths() {
        String help = "show neighbors";
        return List.of(
                new CommandPath("show neighbor", Version.V4, Addressing.NONE, ARGUMENTS, help, "show neighbor summary"),
                new CommandPath("peer show", Version.V6, Addressing.NONE, ARGUMENTS, help, "peer show extensive"),
                new CommandPath("show", Version.V6, Addressing.REQUIRED, ARGUMENTS, help, "show summary"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        ShowOptions options = ShowOptions.read(call);
        if (options.form() == AnswerForm.JSON) {
            replyJson(call, options.peers());
            return;
        }
        switch (options.part()) {
            case SUMMARY -> replySummary(call, options.peers());
            case EXTENSIVE -> call.reply(new PeerLines(options.peers(), new ExtensiveText(call.codecs())));
            case CONFIGURATION -> call.reply(new PeerLines(options.peers(), ShowNeighborCommand::printConfiguration));
            case UNSPECIFIED -> {
                call.reply("please specify summary, extensive or configuration");
                call.reply("an address behind the word neighbor limits what is shown to that neighbor");
            }
        }
    }

    private static void replySummary(ApiCall call, List<PeerControl> peers) {
        SummaryTable table = call.path().version() == Version.V6 ? SummaryTable.WITH_PREFIXES : SummaryTable.PLAIN;
        call.reply(table.header());
        call.reply(new PeerLines(peers, table));
    }

    private static void printConfiguration(PeerControl peer, org.herald.api.wire.WireWriter out) {
        for (String line : peer.configuration()) {
            PeerLines.line(line, out);
        }
    }

    private static void replyJson(ApiCall call, List<PeerControl> peers) {
        JsonFieldSink json = new JsonFieldSink(call.reply(), call.dialect());
        json.dense();
        json.openList();
        for (PeerControl peer : peers) {
            StatusJson.describe(peer, call.codecs(), json);
        }
        json.closeList();
        call.reply().u8('\n');
    }
}
