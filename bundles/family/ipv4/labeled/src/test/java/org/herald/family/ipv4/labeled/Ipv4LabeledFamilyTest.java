package org.herald.family.ipv4.labeled;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.vpn.LabeledPrefix;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv4LabeledFamilyTest extends AddressFamilyCompliance<LabeledPrefix> {
    @Override
    protected AddressFamily<LabeledPrefix> family() {
        return new Ipv4LabeledFamily();
    }
}
