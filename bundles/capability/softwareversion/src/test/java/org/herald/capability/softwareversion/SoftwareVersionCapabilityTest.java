package org.herald.capability.softwareversion;

import org.herald.api.bgp.CapabilityType;
import org.herald.testkit.CapabilityCompliance;

class SoftwareVersionCapabilityTest extends CapabilityCompliance<String> {
    @Override
    protected CapabilityType<String> capability() {
        return new SoftwareVersionCapability();
    }
}
