package org.herald.family.ipv6.mup;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.mup.MupRoute;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv6MupFamilyTest extends AddressFamilyCompliance<MupRoute> {
    @Override
    protected AddressFamily<MupRoute> family() {
        return new Ipv6MupFamily();
    }
}
