package org.herald.attribute.atomicaggregate;

import org.herald.api.bgp.PathAttributeType;
import org.herald.testkit.PathAttributeCompliance;

class AtomicAggregateAttributeTest extends PathAttributeCompliance<Boolean> {
    @Override
    protected PathAttributeType<Boolean> attribute() {
        return new AtomicAggregateAttribute();
    }
}
