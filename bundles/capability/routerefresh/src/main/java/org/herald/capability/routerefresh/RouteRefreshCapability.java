package org.herald.capability.routerefresh;

import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.ProvideCapability;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Setting;
import org.herald.api.config.ValueType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Code 2 (RFC 2918): the peer may ask for all routes again. */
@ProvideCapability(value = "route-refresh", code = 2, words = "route-refresh")
@Component(service = CapabilityType.class)
public final class RouteRefreshCapability extends EmptyCapability {
    static final Setting<Boolean> ROUTE_REFRESH = new Setting<>(
            "neighbor/capability",
            "route-refresh",
            ValueType.BOOLEAN,
            false,
            true,
            "ask for and answer requests for all routes, also in the enhanced form (RFC 2918, RFC 7313)",
            "enable");

    public RouteRefreshCapability() {
        super(RefreshVariant.RFC);
    }

    @Override
    public int code() {
        return 2;
    }

    @Override
    public String name() {
        return "route-refresh";
    }

    @Override
    public int offerOrder() {
        return 50;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ROUTE_REFRESH);
    }

    @Override
    public void offer(NeighborView neighbor, Offer out) {
        if (neighbor.settings().isOn(ROUTE_REFRESH)) {
            out.begin();
        }
    }

    @Override
    public void negotiate(@Nullable RefreshVariant sent, @Nullable RefreshVariant received, Negotiated.Builder out) {
        if (sent != null && received != null) {
            out.refresh();
        }
    }

    @Override
    public void describe(RefreshVariant value, FieldSink out, CodecView codecs) {
        out.field("name", "route-refresh");
        out.field("variant", "RFC");
    }

    @Override
    public void print(RefreshVariant value, TextWriter out, CodecView codecs) {
        out.word("route refresh");
    }
}
