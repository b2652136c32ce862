package org.herald.family.ipv6.unicast;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.prefix.Prefix;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv6UnicastFamilyTest extends AddressFamilyCompliance<Prefix> {
    @Override
    protected AddressFamily<Prefix> family() {
        return new Ipv6UnicastFamily();
    }
}
