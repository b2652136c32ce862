package org.herald.family.ipv4.unicast;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.prefix.Prefix;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv4UnicastFamilyTest extends AddressFamilyCompliance<Prefix> {
    @Override
    protected AddressFamily<Prefix> family() {
        return new Ipv4UnicastFamily();
    }
}
