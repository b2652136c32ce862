package org.herald.lib.srpolicy;

import java.util.ArrayList;
import java.util.List;

/** The tunnels of a Tunnel Encapsulation attribute (RFC 9012, 2), in the order received. */
public record TunnelEncapsulation(List<Tunnel> tunnels) {
    public TunnelEncapsulation {
        tunnels = List.copyOf(tunnels);
    }

    /**
     * One tunnel.
     *
     * @param type 0 to 65535
     */
    public record Tunnel(int type, List<SubTlv> subTlvs) {
        public Tunnel {
            subTlvs = List.copyOf(subTlvs);
        }
    }

    /** These tunnels, then those. */
    public TunnelEncapsulation with(TunnelEncapsulation later) {
        List<Tunnel> all = new ArrayList<>(tunnels);
        all.addAll(later.tunnels);
        return new TunnelEncapsulation(all);
    }
}
