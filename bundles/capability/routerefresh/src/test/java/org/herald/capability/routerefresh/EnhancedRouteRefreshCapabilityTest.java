package org.herald.capability.routerefresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.RefreshSupport;
import org.herald.api.config.StatementException;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.CapabilityCompliance;
import org.herald.testkit.FakeNeighborView;
import org.junit.jupiter.api.Test;

class EnhancedRouteRefreshCapabilityTest extends CapabilityCompliance<RefreshVariant> {
    @Override
    protected CapabilityType<RefreshVariant> capability() {
        return new EnhancedRouteRefreshCapability();
    }

    @Override
    protected String corpus() {
        return "enhanced-route-refresh.txt";
    }

    @Test
    void isOfferedWithTheKeywordOfRouteRefresh() throws StatementException {
        FakeNeighborView on = neighbor().written(new RouteRefreshCapability(), "route-refresh");
        List<WireWriter> values = new ArrayList<>();

        capability().offer(neighbor(), () -> add(values));
        assertThat(values).isEmpty();
        capability().offer(on, () -> add(values));
        assertThat(values).hasSize(1);
        assertThat(values.get(0).size()).isZero();
    }

    @Test
    void isWhatBothSidesSent() {
        assertThat(support(new RouteRefreshCapability(), RefreshVariant.RFC)).isEqualTo(RefreshSupport.NORMAL);
        assertThat(support(new CiscoRouteRefreshCapability(), RefreshVariant.CISCO))
                .isEqualTo(RefreshSupport.ABSENT);
        assertThat(support(capability(), RefreshVariant.ENHANCED)).isEqualTo(RefreshSupport.ENHANCED);
    }

    @Test
    void isAbsentWhereOneSideSentNothing() {
        Negotiated.Builder facts = new Negotiated.Builder();
        new RouteRefreshCapability().negotiate(RefreshVariant.RFC, null, facts);
        new RouteRefreshCapability().negotiate(null, RefreshVariant.RFC, facts);
        capability().negotiate(RefreshVariant.ENHANCED, null, facts);

        assertThat(facts.build().refresh()).isEqualTo(RefreshSupport.ABSENT);
    }

    private static RefreshSupport support(CapabilityType<RefreshVariant> type, RefreshVariant variant) {
        Negotiated.Builder facts = new Negotiated.Builder();
        type.negotiate(variant, variant, facts);
        return facts.build().refresh();
    }

    private static WireWriter add(List<WireWriter> values) {
        WireWriter value = new WireWriter();
        values.add(value);
        return value;
    }
}
