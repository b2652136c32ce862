package org.herald.api.daemon;

import java.util.function.Consumer;
import org.herald.api.bgp.RouteDraft;

/** Routes of the configuration, kept as octets. Immutable. */
public interface RouteSource {
    /** No route. */
    RouteSource NONE = new RouteSource() {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public void forEach(Consumer<RouteDraft> visitor) {}
    };

    int size();

    /** Shows each route in a draft that is reused for the next, in the order written. */
    void forEach(Consumer<RouteDraft> visitor);
}
