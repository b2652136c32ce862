package org.herald.family.ipv6.srpolicy;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.srpolicy.SrPolicy;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv6SrPolicyFamilyTest extends AddressFamilyCompliance<SrPolicy> {
    @Override
    protected AddressFamily<SrPolicy> family() {
        return new Ipv6SrPolicyFamily();
    }
}
