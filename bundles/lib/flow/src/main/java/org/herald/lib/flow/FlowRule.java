package org.herald.lib.flow;

import java.util.List;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/**
 * A flow specification: which packets are meant (RFC 8955, 4; RFC 8956, 3). What is to be done with them is said by communities.
 *
 * @param distinguisher of the VPN (RFC 8955, 8); null in families without
 * @param components at least one, by ascending type, none twice
 */
public record FlowRule(@Nullable RouteDistinguisher distinguisher, List<FlowComponent> components) {
    public FlowRule {
        components = List.copyOf(components);
    }
}
