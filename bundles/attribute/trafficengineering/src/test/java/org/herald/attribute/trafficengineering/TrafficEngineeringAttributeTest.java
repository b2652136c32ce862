package org.herald.attribute.trafficengineering;

import java.util.List;
import org.herald.api.bgp.PathAttributeType;
import org.herald.testkit.PathAttributeCompliance;

class TrafficEngineeringAttributeTest extends PathAttributeCompliance<List<SwitchingCapability>> {
    @Override
    protected PathAttributeType<List<SwitchingCapability>> attribute() {
        return new TrafficEngineeringAttribute();
    }
}
