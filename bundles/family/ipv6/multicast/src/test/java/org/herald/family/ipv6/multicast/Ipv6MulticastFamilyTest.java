package org.herald.family.ipv6.multicast;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.prefix.Prefix;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv6MulticastFamilyTest extends AddressFamilyCompliance<Prefix> {
    @Override
    protected AddressFamily<Prefix> family() {
        return new Ipv6MulticastFamily();
    }
}
