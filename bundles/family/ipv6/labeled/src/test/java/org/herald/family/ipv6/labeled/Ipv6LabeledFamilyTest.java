package org.herald.family.ipv6.labeled;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.vpn.LabeledPrefix;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv6LabeledFamilyTest extends AddressFamilyCompliance<LabeledPrefix> {
    @Override
    protected AddressFamily<LabeledPrefix> family() {
        return new Ipv6LabeledFamily();
    }
}
