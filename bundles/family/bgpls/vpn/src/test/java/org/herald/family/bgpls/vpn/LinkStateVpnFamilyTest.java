package org.herald.family.bgpls.vpn;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.linkstate.LinkStateNlri;
import org.herald.testkit.AddressFamilyCompliance;

class LinkStateVpnFamilyTest extends AddressFamilyCompliance<LinkStateNlri> {
    @Override
    protected AddressFamily<LinkStateNlri> family() {
        return new LinkStateVpnFamily();
    }
}
