package org.herald.family.ipv4.vpn;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.vpn.VpnPrefix;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv4VpnFamilyTest extends AddressFamilyCompliance<VpnPrefix> {
    @Override
    protected AddressFamily<VpnPrefix> family() {
        return new Ipv4VpnFamily();
    }
}
