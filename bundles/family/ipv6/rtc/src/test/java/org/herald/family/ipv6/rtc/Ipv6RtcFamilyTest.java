package org.herald.family.ipv6.rtc;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.routetarget.RouteTargetMembership;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv6RtcFamilyTest extends AddressFamilyCompliance<RouteTargetMembership> {
    @Override
    protected AddressFamily<RouteTargetMembership> family() {
        return new Ipv6RtcFamily();
    }
}
