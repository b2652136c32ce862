package org.herald.command.announce;

import java.util.List;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.client.PeerControl;
import org.herald.api.config.StatementException;
import org.herald.lib.route.RouteAction;
import org.herald.lib.route.RouteReceiver;

/**
 * Gives the routes of a command to the neighbors it goes to. Kept and used for each command in turn, on the loop: a line then costs no
 * object.
 */
final class RouteDelivery implements RouteReceiver {
    private List<PeerControl> peers = List.of();
    private RouteAction action = RouteAction.ANNOUNCE;
    private boolean isRehearsal;

    /** The routes that come are checked with every neighbor, no more. */
    RouteDelivery rehearse(List<PeerControl> with) {
        peers = with;
        action = RouteAction.ANNOUNCE;
        isRehearsal = true;
        return this;
    }

    /** The routes that come are announced or withdrawn, each once every neighbor can take it. */
    RouteDelivery perform(List<PeerControl> with, RouteAction what) {
        peers = with;
        action = what;
        isRehearsal = false;
        return this;
    }

    /** Lets go of the neighbors. */
    void end() {
        peers = List.of();
    }

    @Override
    public void route(RouteDraft route) throws StatementException {
        // by index: an iterator would be the only object that a line costs here
        if (action == RouteAction.WITHDRAW) {
            for (int index = 0; index < peers.size(); index++) {
                peers.get(index).withdraw(route);
            }
            return;
        }
        for (int index = 0; index < peers.size(); index++) {
            peers.get(index).check(route);
        }
        if (!isRehearsal) {
            for (int index = 0; index < peers.size(); index++) {
                peers.get(index).announce(route);
            }
        }
    }
}
