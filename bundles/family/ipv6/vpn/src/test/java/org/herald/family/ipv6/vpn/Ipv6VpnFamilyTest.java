package org.herald.family.ipv6.vpn;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.vpn.VpnPrefix;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv6VpnFamilyTest extends AddressFamilyCompliance<VpnPrefix> {
    @Override
    protected AddressFamily<VpnPrefix> family() {
        return new Ipv6VpnFamily();
    }
}
