package org.herald.capability.multisession;

import org.herald.api.bgp.CapabilityType;
import org.herald.testkit.CapabilityCompliance;

class CiscoMultisessionCapabilityTest extends CapabilityCompliance<Multisession> {
    @Override
    protected CapabilityType<Multisession> capability() {
        return new CiscoMultisessionCapability();
    }

    @Override
    protected String corpus() {
        return "cisco-multisession.txt";
    }
}
