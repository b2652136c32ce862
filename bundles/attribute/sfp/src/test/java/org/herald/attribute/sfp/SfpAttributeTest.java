package org.herald.attribute.sfp;

import java.util.List;
import org.herald.api.bgp.PathAttributeType;
import org.herald.testkit.PathAttributeCompliance;

class SfpAttributeTest extends PathAttributeCompliance<List<SfpTlv>> {
    @Override
    protected PathAttributeType<List<SfpTlv>> attribute() {
        return new SfpAttribute();
    }
}
