package org.herald.family.ipv4.mvpn;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.mvpn.MvpnRoute;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv4MvpnFamilyTest extends AddressFamilyCompliance<MvpnRoute> {
    @Override
    protected AddressFamily<MvpnRoute> family() {
        return new Ipv4MvpnFamily();
    }
}
