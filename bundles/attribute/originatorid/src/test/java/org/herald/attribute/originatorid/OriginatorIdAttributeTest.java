package org.herald.attribute.originatorid;

import org.herald.api.bgp.PathAttributeType;
import org.herald.api.wire.IpAddress;
import org.herald.testkit.PathAttributeCompliance;

class OriginatorIdAttributeTest extends PathAttributeCompliance<IpAddress> {
    @Override
    protected PathAttributeType<IpAddress> attribute() {
        return new OriginatorIdAttribute();
    }
}
