package org.herald.capability.dynamic;

import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.testkit.CapabilityCompliance;

class DynamicCapabilityTest extends CapabilityCompliance<List<Integer>> {
    @Override
    protected CapabilityType<List<Integer>> capability() {
        return new DynamicCapability();
    }
}
