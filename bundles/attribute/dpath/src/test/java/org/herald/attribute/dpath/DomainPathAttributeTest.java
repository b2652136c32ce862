package org.herald.attribute.dpath;

import java.util.List;
import org.herald.api.bgp.PathAttributeType;
import org.herald.testkit.PathAttributeCompliance;

class DomainPathAttributeTest extends PathAttributeCompliance<List<List<Domain>>> {
    @Override
    protected PathAttributeType<List<List<Domain>>> attribute() {
        return new DomainPathAttribute();
    }
}
