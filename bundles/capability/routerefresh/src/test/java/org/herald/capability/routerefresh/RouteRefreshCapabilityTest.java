package org.herald.capability.routerefresh;

import org.herald.api.bgp.CapabilityType;
import org.herald.testkit.CapabilityCompliance;

class RouteRefreshCapabilityTest extends CapabilityCompliance<RefreshVariant> {
    @Override
    protected CapabilityType<RefreshVariant> capability() {
        return new RouteRefreshCapability();
    }

    @Override
    protected String corpus() {
        return "route-refresh.txt";
    }
}
