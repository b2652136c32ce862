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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Code 70 (RFC 7313): a refresh is told from ordinary updates by a beginning and an end. Sent wherever code 2 is. */
@ProvideCapability(value = "enhanced-route-refresh", code = 70)
@Component(service = CapabilityType.class)
public final class EnhancedRouteRefreshCapability extends EmptyCapability {
    public EnhancedRouteRefreshCapability() {
        super(RefreshVariant.ENHANCED);
    }

    @Override
    public int code() {
        return 70;
    }

    @Override
    public String name() {
        return "enhanced-route-refresh";
    }

    @Override
    public int offerOrder() {
        return 60;
    }

    /** None: the keyword is that of {@link RouteRefreshCapability}. */
    @Override
    public List<Setting<?>> settings() {
        return List.of();
    }

    @Override
    public void offer(NeighborView neighbor, Offer out) {
        if (neighbor.settings().isOn(RouteRefreshCapability.ROUTE_REFRESH)) {
            out.begin();
        }
    }

    @Override
    public void negotiate(@Nullable RefreshVariant sent, @Nullable RefreshVariant received, Negotiated.Builder out) {
        if (sent != null && received != null) {
            out.enhancedRefresh();
        }
    }

    @Override
    public void describe(RefreshVariant value, FieldSink out, CodecView codecs) {
        out.field("name", "enhanced-route-refresh");
    }

    @Override
    public void print(RefreshVariant value, TextWriter out, CodecView codecs) {
        out.word("enhanced route refresh");
    }
}
