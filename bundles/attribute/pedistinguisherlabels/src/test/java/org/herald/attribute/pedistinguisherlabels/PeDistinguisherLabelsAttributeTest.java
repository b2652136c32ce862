package org.herald.attribute.pedistinguisherlabels;

import java.util.List;
import org.herald.api.bgp.PathAttributeType;
import org.herald.testkit.PathAttributeCompliance;

class PeDistinguisherLabelsAttributeTest extends PathAttributeCompliance<List<PeLabel>> {
    @Override
    protected PathAttributeType<List<PeLabel>> attribute() {
        return new PeDistinguisherLabelsAttribute();
    }
}
