package org.herald.attribute.med;

import org.herald.api.bgp.PathAttributeType;
import org.herald.testkit.PathAttributeCompliance;

class MedAttributeTest extends PathAttributeCompliance<Long> {
    @Override
    protected PathAttributeType<Long> attribute() {
        return new MedAttribute();
    }
}
