package org.herald.testkit;

import org.herald.api.bgp.AddressFamily;
import org.herald.api.wire.IpAddress;

class Ipv4HostComplianceTest extends AddressFamilyCompliance<IpAddress> {
    @Override
    protected AddressFamily<IpAddress> family() {
        return SampleFamily.IPV4_UNICAST;
    }

    @Override
    protected String corpus() {
        return "hosts.txt";
    }
}
