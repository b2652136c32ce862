package org.herald.family.ipv4.flow;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.flow.FlowRule;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv4FlowFamilyTest extends AddressFamilyCompliance<FlowRule> {
    @Override
    protected AddressFamily<FlowRule> family() {
        return new Ipv4FlowFamily();
    }
}
