package org.herald.lib.route;

import org.herald.api.bgp.RouteDraft;
import org.herald.api.config.StatementException;

/** Takes the routes of a statement, one after the other. */
@FunctionalInterface
public interface RouteReceiver {
    /**
     * @param route reused for the next one: what is kept must be copied
     * @throws StatementException if the route cannot be taken: ends the reading
     */
    void route(RouteDraft route) throws StatementException;
}
