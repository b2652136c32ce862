package org.herald.capability.routerefresh;

import org.herald.api.bgp.CapabilityType;
import org.herald.testkit.CapabilityCompliance;

class CiscoRouteRefreshCapabilityTest extends CapabilityCompliance<RefreshVariant> {
    @Override
    protected CapabilityType<RefreshVariant> capability() {
        return new CiscoRouteRefreshCapability();
    }

    @Override
    protected String corpus() {
        return "cisco-route-refresh.txt";
    }
}
