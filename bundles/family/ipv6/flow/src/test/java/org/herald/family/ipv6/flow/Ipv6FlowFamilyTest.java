package org.herald.family.ipv6.flow;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.flow.FlowRule;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv6FlowFamilyTest extends AddressFamilyCompliance<FlowRule> {
    @Override
    protected AddressFamily<FlowRule> family() {
        return new Ipv6FlowFamily();
    }
}
