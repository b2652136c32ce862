package org.herald.family.l2vpn.vpls;

import org.herald.api.bgp.AddressFamily;
import org.herald.testkit.AddressFamilyCompliance;

class VplsFamilyTest extends AddressFamilyCompliance<VplsRoute> {
    @Override
    protected AddressFamily<VplsRoute> family() {
        return new VplsFamily();
    }
}
