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

/**
 * Code 128, which old routers send for route refresh: shown, never sent. It does not count as code 2; who understands route refresh today sends
 * that too.
 */
@ProvideCapability(value = "cisco-route-refresh", code = 128)
@Component(service = CapabilityType.class)
public final class CiscoRouteRefreshCapability extends EmptyCapability {
    public CiscoRouteRefreshCapability() {
        super(RefreshVariant.CISCO);
    }

    @Override
    public int code() {
        return 128;
    }

    @Override
    public String name() {
        return "cisco-route-refresh";
    }

    @Override
    public int offerOrder() {
        return 55;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of();
    }

    @Override
    public void offer(NeighborView neighbor, Offer out) {}

    @Override
    public void negotiate(@Nullable RefreshVariant sent, @Nullable RefreshVariant received, Negotiated.Builder out) {}

    @Override
    public void describe(RefreshVariant value, FieldSink out, CodecView codecs) {
        out.field("name", "route-refresh");
        out.field("variant", "Cisco");
    }

    @Override
    public void print(RefreshVariant value, TextWriter out, CodecView codecs) {
        out.word("cisco route refresh");
    }
}
