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

/** Lists address, AS number and state of every neighbor. */
@Component(service = ApiCommand.class)
@ProvideCommand("peer list")
public final class ListPeersCommand implements ApiCommand {
    @Override
    public List<CommandPath> paths() {
        String help = "list address, AS number and state of every neighbor";
        return List.of(
                new CommandPath("peer list", Version.V6, Addressing.NONE, "[text | json]", help, "peer list text"));
    }

    @Override
    public void run(ApiCall call) throws StatementException {
        if (AnswerForm.only(call, AnswerForm.JSON) == AnswerForm.TEXT) {
            for (PeerControl peer : call.daemon().peers()) {
                String name =
                        peer.identity().peerAddress() + " " + peer.identity().peerAs();
                call.reply(name + " " + peer.status().fsm());
            }
            return;
        }
        JsonFieldSink json = new JsonFieldSink(call.reply(), call.dialect());
        json.dense();
        json.openList();
        for (PeerControl peer : call.daemon().peers()) {
            json.openObject();
            json.field("peer-address", peer.identity().peerAddress());
            json.field("peer-as", peer.identity().peerAs());
            json.field("state", peer.status().fsm());
            json.closeObject();
        }
        json.closeList();
        call.reply().u8('\n');
    }
}
