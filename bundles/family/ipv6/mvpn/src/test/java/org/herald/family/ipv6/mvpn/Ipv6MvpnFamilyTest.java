package org.herald.family.ipv6.mvpn;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.mvpn.MvpnRoute;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv6MvpnFamilyTest extends AddressFamilyCompliance<MvpnRoute> {
    @Override
    protected AddressFamily<MvpnRoute> family() {
        return new Ipv6MvpnFamily();
    }
}
