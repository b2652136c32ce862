package org.herald.family.ipv4.srpolicy;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.srpolicy.SrPolicy;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv4SrPolicyFamilyTest extends AddressFamilyCompliance<SrPolicy> {
    @Override
    protected AddressFamily<SrPolicy> family() {
        return new Ipv4SrPolicyFamily();
    }
}
