package org.herald.attribute.bfddiscriminator;

import org.herald.api.bgp.PathAttributeType;
import org.herald.testkit.PathAttributeCompliance;

class BfdDiscriminatorAttributeTest extends PathAttributeCompliance<BfdDiscriminator> {
    @Override
    protected PathAttributeType<BfdDiscriminator> attribute() {
        return new BfdDiscriminatorAttribute();
    }
}
