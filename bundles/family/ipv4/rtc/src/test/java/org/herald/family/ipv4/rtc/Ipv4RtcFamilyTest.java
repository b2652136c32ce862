package org.herald.family.ipv4.rtc;

import org.herald.api.bgp.AddressFamily;
import org.herald.lib.routetarget.RouteTargetMembership;
import org.herald.testkit.AddressFamilyCompliance;

class Ipv4RtcFamilyTest extends AddressFamilyCompliance<RouteTargetMembership> {
    @Override
    protected AddressFamily<RouteTargetMembership> family() {
        return new Ipv4RtcFamily();
    }
}
