package org.herald.family.ipv4.mup;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.mup.MupRoute;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv4MupFamilyTest extends AddressFamilyCompliance<MupRoute> {
    @Override
    protected AddressFamily<MupRoute> family() {
        return new Ipv4MupFamily();
    }
}
